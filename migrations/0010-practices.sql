-- Practices: fields, the record with its versions, recognition, check-ins, a model's own criteria, names and duplicates.

create table field (
  id uuid primary key default new_id(),
  -- Its place among the facets of the register.
  number smallint not null unique generated always as identity,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name_vi text not null check (char_length(name_vi) between 1 and 300),
  name_en text not null check (char_length(name_en) between 1 and 300),
  -- What stands on a card and in a chart.
  short_vi text not null check (char_length(short_vi) between 1 and 60),
  short_en text not null check (char_length(short_en) between 1 and 60),
  position integer not null default 0,
  -- A closed field keeps its practices and takes no new ones.
  closed boolean not null default false,
  demo boolean not null default false
);

create table subfield (
  id uuid primary key default new_id(),
  -- Its place among the facets of the register.
  number smallint not null unique generated always as identity,
  field_id uuid not null references field (id),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name_vi text not null check (char_length(name_vi) between 1 and 200),
  name_en text not null check (char_length(name_en) between 1 and 200),
  position integer not null default 0,
  closed boolean not null default false,
  demo boolean not null default false,
  unique (id, field_id)
);
create index subfield_field on subfield (field_id, position);

-- Levels of recognition are data: base, district (until 2025), province.
create table recognition_level (
  id uuid primary key default new_id(),
  -- Its place among the facets of the register.
  number smallint not null unique generated always as identity,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name_vi text not null check (char_length(name_vi) between 1 and 100),
  name_en text not null check (char_length(name_en) between 1 and 100),
  -- Higher counts more.
  rank integer not null unique,
  -- First and last day on which a decision of this level can be dated.
  valid daterange not null default '(,)'
);
insert into recognition_level (slug, name_vi, name_en, rank, valid) values
  ('co-so', 'Cấp cơ sở', 'Base level', 10, '(,)'),
  ('huyen', 'Cấp huyện', 'District level', 20, '(,2025-07-01)'),
  ('tinh', 'Cấp tỉnh', 'Province level', 30, '(,)');

create sequence practice_number;

