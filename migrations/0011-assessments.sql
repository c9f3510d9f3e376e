-- Assessments: criteria sets, councils, who scores what, score sheets, votes, recommendations, decisions, advice.

create table criteria_set (
  id uuid primary key default new_id(),
  field_id uuid not null references field (id),
  name text not null check (char_length(name) between 1 and 200),
  closed boolean not null default false,
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  demo boolean not null default false
);
create index criteria_set_field on criteria_set (field_id);
-- A field is judged by one set at a time.
create unique index criteria_set_open on criteria_set (field_id) where not closed;

-- A published version never changes; an assessment keeps the version it began with.
create table criteria_set_version (
  id uuid primary key default new_id(),
  set_id uuid not null references criteria_set (id) on delete cascade,
  number integer not null check (number > 0),
  state text not null default 'draft' check (state in ('draft', 'published')),
  -- CriteriaContent of #shared/criteria.ts: exclusions, criteria with weight, bands, evidence, anchors; passing mark; spread.
  content jsonb not null,
  revision integer not null default 1,
  saved_by uuid references person (id),
  saved_at timestamptz not null default now(),
  published_by uuid references person (id),
  published_at timestamptz,
  unique (set_id, number),
  check ((state = 'published') = (published_at is not null))
);
create unique index criteria_set_version_draft on criteria_set_version (set_id) where state = 'draft';
create function keep_published_criteria() returns trigger language plpgsql as $$
begin
  raise exception 'a published version of a criteria set does not change' using errcode = 'restrict_violation', constraint = 'criteria_set_version_published';
end $$;
create trigger criteria_set_version_published before update on criteria_set_version
  for each row when (old.state = 'published') execute function keep_published_criteria();

create table council (
  id uuid primary key default new_id(),
  name text not null check (char_length(name) between 1 and 200),
  -- The unit whose authority signs.
  unit_id uuid not null references unit (id),
  level_id uuid not null references recognition_level (id),
  document_id uuid references official_document (id),
  -- How many score a practice before a third is called.
  reviewers integer not null default 2 check (reviewers between 2 and 5),
  term daterange not null check (not isempty(term)),
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  demo boolean not null default false
);
create index council_unit on council (unit_id);

create table council_member (
  id uuid primary key default new_id(),
  council_id uuid not null references council (id) on delete cascade,
  person_id uuid not null references person (id),
  role text not null check (role in ('chair', 'secretary', 'member')),
  -- Fields this member judges; empty: all.
  field_ids uuid[] not null default '{}',
  term daterange not null check (not isempty(term)),
  exclude using gist (council_id with =, person_id with =, term with &&),
  constraint council_member_one_chair exclude using gist (council_id with =, term with &&) where (role = 'chair')
);
create index council_member_person on council_member (person_id);
create index council_member_council on council_member (council_id);

create table assessment (
  id uuid primary key default new_id(),
  practice_id uuid not null references practice (id) on delete cascade,
  -- What is judged: later saves of the practice do not change it.
  practice_version integer not null,
  council_id uuid not null references council (id),
  criteria_version_id uuid not null references criteria_set_version (id),
  -- 1; 2 for the one reconsideration; a yearly re-evaluation begins anew at 1.
  purpose text not null default 'recognition' check (purpose in ('recognition', 'reconsideration', 'reevaluation')),
  previous_id uuid references assessment (id),
  -- Why the reconsideration was asked for.
  request_reason text check (char_length(request_reason) between 1 and 4000),
  state text not null default 'scoring' check (state in ('scoring', 'third_needed', 'deliberation', 'recommended', 'closed')),
  -- Set when sheets are in.
  spread numeric(5, 2) check (spread >= 0),
  mean_mark numeric(5, 2) check (mean_mark between 0 and 100),
  recommendation text check (recommendation in ('recognise', 'return', 'decline', 'keep')),
  recommendation_reason text check (char_length(recommendation_reason) between 1 and 4000),
  recommended_level_id uuid references recognition_level (id),
  exemplary boolean not null default false,
  recommended_by uuid references person (id),
  recommended_at timestamptz,
  closed_at timestamptz,
  -- withdrawn: ended without a recommendation, as when the unit takes the practice back.
  outcome text check (outcome in ('recognised', 'returned', 'declined', 'confirmed', 'revoked', 'withdrawn')),
  outcome_reason text check (char_length(outcome_reason) between 1 and 2000),
  -- The signed decision.
  document_id uuid references official_document (id),
  revision integer not null default 1,
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  demo boolean not null default false,
  check (purpose <> 'reconsideration' or (previous_id is not null and request_reason is not null)),
  check (state not in ('recommended', 'closed') or outcome = 'withdrawn'
    or (recommendation is not null and recommendation_reason is not null)),
  check ((state = 'closed') = (closed_at is not null and outcome is not null)),
  check (outcome is distinct from 'recognised' or document_id is not null),
  check (outcome is distinct from 'withdrawn' or outcome_reason is not null),
  -- Nothing is said of the marks before all are in.
  check (state not in ('scoring', 'third_needed') or (spread is null and mean_mark is null)),
  check (recommendation <> 'recognise' or recommended_level_id is not null)
);
-- One assessment at work a practice; one reconsideration of each.
create unique index assessment_open on assessment (practice_id) where state <> 'closed';
create unique index assessment_reconsidered on assessment (previous_id) where purpose = 'reconsideration';
create index assessment_council on assessment (council_id, state, created_at);
create index assessment_practice on assessment (practice_id, created_at desc);
create index assessment_newest on assessment (created_at desc, id desc);
create index assessment_document on assessment (document_id) where document_id is not null;

