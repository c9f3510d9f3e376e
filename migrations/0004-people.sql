-- People: accounts by invitation, roles granted at a unit.

create table person (
  id uuid primary key default new_id(),
  name text not null check (char_length(name) between 1 and 120),
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean not null default false,
  status text not null default 'active' check (status in ('invited', 'active', 'suspended')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  demo boolean not null default false
);

create table person_grant (
  id uuid primary key default new_id(),
  person_id uuid not null references person (id) on delete cascade,
  role text not null,
  -- Null: everywhere.
  unit_id uuid references unit (id),
  granted_by uuid references person (id),
  granted_at timestamptz not null default now(),
  unique nulls not distinct (person_id, role, unit_id)
);
create index person_grant_unit on person_grant (unit_id);
