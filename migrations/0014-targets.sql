-- Targets: resolutions of any level and term, targets that feed a parent's, values by day with their source.

create table resolution (
  id uuid primary key default new_id(),
  name text not null check (char_length(name) between 1 and 300),
  document_id uuid references official_document (id),
  unit_id uuid not null references unit (id),
  term daterange not null check (not isempty(term) and not lower_inf(term) and not upper_inf(term)),
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  demo boolean not null default false
);
create index resolution_unit on resolution (unit_id);

create table resolution_target (
  id uuid primary key default new_id(),
  resolution_id uuid not null references resolution (id) on delete cascade,
  -- A target of a higher resolution that this one feeds.
  parent_id uuid references resolution_target (id),
  code text not null check (char_length(code) between 1 and 20),
  name text not null check (char_length(name) between 1 and 300),
  measure text not null check (char_length(measure) between 1 and 60),
  -- Where it stood when the term began.
  baseline numeric not null,
  baseline_on date not null,
  goal numeric not null,
  goal_on date not null,
  better text not null default 'higher' check (better in ('higher', 'lower')),
  position integer not null default 0,
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  unique (resolution_id, code),
  check (goal_on > baseline_on),
  check ((better = 'higher') = (goal > baseline) or goal = baseline),
  check (parent_id is null or parent_id <> id)
);
create index resolution_target_parent on resolution_target (parent_id) where parent_id is not null;

create table target_value (
  id uuid primary key default new_id(),
  target_id uuid not null references resolution_target (id) on delete cascade,
  on_date date not null,
  value numeric not null,
  source text not null check (char_length(source) between 1 and 500),
  document_id uuid references official_document (id),
  recorded_by uuid references person (id),
  recorded_at timestamptz not null default now(),
  unique (target_id, on_date)
);

-- What a practice does for a target, in words; a figure only where it was measured.
create table practice_target (
  practice_id uuid not null references practice (id) on delete cascade,
  target_id uuid not null references resolution_target (id) on delete cascade,
  contribution text not null check (char_length(contribution) between 1 and 1000),
  amount numeric,
  amount_on date,
  linked_by uuid references person (id),
  linked_at timestamptz not null default now(),
  primary key (practice_id, target_id),
  check ((amount is null) = (amount_on is null))
);
create index practice_target_target on practice_target (target_id);