create table assessment_reviewer (
  assessment_id uuid not null references assessment (id) on delete cascade,
  person_id uuid not null references person (id),
  -- A third is called when the first two lie too far apart.
  reason text not null default 'balanced' check (reason in ('balanced', 'chosen', 'third', 'replacement')),
  assigned_by uuid references person (id),
  assigned_at timestamptz not null default now(),
  -- Found or declared after the assignment: the sheet is set aside and does not count.
  withdrawn_at timestamptz,
  conflict text check (conflict in ('same_unit', 'former_unit', 'author', 'adopter', 'declared', 'unavailable')),
  conflict_note text check (char_length(conflict_note) <= 1000),
  primary key (assessment_id, person_id),
  check (withdrawn_at is null or conflict is not null)
);
create index assessment_reviewer_person on assessment_reviewer (person_id, assessment_id);

create table score_sheet (
  assessment_id uuid not null,
  person_id uuid not null,
  -- {exclusionKey: true | false}
  exclusions jsonb not null default '{}',
  -- {criterionKey: {band, mark, comment}}
  marks jsonb not null default '{}',
  comment text not null default '' check (char_length(comment) <= 4000),
  advice text not null default '' check (char_length(advice) <= 4000),
  -- Weighted, 0 to 100; only when submitted.
  total numeric(5, 2) check (total between 0 and 100),
  excluded boolean,
  revision integer not null default 1,
  saved_at timestamptz not null default now(),
  submitted_at timestamptz,
  primary key (assessment_id, person_id),
  foreign key (assessment_id, person_id) references assessment_reviewer (assessment_id, person_id) on delete cascade,
  check ((submitted_at is null) = (total is null) and (submitted_at is null) = (excluded is null))
);

-- A submitted sheet stays as it was sent.
create function keep_submitted_sheet() returns trigger language plpgsql as $$
begin
  if old.submitted_at is not null then
    raise exception 'a submitted score sheet does not change' using errcode = 'restrict_violation', constraint = 'score_sheet_submitted';
  end if;
  return new;
end $$;
create trigger score_sheet_submitted before update on score_sheet for each row execute function keep_submitted_sheet();

-- One reconsideration of a decline: asked for by the unit with reasons, answered by the council.
create table reconsideration_request (
  assessment_id uuid primary key references assessment (id) on delete cascade,
  practice_id uuid not null references practice (id) on delete cascade,
  reason text not null check (char_length(reason) between 1 and 4000),
  requested_by uuid references person (id),
  requested_at timestamptz not null default now(),
  state text not null default 'open' check (state in ('open', 'accepted', 'refused')),
  answer text check (char_length(answer) between 1 and 2000),
  answered_by uuid references person (id),
  answered_at timestamptz,
  check ((state = 'open') = (answered_at is null)),
  check (state <> 'refused' or answer is not null)
);
create index reconsideration_request_practice on reconsideration_request (practice_id);
create index reconsideration_request_open on reconsideration_request (requested_at) where state = 'open';

create table council_vote (
  assessment_id uuid not null references assessment (id) on delete cascade,
  person_id uuid not null references person (id),
  vote text not null check (vote in ('for', 'against', 'abstain')),
  reason text not null default '' check (char_length(reason) <= 1000),
  -- Who wrote it down: the member, or the secretary at the meeting.
  recorded_by uuid references person (id),
  at timestamptz not null default now(),
  primary key (assessment_id, person_id),
  check (vote = 'for' or char_length(reason) > 0)
);

-- What the council advised; whether it was carried out is part of quality over time.
create table council_advice (
  id uuid primary key default new_id(),
  assessment_id uuid not null references assessment (id) on delete cascade,
  practice_id uuid not null references practice (id) on delete cascade,
  text text not null check (char_length(text) between 1 and 1000),
  due_on date,
  state text not null default 'open' check (state in ('open', 'done', 'not_done')),
  answer text check (char_length(answer) between 1 and 2000),
  answered_by uuid references person (id),
  answered_at timestamptz,
  created_at timestamptz not null default now(),
  check (state = 'open' or answer is not null)
);
create index council_advice_practice on council_advice (practice_id, state);
create index council_advice_assessment on council_advice (assessment_id);

-- Which papers (minutes, submission, draft decision) hold which assessments.
create table council_session (
  id uuid primary key default new_id(),
  council_id uuid not null references council (id) on delete cascade,
  held_on date not null,
  place text not null default '' check (char_length(place) <= 200),
  note text not null default '' check (char_length(note) <= 4000),
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  demo boolean not null default false
);
create index council_session_council on council_session (council_id, held_on desc);
create table council_session_assessment (
  session_id uuid not null references council_session (id) on delete cascade,
  assessment_id uuid not null references assessment (id) on delete cascade,
  position integer not null default 0,
  primary key (session_id, assessment_id)
);
create index council_session_assessment_one on council_session_assessment (assessment_id);
