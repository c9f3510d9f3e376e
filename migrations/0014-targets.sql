-- Targets: resolutions of any level and term, targets that feed a parent's, values by day with their source.

create table resolution (
  id uuid primary key default new_id(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 160),
  name text not null check (char_length(name) between 1 and 300),
  summary text not null default '' check (char_length(summary) <= 2000),
  document_id uuid references official_document (id),
  unit_id uuid not null references unit (id),
  term daterange not null check (not isempty(term) and not lower_inf(term) and not upper_inf(term)),
  -- Readers see its targets and their values.
  public boolean not null default false,
  revision integer not null default 1,
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  demo boolean not null default false,
  search_folded text not null generated always as (text_words(text_folded(name))) stored
);
create index resolution_unit on resolution (unit_id);
create index resolution_term on resolution (upper(term) desc, id);
create index resolution_document on resolution (document_id) where document_id is not null;

create table resolution_target (
  id uuid primary key default new_id(),
  resolution_id uuid not null references resolution (id) on delete cascade,
  -- A target above it: of the same resolution, or of a higher one that this one feeds.
  parent_id uuid references resolution_target (id),
  -- Who answers for it; null: the unit of the resolution.
  unit_id uuid references unit (id),
  code text not null check (char_length(code) between 1 and 20),
  name text not null check (char_length(name) between 1 and 300),
  measure text not null check (char_length(measure) between 1 and 60),
  -- Where it stood when the term began.
  baseline numeric not null check (abs(baseline) < 1e15),
  baseline_on date not null,
  goal numeric not null check (abs(goal) < 1e15),
  goal_on date not null,
  better text not null default 'higher' check (better in ('higher', 'lower')),
  -- Where its values come from: entered here, or from the targets below that feed it.
  rollup text not null default 'none' check (rollup in ('none', 'sum', 'mean')),
  feeds boolean not null default false,
  -- Counts in the mean of the target above.
  weight numeric not null default 1 check (weight > 0 and weight < 1e9),
  note text not null default '' check (char_length(note) <= 2000),
  position integer not null default 0,
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  check (goal_on > baseline_on),
  check ((better = 'higher') = (goal > baseline) or goal = baseline),
  check (parent_id is null or parent_id <> id),
  check (not feeds or parent_id is not null)
);
create unique index resolution_target_code on resolution_target (resolution_id, lower(code));
create index resolution_target_order on resolution_target (resolution_id, position, id);
create index resolution_target_parent on resolution_target (parent_id) where parent_id is not null;
create index resolution_target_unit on resolution_target (unit_id) where unit_id is not null;

-- A target never stands below itself. Two moves at once could close a circle that neither sees: they queue.
create function resolution_target_no_cycle() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('resolution_target.parent', 0));
  if exists (
    with recursive up (id) as (
      select new.parent_id
      union
      select t.parent_id from resolution_target t join up on t.id = up.id where t.parent_id is not null
    )
    select from up where id = new.id
  ) then
    raise exception 'a target below itself' using errcode = 'check_violation', constraint = 'resolution_target_no_cycle';
  end if;
  return new;
end $$;
create trigger resolution_target_no_cycle before insert or update of parent_id on resolution_target
  for each row when (new.parent_id is not null) execute function resolution_target_no_cycle();

-- A value is never changed: a correction stands beside what it replaces, with the reason.
create table target_value (
  id uuid primary key default new_id(),
  target_id uuid not null references resolution_target (id) on delete cascade,
  on_date date not null,
  value numeric not null check (abs(value) < 1e15),
  source text not null check (char_length(source) between 1 and 500),
  document_id uuid references official_document (id),
  recorded_by uuid references person (id),
  recorded_at timestamptz not null default now(),
  replaced_at timestamptz,
  replaced_by uuid references person (id),
  replaced_reason text check (char_length(replaced_reason) between 1 and 500),
  check ((replaced_at is null) = (replaced_reason is null))
);
create unique index target_value_standing on target_value (target_id, on_date) where replaced_at is null;
create index target_value_all on target_value (target_id, on_date desc, recorded_at desc);
create index target_value_document on target_value (document_id) where document_id is not null;

-- What a practice does for a target, in words; a figure only where it was measured.
create table practice_target (
  practice_id uuid not null references practice (id) on delete cascade,
  target_id uuid not null references resolution_target (id) on delete cascade,
  contribution text not null check (char_length(contribution) between 1 and 1000),
  amount numeric check (abs(amount) < 1e15),
  amount_on date,
  linked_by uuid references person (id),
  linked_at timestamptz not null default now(),
  primary key (practice_id, target_id),
  check ((amount is null) = (amount_on is null))
);
create index practice_target_target on practice_target (target_id);