-- The working copy: what its writers see. Each save raises `version`; a practice_version stands for it.
create table practice (
  id uuid primary key default new_id(),
  -- Said on the telephone and written on paper; never changes.
  code text not null unique check (code ~ '^[A-Z0-9][A-Z0-9.-]{1,29}$'),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 160),
  state text not null default 'draft' check (state in ('draft', 'nominated', 'registered', 'pilot', 'submitted',
    'unit_approved', 'in_assessment', 'recognised', 'returned', 'declined')),
  state_changed_at timestamptz not null default now(),
  -- Why it was returned or declined; shown to its writers.
  state_reason text check (char_length(state_reason) between 1 and 2000),
  version integer not null default 1 check (version > 0),

  kind text not null check (kind in ('model', 'method')),
  name text not null check (char_length(name) between 1 and 100),
  unit_id uuid not null references unit (id),
  field_id uuid not null references field (id),
  subfield_id uuid,
  scope text not null default 'specific' check (scope in ('province_wide', 'specific')),
  -- A specific practice of a whole sector names it: giáo dục, công an …
  sector text not null default '' check (char_length(sector) <= 120),
  summary text not null default '' check (char_length(summary) <= 600),
  problem text not null default '' check (char_length(problem) <= 6000),
  approach text not null default '' check (char_length(approach) <= 12000),
  resources text not null default '' check (char_length(resources) <= 4000),
  conditions text not null default '' check (char_length(conditions) <= 4000),
  results text not null default '' check (char_length(results) <= 8000),
  beneficiaries text not null default '' check (char_length(beneficiaries) <= 2000),
  failures text not null default '' check (char_length(failures) <= 4000),
  -- [{name, measure, before, beforeOn, after, afterOn, source, better}]
  indicators jsonb not null default '[]' check (jsonb_typeof(indicators) = 'array'),
  -- [{name, personId, unitName, main}]; practice_author holds those with an account.
  authors jsonb not null default '[]' check (jsonb_typeof(authors) = 'array'),
  audiences text[] not null default '{}' check (audiences <@ array['officials', 'members', 'citizens', 'youth', 'women',
    'workers', 'farmers', 'pupils', 'veterans', 'elderly', 'ethnic_minorities', 'religious', 'forces', 'businesses']),
  reach integer check (reach >= 0),
  -- In use since this day; null while it is an idea. Only what is in use can be submitted.
  in_use_since date,
  evidence_level integer not null default 1 check (evidence_level between 1 and 5),
  contact text not null default '' check (char_length(contact) <= 300),

  -- [{mediaId, caption, alt}]; the first leads.
  photos jsonb not null default '[]' check (jsonb_typeof(photos) = 'array'),
  -- [{mediaId, caption}]
  attachments jsonb not null default '[]' check (jsonb_typeof(attachments) = 'array'),

  -- Stands in the public register since; recognised ones always do.
  listed_at timestamptz,
  -- The version readers see; later saves wait until it is listed anew.
  listed_version integer,
  life text check (life in ('active', 'adapted', 'paused', 'ended')),
  life_since date,
  check_in_months integer not null default 6 check (check_in_months between 1 and 36),
  next_check_in_on date,
  last_check_in_on date,
  recognition_level_id uuid references recognition_level (id),
  recognised_on date,
  exemplary boolean not null default false,
  -- How many units run it or ran it to the end; kept by the replication module.
  adoptions integer not null default 0 check (adoptions >= 0),
  -- Next yearly re-evaluation.
  reevaluate_on date,
  merged_into_id uuid references practice (id),
  import_id uuid,
  nominated_by_name text check (char_length(nominated_by_name) <= 120),
  created_by uuid references person (id),
  updated_by uuid references person (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  demo boolean not null default false,

  name_exact text not null generated always as (text_words(text_exact(name))) stored,
  name_canonical text not null generated always as (text_words(text_canonical(name))) stored,
  name_folded text not null generated always as (text_words(text_folded(name))) stored,
  measured boolean not null generated always as (evidence_level >= 2) stored,

  foreign key (subfield_id, field_id) references subfield (id, field_id),
  check (state not in ('returned', 'declined') or state_reason is not null),
  check (state not in ('submitted', 'unit_approved', 'in_assessment', 'recognised') or in_use_since is not null),
  check ((state = 'recognised') = (recognised_on is not null) and (state = 'recognised') = (recognition_level_id is not null)),
  check (state <> 'recognised' or (life is not null and listed_at is not null)),
  check ((listed_at is null) = (listed_version is null)),
  check (merged_into_id is null or merged_into_id <> id),
  check (life is null or life_since is not null)
);
-- With the name: is a name that is brought in there already?
create index practice_unit on practice (unit_id, name_folded);
create index practice_field on practice (field_id, subfield_id);
create index practice_state on practice (state, state_changed_at desc, id desc) where merged_into_id is null;
create index practice_updated on practice (updated_at desc, id desc) where merged_into_id is null;
create index practice_due on practice (next_check_in_on) where next_check_in_on is not null and merged_into_id is null;
create index practice_recognised on practice (recognised_on desc, id desc) where recognised_on is not null;
create index practice_listed on practice (listed_at desc, id desc) where listed_at is not null and merged_into_id is null;
create index practice_merged on practice (merged_into_id) where merged_into_id is not null;
create index practice_import on practice (import_id) where import_id is not null;
create index practice_name_folded on practice using gin (name_folded gin_trgm_ops);
create index practice_name_order on practice (name collate "vi-x-icu", id);

create table practice_version (
  practice_id uuid not null references practice (id) on delete cascade,
  number integer not null,
  -- PracticeContent of #shared/practice.ts
  content jsonb not null,
  saved_by uuid references person (id),
  saved_at timestamptz not null default now(),
  note text not null default '',
  -- Saves by themselves of one person within ten minutes become one version.
  autosave boolean not null default false,
  started_at timestamptz not null default now(),
  primary key (practice_id, number)
);

-- The address a practice has, and every one it ever had or took over by a merge: those redirect.
create table practice_slug (
  slug text primary key,
  practice_id uuid not null references practice (id) on delete cascade,
  created_at timestamptz not null default now()
);
create index practice_slug_practice on practice_slug (practice_id);

-- What somebody who saw a practice sent, kept as it was written; the record itself is rewritten by its unit.
create table practice_nomination (
  practice_id uuid primary key references practice (id) on delete cascade,
  -- Digests: a form sent twice is one record, and a private link tells what became of it.
  submission_digest text not null unique,
  token_digest text not null unique,
  name text not null check (char_length(name) between 1 and 100),
  what text not null check (char_length(what) between 1 and 3000),
  why text not null check (char_length(why) between 1 and 3000),
  -- Emptied on the sender's wish, or when its time is over.
  contact text not null default '' check (char_length(contact) <= 200),
  -- The sender did not know the field: it was set for now.
  field_open boolean not null,
  person_id uuid references person (id),
  sent_at timestamptz not null default now()
);
create index practice_nomination_contact on practice_nomination (sent_at) where contact <> '';

