-- Successions: what hangs on a unit that ended is proposed to an heir, record by record; a person decides in bulk.

create table succession_proposal (
  id uuid primary key default new_id(),
  -- Of several that ended a unit on one day (a split recorded heir by heir), the first.
  succession_id uuid not null references unit_succession (id) on delete cascade,
  -- Which follower the record belongs to: practices, grants, adoptions.
  subject text not null check (subject ~ '^[a-z_]+$'),
  subject_id uuid not null,
  old_unit_id uuid not null references unit (id) on delete cascade,
  -- The heir proposed; null where there are several or none.
  proposed_unit_id uuid references unit (id) on delete cascade,
  state text not null default 'open' check (state in ('open', 'moved', 'kept')),
  decided_unit_id uuid references unit (id) on delete set null,
  reason text check (char_length(reason) between 1 and 1000),
  decided_by uuid references person (id) on delete set null,
  decided_at timestamptz,
  created_at timestamptz not null default now(),
  unique (subject, subject_id, old_unit_id),
  check ((state = 'open') = (decided_at is null)),
  check (state <> 'kept' or reason is not null)
);
create index succession_proposal_open on succession_proposal (old_unit_id, subject, id) where state = 'open';
create index succession_proposal_group on succession_proposal (succession_id, old_unit_id, subject, state);
create index succession_proposal_subject on succession_proposal (subject, subject_id);
