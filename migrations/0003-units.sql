-- Units: an identity that outlives its names, codes, symbols and parents; and what became of it.

create table unit (
  id uuid primary key default new_id(),
  created_at timestamptz not null default now(),
  demo boolean not null default false
);

create table unit_version (
  id uuid primary key default new_id(),
  unit_id uuid not null references unit (id),
  valid daterange not null check (not isempty(valid)),
  type text not null,
  name text not null check (char_length(name) between 1 and 200),
  full_name text not null check (char_length(full_name) between 1 and 300),
  -- Official code; reused over time, so never an identity.
  code text,
  -- Symbol in document numbers: BTGDVTU in 107-CV/BTGDVTU.
  symbol text,
  parent_id uuid references unit (id),
  -- The territorial unit this body works in, where it is not its parent.
  territory_id uuid references unit (id),
  name_canonical text generated always as (text_words(text_canonical(full_name))) stored,
  name_folded text generated always as (text_words(text_folded(full_name))) stored,
  check (parent_id <> unit_id),
  exclude using gist (unit_id with =, valid with &&)
);
create index unit_version_parent on unit_version (parent_id);
create index unit_version_code on unit_version (code);
create index unit_version_canonical on unit_version (name_canonical text_pattern_ops);
create index unit_version_folded on unit_version using gin (name_folded gin_trgm_ops);

create table unit_succession (
  id uuid primary key default new_id(),
  on_date date not null,
  kind text not null check (kind in ('merge', 'split', 'rename', 'move', 'dissolve')),
  document text,
  note text,
  created_at timestamptz not null default now(),
  demo boolean not null default false
);

create table unit_succession_link (
  succession_id uuid not null references unit_succession (id) on delete cascade,
  old_unit_id uuid not null references unit (id),
  -- Null: dissolved without an heir.
  new_unit_id uuid references unit (id),
  part text not null default 'full' check (part in ('full', 'partial')),
  unique nulls not distinct (succession_id, old_unit_id, new_unit_id)
);
create index unit_succession_link_old on unit_succession_link (old_unit_id);
create index unit_succession_link_new on unit_succession_link (new_unit_id);