-- Former and other names: searchable, shown on the record.
create table practice_name (
  practice_id uuid not null references practice (id) on delete cascade,
  name text not null check (char_length(name) between 1 and 200),
  reason text not null check (reason in ('renamed', 'merged', 'alias')),
  note text not null default '' check (char_length(note) <= 1000),
  until_on date not null default current_date,
  name_canonical text not null generated always as (text_words(text_canonical(name))) stored,
  name_folded text not null generated always as (text_words(text_folded(name))) stored,
  primary key (practice_id, name)
);
create index practice_name_folded_trgm on practice_name using gin (name_folded gin_trgm_ops);

-- Authors who have an account: conflicts of interest are found by it.
create table practice_author (
  practice_id uuid not null references practice (id) on delete cascade,
  person_id uuid not null references person (id),
  primary key (practice_id, person_id)
);
create index practice_author_person on practice_author (person_id);

-- Which unit held the practice when: "units then". The open row is practice.unit_id.
create table practice_holder (
  practice_id uuid not null references practice (id) on delete cascade,
  unit_id uuid not null references unit (id),
  held daterange not null check (not isempty(held)),
  succession_id uuid references unit_succession (id) on delete set null,
  exclude using gist (practice_id with =, held with &&)
);
create index practice_holder_practice on practice_holder (practice_id);
create index practice_holder_unit on practice_holder (unit_id);

-- What happened, told to people: every step with who, when and why.
create table practice_event (
  id bigint generated always as identity primary key,
  practice_id uuid not null references practice (id) on delete cascade,
  at timestamptz not null default now(),
  -- The day it happened, where a person states another than the day of entry.
  on_date date,
  kind text not null check (kind ~ '^[a-z_]+$'),
  from_state text,
  to_state text,
  person_id uuid references person (id),
  reason text check (char_length(reason) between 1 and 2000),
  -- Whether readers of the register see it; the rest is for the office.
  public boolean not null default false,
  details jsonb not null default '{}'
);
create index practice_event_practice on practice_event (practice_id, at desc, id desc);
create index practice_event_kind on practice_event (kind, at);

-- Which files of the library a practice uses, in the working copy or in the version readers see.
create table practice_media (
  practice_id uuid not null references practice (id) on delete cascade,
  media_id uuid not null references media (id),
  primary key (practice_id, media_id)
);
create index practice_media_media on practice_media (media_id);

create table practice_document (
  practice_id uuid not null references practice (id) on delete cascade,
  document_id uuid not null references official_document (id),
  relation text not null default 'basis' check (relation in ('basis', 'registration', 'pilot', 'interim_review', 'recognition', 'rollout', 'other')),
  primary key (practice_id, document_id)
);
create index practice_document_document on practice_document (document_id);

-- A decision recognises a practice at a level. In force, in question after a change, or revoked.
create table recognition (
  id uuid primary key default new_id(),
  practice_id uuid not null references practice (id) on delete cascade,
  level_id uuid not null references recognition_level (id),
  document_id uuid not null references official_document (id),
  decided_on date not null,
  -- The unit that held the practice on that day.
  unit_id uuid not null references unit (id),
  exemplary boolean not null default false,
  practice_version integer not null,
  -- The later version an officer confirmed it for; changes are told from it.
  confirmed_version integer,
  status text not null default 'in_force' check (status in ('in_force', 'to_be_confirmed', 'revoked')),
  -- Names of the listed fields that changed since.
  changed_fields text[] not null default '{}',
  status_reason text check (char_length(status_reason) between 1 and 2000),
  status_by uuid references person (id),
  status_at timestamptz,
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  unique (practice_id, level_id, document_id),
  check (status <> 'revoked' or status_reason is not null)
);
create index recognition_practice on recognition (practice_id, decided_on desc);
create index recognition_day on recognition (decided_on desc, id desc);
create index recognition_question on recognition (practice_id) where status = 'to_be_confirmed';
create index recognition_document on recognition (document_id);

