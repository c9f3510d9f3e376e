-- Replication: adoptions and what was changed, rollouts directed from above, questions and answers at a practice.

create table adoption (
  id uuid primary key default new_id(),
  practice_id uuid not null references practice (id) on delete cascade,
  practice_version integer not null,
  -- A unit of ours; or somebody outside, without an account, by a confirmed mail address.
  unit_id uuid references unit (id),
  outside_name text check (char_length(outside_name) between 1 and 300),
  outside_place text check (char_length(outside_place) <= 200),
  -- Encrypted under the installation's key; the digest finds it again.
  outside_mail text,
  outside_mail_digest text,
  confirmed_at timestamptz,
  -- Digest of the private link by which an outside adopter reports.
  token_digest text unique,
  -- Learned from this adoption; null: from the practice's own unit.
  source_id uuid references adoption (id) on delete set null,
  state text not null default 'planned' check (state in ('planned', 'running', 'stopped', 'finished')),
  planned_on date,
  started_on date,
  ended_on date,
  -- How it went, told when it is: worked, partly, did not.
  outcome text check (outcome in ('worked', 'partly', 'did_not')),
  -- Why it worked or not, in the adopter's words; public.
  outcome_reason text check (char_length(outcome_reason) between 1 and 2000),
  -- [{name, measure, before, beforeOn, after, afterOn, source, better}]
  indicators jsonb not null default '[]' check (jsonb_typeof(indicators) = 'array'),
  contact text not null default '' check (char_length(contact) <= 300),
  next_check_in_on date,
  revision integer not null default 1,
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  demo boolean not null default false,
  check ((unit_id is null) <> (outside_name is null)),
  check (outside_name is null or outside_mail_digest is not null or demo),
  check (state not in ('running', 'finished') or started_on is not null),
  check ((state in ('stopped', 'finished')) = (ended_on is not null)),
  check (state not in ('stopped', 'finished') or (outcome is not null and outcome_reason is not null)),
  check (source_id is null or source_id <> id)
);
create unique index adoption_once on adoption (practice_id, unit_id) where unit_id is not null and state in ('planned', 'running');
create index adoption_practice on adoption (practice_id, state, created_at);
create index adoption_unit on adoption (unit_id) where unit_id is not null;
create index adoption_source on adoption (source_id) where source_id is not null;
create index adoption_due on adoption (next_check_in_on) where next_check_in_on is not null;

-- FRAME: what was changed, when, planned or reactive, by whom, why, does the core remain.
create table adaptation (
  id uuid primary key default new_id(),
  adoption_id uuid not null references adoption (id) on delete cascade,
  on_date date not null,
  what text not null check (char_length(what) between 1 and 2000),
  why text not null check (char_length(why) between 1 and 2000),
  timing text not null check (timing in ('planned', 'reactive')),
  decided_by text not null check (char_length(decided_by) between 1 and 200),
  core_kept boolean not null,
  created_by uuid references person (id),
  at timestamptz not null default now()
);
create index adaptation_adoption on adaptation (adoption_id, on_date);

create table adoption_check_in (
  id uuid primary key default new_id(),
  adoption_id uuid not null references adoption (id) on delete cascade,
  on_date date not null,
  outcome text not null check (outcome in ('unchanged', 'adapted', 'paused', 'resumed', 'ended')),
  note text not null default '' check (char_length(note) <= 2000),
  indicators jsonb not null default '[]',
  by_person uuid references person (id),
  at timestamptz not null default now(),
  submission_key text not null unique,
  check (outcome = 'unchanged' or char_length(note) > 0)
);
create index adoption_check_in_adoption on adoption_check_in (adoption_id, on_date desc);

-- An adopter assesses itself against the model's own criteria; an officer confirms.
create table adoption_assessment (
  id uuid primary key default new_id(),
  adoption_id uuid not null references adoption (id) on delete cascade,
  criteria_id uuid not null references practice_criteria (id),
  -- {key: {answer: met | partly | not_met, evidence}}
  answers jsonb not null,
  state text not null default 'sent' check (state in ('sent', 'confirmed', 'returned')),
  reason text check (char_length(reason) between 1 and 1000),
  sent_by uuid references person (id),
  sent_at timestamptz not null default now(),
  decided_by uuid references person (id),
  decided_at timestamptz,
  check (state <> 'returned' or reason is not null),
  check ((state = 'sent') = (decided_at is null))
);
create index adoption_assessment_adoption on adoption_assessment (adoption_id, sent_at desc);
create unique index adoption_assessment_open on adoption_assessment (adoption_id) where state = 'sent';

