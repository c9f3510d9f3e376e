-- Notifications: what waits for a person, in the office and by mail. Texts are written at reading, from kind and facts.

create table notification (
  id uuid primary key default new_id(),
  person_id uuid not null references person (id) on delete cascade,
  kind text not null check (kind ~ '^[a-z_]+(\.[a-z_]+)+$'),
  -- References and short facts for the text: names of practices and units, days. No opinions, no personal data of others.
  facts jsonb not null default '{}',
  -- An office address, in Vietnamese.
  href text not null check (href like '/%' and char_length(href) <= 500),
  created_at timestamptz not null default now(),
  read_at timestamptz,
  -- The same thing is told once.
  once_key text not null,
  unique (person_id, once_key)
);
create index notification_unread on notification (person_id, created_at desc, id desc) where read_at is null;
create index notification_person on notification (person_id, created_at desc, id desc);