-- A model's own criteria: what a unit must do to run it under this name. Published versions never change.
create table practice_criteria (
  id uuid primary key default new_id(),
  practice_id uuid not null references practice (id) on delete cascade,
  number integer not null check (number > 0),
  state text not null default 'draft' check (state in ('draft', 'published')),
  -- [{key, text, core, evidence}]
  items jsonb not null check (jsonb_typeof(items) = 'array' and jsonb_array_length(items) <= 40),
  note text not null default '' check (char_length(note) <= 1000),
  revision integer not null default 1,
  saved_by uuid references person (id),
  saved_at timestamptz not null default now(),
  published_by uuid references person (id),
  published_at timestamptz,
  unique (practice_id, number),
  check ((state = 'published') = (published_at is not null))
);
create unique index practice_criteria_draft on practice_criteria (practice_id) where state = 'draft';

-- Check-ins keep a practice alive: one a period, by its unit.
create table check_in (
  id uuid primary key default new_id(),
  practice_id uuid not null references practice (id) on delete cascade,
  -- The day it was due; null for one given in between.
  due_on date,
  on_date date not null,
  outcome text not null check (outcome in ('unchanged', 'adapted', 'paused', 'resumed', 'ended')),
  life text not null check (life in ('active', 'adapted', 'paused', 'ended')),
  note text not null default '' check (char_length(note) <= 2000),
  -- [{name, value, measure, on, source}]
  indicators jsonb not null default '[]',
  criteria_id uuid references practice_criteria (id),
  -- {key: met | partly | not_met}
  criteria_answers jsonb not null default '{}',
  reach integer check (reach >= 0),
  unit_id uuid not null references unit (id),
  by_person uuid references person (id),
  at timestamptz not null default now(),
  -- A form sent twice is one check-in.
  submission_key text not null unique,
  check (outcome = 'unchanged' or char_length(note) > 0)
);
create index check_in_practice on check_in (practice_id, on_date desc, id desc);
create index check_in_day on check_in (on_date desc);
create unique index check_in_period on check_in (practice_id, due_on) where due_on is not null;

-- Which reminder went out for which due day: a restarted job sends none twice.
create table check_in_reminder (
  practice_id uuid not null references practice (id) on delete cascade,
  due_on date not null,
  -- Days before (negative) or after the day.
  step integer not null,
  sent_at timestamptz not null default now(),
  primary key (practice_id, due_on, step)
);

-- Pairs an officer looked at and found to be two practices.
create table practice_distinct (
  first_id uuid not null references practice (id) on delete cascade,
  second_id uuid not null references practice (id) on delete cascade,
  reason text not null check (char_length(reason) between 1 and 1000),
  by_person uuid references person (id),
  at timestamptz not null default now(),
  primary key (first_id, second_id),
  check (first_id < second_id)
);

create table review_campaign (
  id uuid primary key default new_id(),
  name text not null check (char_length(name) between 1 and 200),
  unit_id uuid references unit (id),
  field_id uuid references field (id),
  begins_on date not null,
  ends_on date not null,
  state text not null default 'open' check (state in ('open', 'closed')),
  -- Set by the job that forms the clusters.
  clustered_at timestamptz,
  compared integer,
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  demo boolean not null default false,
  check (ends_on >= begins_on)
);

create table review_cluster (
  id uuid primary key default new_id(),
  campaign_id uuid not null references review_campaign (id) on delete cascade,
  -- Highest likeness within it, 0 to 1.
  likeness real not null check (likeness between 0 and 1),
  state text not null default 'open' check (state in ('open', 'merged', 'renamed', 'distinct')),
  reason text check (char_length(reason) between 1 and 1000),
  decided_by uuid references person (id),
  decided_at timestamptz,
  check (state = 'open' or (reason is not null and decided_at is not null))
);
create index review_cluster_campaign on review_cluster (campaign_id, state, likeness desc, id);

create table review_cluster_practice (
  cluster_id uuid not null references review_cluster (id) on delete cascade,
  practice_id uuid not null references practice (id) on delete cascade,
  primary key (cluster_id, practice_id)
);
create index review_cluster_practice_practice on review_cluster_practice (practice_id);

