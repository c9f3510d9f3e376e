-- Units: an identity that outlives its names, codes, symbols and parents; and what became of it.

create table unit (
  id uuid primary key default new_id(),
  -- What a data set calls the unit; loading the set again finds it by this.
  source_key text unique,
  created_at timestamptz not null default now(),
  demo boolean not null default false
);

create table unit_version (
  id uuid primary key default new_id(),
  unit_id uuid not null references unit (id) on delete cascade,
  -- An open start: since a day nobody recorded. An open end: until further notice.
  valid daterange not null check (not isempty(valid)),
  type text not null check (type ~ '^[a-z_]+$'),
  name text not null check (char_length(name) between 1 and 200),
  full_name text not null check (char_length(full_name) between 1 and 300),
  -- Official code; reused over time, so never an identity.
  code text check (char_length(code) between 1 and 40),
  -- Symbol in document numbers: BTGDVTU in 107-CV/BTGDVTU.
  symbol text check (char_length(symbol) between 1 and 40),
  parent_id uuid references unit (id),
  -- The territorial unit this body works in, where it is not its parent.
  territory_id uuid references unit (id),
  -- The decision this version rests on.
  document text check (char_length(document) between 1 and 300),
  name_canonical text not null generated always as (text_words(text_canonical(full_name))) stored,
  name_folded text not null generated always as (text_words(text_folded(full_name))) stored,
  short_canonical text not null generated always as (text_words(text_canonical(name))) stored,
  short_folded text not null generated always as (text_words(text_folded(name))) stored,
  check (parent_id <> unit_id),
  check (territory_id <> unit_id),
  exclude using gist (unit_id with =, valid with &&)
);
create index unit_version_parent on unit_version (parent_id);
create index unit_version_territory on unit_version (territory_id) where territory_id is not null;
create index unit_version_code on unit_version (code);
create index unit_version_symbol on unit_version (lower(symbol)) where symbol is not null;
create index unit_version_folded on unit_version using gin (name_folded gin_trgm_ops);
create index unit_version_short on unit_version using gin (short_folded gin_trgm_ops);

-- Other names a unit is known by, found by search.
create table unit_alias (
  unit_id uuid not null references unit (id) on delete cascade,
  name text not null check (char_length(name) between 1 and 300),
  name_canonical text not null generated always as (text_words(text_canonical(name))) stored,
  name_folded text not null generated always as (text_words(text_folded(name))) stored,
  primary key (unit_id, name)
);

create table unit_succession (
  id uuid primary key default new_id(),
  source_key text unique,
  on_date date not null,
  kind text not null check (kind in ('merge', 'split', 'rename', 'move', 'dissolve')),
  document text check (char_length(document) between 1 and 300),
  note text check (char_length(note) between 1 and 2000),
  created_at timestamptz not null default now(),
  demo boolean not null default false
);

create table unit_succession_link (
  succession_id uuid not null references unit_succession (id) on delete cascade,
  old_unit_id uuid not null references unit (id) on delete cascade,
  -- Null: dissolved without an heir.
  new_unit_id uuid references unit (id) on delete cascade,
  part text not null default 'full' check (part in ('full', 'partial')),
  check (old_unit_id <> new_unit_id),
  check (new_unit_id is not null or part = 'full'),
  unique nulls not distinct (succession_id, old_unit_id, new_unit_id)
);
create index unit_succession_link_old on unit_succession_link (old_unit_id);
create index unit_succession_link_new on unit_succession_link (new_unit_id);

-- Data sets loaded: when, and what was counted.
create table unit_load (
  dataset text primary key,
  loaded_at timestamptz not null default now(),
  counts jsonb not null
);

-- What a data set left open or had to be told apart: shown in the office, never dropped in silence.
create table unit_data_note (
  id uuid primary key default new_id(),
  source_key text not null unique,
  dataset text not null references unit_load (dataset) on delete cascade,
  kind text not null check (kind ~ '^[a-z_]+$'),
  unit_id uuid references unit (id) on delete cascade,
  details jsonb not null default '{}'
);
create index unit_data_note_unit on unit_data_note (unit_id);
create index unit_data_note_kind on unit_data_note (dataset, kind);