create table rollout (
  id uuid primary key default new_id(),
  practice_id uuid not null references practice (id),
  document_id uuid references official_document (id),
  name text not null check (char_length(name) between 1 and 200),
  instructions text not null default '' check (char_length(instructions) <= 4000),
  -- The unit that directs it.
  unit_id uuid not null references unit (id),
  begins_on date not null,
  due_on date not null,
  state text not null default 'draft' check (state in ('draft', 'open', 'closed')),
  closed_reason text check (char_length(closed_reason) between 1 and 1000),
  revision integer not null default 1,
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  demo boolean not null default false,
  check (due_on >= begins_on),
  check (state = 'draft' or document_id is not null)
);
create index rollout_practice on rollout (practice_id);
create index rollout_state on rollout (state, due_on);
create index rollout_unit_directs on rollout (unit_id);

create table rollout_unit (
  rollout_id uuid not null references rollout (id) on delete cascade,
  unit_id uuid not null references unit (id),
  answer text check (answer in ('will_do', 'does_already', 'cannot')),
  reason text check (char_length(reason) between 1 and 2000),
  answered_by uuid references person (id),
  answered_at timestamptz,
  -- 0 to 100, with evidence in the events.
  progress integer not null default 0 check (progress between 0 and 100),
  done_on date,
  adoption_id uuid references adoption (id) on delete set null,
  primary key (rollout_id, unit_id),
  check (answer <> 'cannot' or reason is not null),
  check ((answer is null) = (answered_at is null)),
  check (done_on is null or progress = 100)
);
create index rollout_unit_unit on rollout_unit (unit_id);
create table rollout_report (
  id uuid primary key default new_id(),
  rollout_id uuid not null,
  unit_id uuid not null,
  progress integer not null check (progress between 0 and 100),
  text text not null check (char_length(text) between 1 and 2000),
  media_id uuid references media (id),
  by_person uuid references person (id),
  at timestamptz not null default now(),
  foreign key (rollout_id, unit_id) references rollout_unit (rollout_id, unit_id) on delete cascade
);
create index rollout_report_unit on rollout_report (rollout_id, unit_id, at desc);
create index rollout_report_media on rollout_report (media_id) where media_id is not null;
create table rollout_reminder (
  rollout_id uuid not null references rollout (id) on delete cascade,
  unit_id uuid not null references unit (id),
  step integer not null,
  sent_at timestamptz not null default now(),
  primary key (rollout_id, unit_id, step)
);

-- Exchange: one thread of questions and answers a practice.
create table practice_question (
  id uuid primary key default new_id(),
  practice_id uuid not null references practice (id) on delete cascade,
  name text not null check (char_length(name) between 1 and 80),
  unit_name text not null default '' check (char_length(unit_name) <= 200),
  body text not null check (char_length(body) between 1 and 3000),
  state text not null default 'waiting' check (state in ('waiting', 'published', 'declined')),
  reason text check (char_length(reason) between 1 and 1000),
  person_id uuid references person (id),
  token_digest text not null unique,
  submission_key text not null unique,
  moderated_by uuid references person (id),
  moderated_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  demo boolean not null default false,
  check (state <> 'declined' or reason is not null)
);
create index practice_question_practice on practice_question (practice_id, created_at) where state = 'published';
create index practice_question_waiting on practice_question (state, created_at);
create table practice_answer (
  id uuid primary key default new_id(),
  question_id uuid not null references practice_question (id) on delete cascade,
  body text not null check (char_length(body) between 1 and 5000),
  by_name text not null check (char_length(by_name) between 1 and 300),
  person_id uuid references person (id),
  -- A digest of the form: sent twice, it is one answer.
  submission_key text not null unique,
  created_at timestamptz not null default now()
);
create index practice_answer_question on practice_answer (question_id, created_at);