-- What the public sees: written when a practice is listed, deleted when it is taken off or merged.
create table practice_live (
  practice_id uuid primary key references practice (id) on delete cascade,
  version integer not null,
  slug text not null unique,
  code text not null,
  kind text not null,
  name text not null,
  summary text not null,
  -- Copies, so that a page of the register reads one table; kept in step by the same function.
  unit_id uuid not null references unit (id),
  unit_name text not null,
  -- From the country down to the unit itself on the day of writing: a filter by a unit includes what lies below.
  unit_path uuid[] not null,
  field_id uuid not null references field (id),
  subfield_id uuid references subfield (id),
  scope text not null,
  state text not null,
  life text,
  level_id uuid references recognition_level (id),
  exemplary boolean not null,
  evidence_level integer not null,
  audiences text[] not null,
  recognised_on date,
  in_use_since date,
  listed_at timestamptz not null,
  next_check_in_on date,
  adoptions integer not null default 0,
  lead_media_id uuid references media (id),
  demo boolean not null default false,
  -- Former names and other names, the unit's names then and now, document numbers.
  also text not null default '',
  plain_text text not null default ''
);
create index practice_live_unit on practice_live using gin (unit_path);
create index practice_live_field on practice_live (field_id, listed_at desc);

-- Four texts of one form (exact, canonical or folded) as one vector: names A, other names B, summary C, text D.
create function weighted_vector(names text, also text, summary text, plain text) returns tsvector
language sql immutable parallel safe as $$
  select setweight(text_vector(names), 'A') || setweight(text_vector(also), 'B') ||
    setweight(text_vector(summary), 'C') || setweight(text_vector(plain), 'D')
$$;

-- What the register filters and counts by, packed into two numbers; #shared/register-facets.ts reads them.
create function practice_facets_a(kind text, scope text, evidence integer, life text, state text, level smallint,
  recognised_on date, field smallint, exemplary boolean) returns integer language sql immutable parallel safe as $$
  select (kind = 'method')::int | ((scope = 'province_wide')::int << 1) | (evidence << 2)
    | (coalesce(array_position(array['active', 'adapted', 'paused', 'ended'], life), 0) << 5)
    | ((array_position(array['draft', 'nominated', 'registered', 'pilot', 'submitted', 'unit_approved', 'in_assessment',
      'recognised', 'returned', 'declined'], state) - 1) << 8)
    | (coalesce(level, 0) << 12)
    | (case when recognised_on is null then 0 else least(greatest(extract(year from recognised_on)::int - 1990, 1), 63) end << 16)
    | (field::int << 22) | (exemplary::int << 30)
$$;
create function practice_facets_b(subfield smallint, audiences text[]) returns integer
language sql immutable parallel safe as $$
  select coalesce(subfield, 0) | coalesce((
    select sum(1 << (11 + place::int))::int from unnest(array['officials', 'members', 'citizens', 'youth', 'women', 'workers', 'farmers',
      'pupils', 'veterans', 'elderly', 'ethnic_minorities', 'religious', 'forces', 'businesses']) with ordinality as known (name, place)
    where name = any(audiences)), 0)
$$;

-- How the register is searched: a narrow row beside each practice_live, so that counting ten thousand matches reads few pages.
create table practice_index (
  practice_id uuid primary key references practice_live (practice_id) on delete cascade,
  facets_a integer not null,
  facets_b integer not null,
  next_check_in_on date,
  listed_at timestamptz not null,
  adoptions integer not null,
  unit_path uuid[] not null,
  name text not null,
  name_exact text not null,
  name_folded text not null,
  -- Names (A) and other names (B).
  names_canonical tsvector not null,
  names_folded tsvector not null,
  -- Names (A), other names (B), summary (C) and text (D).
  search_canonical tsvector not null,
  search_folded tsvector not null
);
alter table practice_index set (toast_tuple_target = 512);
alter table practice_index alter names_canonical set storage external, alter names_folded set storage external,
  alter search_canonical set storage external, alter search_folded set storage external,
  alter name set storage main, alter name_exact set storage main, alter name_folded set storage main, alter unit_path set storage main;
create index practice_index_unit on practice_index using gin (unit_path);
create index practice_index_newest on practice_index (listed_at desc, practice_id desc);
create index practice_index_adopted on practice_index (adoptions desc, listed_at desc, practice_id desc);
create index practice_index_name on practice_index (name collate "vi-x-icu", practice_id);
create index practice_index_names_canonical on practice_index using gin (names_canonical);
create index practice_index_names_folded on practice_index using gin (names_folded);
create index practice_index_canonical on practice_index using gin (search_canonical);
create index practice_index_folded on practice_index using gin (search_folded);
create index practice_index_near on practice_index using gin (name_folded gin_trgm_ops);

