-- Replication: what an adopter kept beside what it changed, lists by last change, reminders of reports, outsiders forgotten in time.

-- FRAME: what stayed as it was, in the adopter's words.
alter table adaptation add column kept text not null default '' check (char_length(kept) <= 2000);

-- The office's list, the last changed first.
create index adoption_recent on adoption (updated_at desc, id desc);

-- Announcements from outside that nobody confirmed, and addresses that are no longer needed.
create index adoption_unconfirmed on adoption (created_at) where outside_name is not null and confirmed_at is null;
create index adoption_outside_ended on adoption (ended_on) where outside_mail is not null and ended_on is not null;

-- Which reminder of a report went out for which due day: a restarted job sends none twice.
create table adoption_reminder (
  adoption_id uuid not null references adoption (id) on delete cascade,
  due_on date not null,
  -- Days before (negative) or after the day.
  step integer not null,
  sent_at timestamptz not null default now(),
  primary key (adoption_id, due_on, step)
);