insert into search_synonym (group_name, term) values
  ('ban-tuyen-giao-tinh-uy', 'BTGTU'), ('ban-tuyen-giao-tinh-uy', 'ban tuyên giáo tỉnh ủy'),
  ('ban-tuyen-giao-dan-van-tinh-uy', 'BTGDVTU'), ('ban-tuyen-giao-dan-van-tinh-uy', 'ban tuyên giáo và dân vận tỉnh ủy'),
  ('ly-luan-chinh-tri', 'LLCT'), ('ly-luan-chinh-tri', 'lý luận chính trị'),
  ('du-luan-xa-hoi', 'DLXH'), ('du-luan-xa-hoi', 'dư luận xã hội'),
  ('ho-chi-minh', 'HCM'), ('ho-chi-minh', 'hồ chí minh'),
  ('dan-toc-thieu-so', 'DTTS'), ('dan-toc-thieu-so', 'dân tộc thiểu số'),
  ('doan-vien-thanh-nien', 'ĐVTN'), ('doan-vien-thanh-nien', 'đoàn viên thanh niên'),
  ('can-bo-cong-chuc', 'CBCC'), ('can-bo-cong-chuc', 'cán bộ công chức'),
  ('cong-nghe-thong-tin', 'CNTT'), ('cong-nghe-thong-tin', 'công nghệ thông tin'),
  ('ve-sinh-moi-truong', 'VSMT'), ('ve-sinh-moi-truong', 'vệ sinh môi trường'),
  ('bao-ve-moi-truong', 'BVMT'), ('bao-ve-moi-truong', 'bảo vệ môi trường'),
  ('van-hoa-van-nghe', 'VHVN'), ('van-hoa-van-nghe', 'văn hóa văn nghệ');

-- Practices brought in from a workbook or a table in Word.
create table import_batch (
  id uuid primary key default new_id(),
  file_name text not null check (char_length(file_name) between 1 and 200),
  -- xlsx rows and columns have addresses; a Word table's rows are counted.
  kind text not null check (kind in ('xlsx', 'docx')),
  state text not null default 'open' check (state in ('open', 'running', 'done', 'undoing', 'undone', 'failed')),
  -- Texts above the columns.
  headings text[] not null,
  -- Digest of the headings' words: the same form sent again finds its mapping.
  signature text not null check (signature ~ '^[0-9a-f]{64}$'),
  -- ImportMapping and ImportOptions of #shared/practice-import.ts
  mapping jsonb not null check (jsonb_typeof(mapping) = 'array'),
  options jsonb not null check (jsonb_typeof(options) = 'object'),
  from_1904 boolean not null default false,
  checked_at timestamptz,
  fault text,
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  started_at timestamptz,
  progress_at timestamptz,
  finished_at timestamptz,
  undone_at timestamptz,
  check (state not in ('running', 'done') or (started_at is not null and checked_at is not null)),
  check (state <> 'done' or finished_at is not null),
  check (state <> 'failed' or fault is not null)
);
create index import_batch_newest on import_batch (created_at desc, id desc);
create index import_batch_person on import_batch (created_by, created_at desc, id desc);
create index import_batch_under_way on import_batch (progress_at) where state in ('running', 'undoing');

create table import_row (
  batch_id uuid not null references import_batch (id) on delete cascade,
  -- As the sheet numbers it.
  number integer not null check (number > 0),
  state text not null default 'read' check (state in ('read', 'good', 'bad', 'duplicate', 'written', 'skipped', 'linked',
    'undone', 'kept')),
  -- SheetCell[] of platform/excel/read-workbook.ts
  cells jsonb not null check (jsonb_typeof(cells) = 'array'),
  -- ImportIssue[]
  issues jsonb not null default '[]' check (jsonb_typeof(issues) = 'array'),
  -- The practice it made, or the one that is there already.
  practice_id uuid references practice (id) on delete set null,
  primary key (batch_id, number),
  check (state <> 'bad' or jsonb_array_length(issues) > 0)
);
create index import_row_state on import_row (batch_id, state, number);
create index import_row_practice on import_row (practice_id) where practice_id is not null;

-- How the columns of a form were understood the last time.
create table import_mapping (
  signature text primary key check (signature ~ '^[0-9a-f]{64}$'),
  mapping jsonb not null check (jsonb_typeof(mapping) = 'array'),
  used_at timestamptz not null default now(),
  used_by uuid references person (id)
);
