-- Newsroom: articles as they are worked on, as they stand on the portal, their versions, feedback, views; static pages.

create table section (
  id uuid primary key default new_id(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name_vi text not null,
  name_en text not null,
  position integer not null default 0,
  demo boolean not null default false
);

create table tag (
  id uuid primary key default new_id(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null unique check (char_length(name) between 1 and 60)
);

-- The working copy: what the editor sees. Each save raises `version`; an article_version stands for it.
create table article (
  id uuid primary key default new_id(),
  unit_id uuid references unit (id),
  section_id uuid not null references section (id),
  state text not null default 'draft' check (state in ('draft', 'review', 'scheduled', 'published', 'corrected', 'withdrawn')),
  version integer not null default 1,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 160),
  -- The address follows the title until somebody chooses one or the article is published.
  slug_follows boolean not null default true,
  title text not null check (char_length(title) between 1 and 200),
  summary text not null default '' check (char_length(summary) <= 600),
  -- Sanitised HTML; pictures stand as <figure data-media="id"><figcaption>…</figcaption></figure>.
  body text not null default '' check (octet_length(body) <= 2000000),
  author_name text not null default '' check (char_length(author_name) <= 120),
  lead_media_id uuid references media (id),
  lead_caption text not null default '',
  lead_alt text not null default '',
  title_en text,
  summary_en text,
  body_en text,
  -- Names of the tags wanted; article_tag holds those the portal shows.
  tags text[] not null default '{}' check (cardinality(tags) <= 12),
  -- The article plays in a fictional place; the portal says so.
  fictional boolean not null default false,
  feedback_open boolean not null default true,
  publish_at timestamptz,
  first_published_at timestamptz,
  withdrawn_reason text,
  -- Why the article came back from review.
  return_note text,
  state_changed_at timestamptz not null default now(),
  preview_token text not null unique,
  created_by uuid references person (id),
  updated_by uuid references person (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  demo boolean not null default false,
  check (state <> 'scheduled' or publish_at is not null),
  check (state <> 'withdrawn' or withdrawn_reason is not null),
  check (state not in ('published', 'corrected') or first_published_at is not null)
);
create index article_state on article (state, updated_at desc, id desc);
create index article_due on article (publish_at) where state = 'scheduled';

create table article_version (
  article_id uuid not null references article (id) on delete cascade,
  number integer not null,
  -- title, summary, body, author_name, lead_*, section_id, tags, *_en
  content jsonb not null,
  saved_by uuid references person (id),
  saved_at timestamptz not null default now(),
  note text not null default '',
  -- Saves by themselves of one person within ten minutes become one version.
  autosave boolean not null default false,
  started_at timestamptz not null default now(),
  primary key (article_id, number)
);

-- The address an article has, and every one it ever had on the portal: those redirect.
create table article_slug (
  slug text primary key,
  article_id uuid not null references article (id) on delete cascade,
  created_at timestamptz not null default now()
);
create index article_slug_article on article_slug (article_id);

-- What the portal shows: written when an article is published or corrected, deleted when withdrawn.
create table article_live (
  article_id uuid primary key references article (id) on delete cascade,
  slug text not null unique,
  version integer not null,
  section_id uuid not null references section (id),
  unit_id uuid references unit (id),
  title text not null,
  summary text not null,
  body_html text not null,
  author_name text not null,
  lead_media_id uuid references media (id),
  lead_caption text not null,
  lead_alt text not null,
  title_en text,
  summary_en text,
  body_html_en text,
  fictional boolean not null,
  feedback_open boolean not null,
  reading_minutes integer not null,
  published_at timestamptz not null,
  corrected_at timestamptz,
  plain_text text not null,
  search_canonical tsvector generated always as (
    setweight(text_vector(text_canonical(title)), 'A') || setweight(text_vector(text_canonical(summary)), 'B') ||
    setweight(text_vector(text_canonical(plain_text)), 'D')) stored,
  search_folded tsvector generated always as (
    setweight(text_vector(text_folded(title)), 'A') || setweight(text_vector(text_folded(summary)), 'B') ||
    setweight(text_vector(text_folded(plain_text)), 'D')) stored
);
create index article_live_newest on article_live (published_at desc, article_id desc);
create index article_live_section on article_live (section_id, published_at desc, article_id desc);
create index article_live_canonical on article_live using gin (search_canonical);
create index article_live_folded on article_live using gin (search_folded);

-- An article stands on the portal exactly while it is published or corrected.
create function check_article_live() returns trigger language plpgsql as $$
declare
  checked uuid;
begin
  if tg_table_name = 'article' then checked := new.id;
  elsif tg_op = 'DELETE' then checked := old.article_id;
  else checked := new.article_id;
  end if;
  if exists (
    select from article a left join article_live l on l.article_id = a.id
    where a.id = checked and (a.state in ('published', 'corrected')) <> (l.article_id is not null)
  ) then
    raise exception 'article %: article_live exists exactly while the state is published or corrected', checked
      using errcode = 'check_violation', constraint = 'article_live_matches_state';
  end if;
  return null;
end $$;
create constraint trigger article_live_matches_state after insert or update of state on article
  deferrable initially deferred for each row execute function check_article_live();
create constraint trigger article_live_matches_state after insert or delete on article_live
  deferrable initially deferred for each row execute function check_article_live();

create table article_tag (
  article_id uuid not null references article_live (article_id) on delete cascade,
  tag_id uuid not null references tag (id),
  primary key (article_id, tag_id)
);
create index article_tag_tag on article_tag (tag_id, article_id);

-- Pictures and videos an article uses, in the working copy or on the portal.
create table article_media (
  article_id uuid not null references article (id) on delete cascade,
  media_id uuid not null references media (id),
  primary key (article_id, media_id)
);
create index article_media_media on article_media (media_id);

create table article_correction (
  id uuid primary key default new_id(),
  article_id uuid not null references article (id) on delete cascade,
  text_vi text not null check (char_length(text_vi) between 1 and 2000),
  text_en text,
  corrected_by uuid references person (id),
  corrected_at timestamptz not null default now()
);
create index article_correction_article on article_correction (article_id, corrected_at desc);

create table feedback (
  id uuid primary key default new_id(),
  article_id uuid not null references article (id) on delete cascade,
  name text not null check (char_length(name) between 1 and 80),
  body text not null check (char_length(body) between 1 and 3000),
  state text not null default 'waiting' check (state in ('waiting', 'published', 'declined')),
  person_id uuid references person (id),
  -- Digest of the private link's token; the writer alone holds the token.
  token_digest text not null unique,
  -- Makes a resent form one record.
  submission_key text not null unique,
  reason text,
  moderated_by uuid references person (id),
  moderated_at timestamptz,
  reply text check (char_length(reply) between 1 and 3000),
  reply_by_name text,
  replied_by uuid references person (id),
  replied_at timestamptz,
  created_at timestamptz not null default now(),
  demo boolean not null default false,
  check (state <> 'declined' or reason is not null)
);
create index feedback_article on feedback (article_id, created_at desc, id desc) where state = 'published';
create index feedback_state on feedback (state, created_at, id);

-- A proof of work serves once.
create table used_challenge (
  digest text primary key,
  expires_at timestamptz not null
);
create index used_challenge_expiry on used_challenge (expires_at);

-- One visitor counts once a day: a digest under a key that is thrown away when the day ends.
create table article_view_mark (
  day date not null,
  article_id uuid not null references article (id) on delete cascade,
  visitor bytea not null,
  primary key (day, article_id, visitor)
);
create table article_view_day (
  article_id uuid not null references article (id) on delete cascade,
  day date not null,
  views bigint not null default 0 check (views >= 0),
  primary key (article_id, day)
);
create index article_view_day_day on article_view_day (day, article_id) include (views);
create table view_key (
  day date primary key,
  key bytea not null
);

create table page_report (
  id uuid primary key default new_id(),
  path text not null check (char_length(path) <= 500),
  body text not null check (char_length(body) between 1 and 2000),
  state text not null default 'open' check (state in ('open', 'done')),
  submission_key text not null unique,
  handled_by uuid references person (id),
  handled_at timestamptz,
  created_at timestamptz not null default now()
);
create index page_report_state on page_report (state, created_at desc, id desc);

create table static_page (
  slug text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title_vi text not null,
  body_vi text not null,
  title_en text not null default '',
  body_en text not null default '',
  version integer not null default 1,
  updated_by uuid references person (id),
  updated_at timestamptz not null default now(),
  demo boolean not null default false
);

create table static_page_media (
  slug text not null references static_page (slug) on delete cascade on update cascade,
  media_id uuid not null references media (id),
  primary key (slug, media_id)
);
create index static_page_media_media on static_page_media (media_id);

-- portal

-- Lower case and NFC, marks as typed: what "exact" compares.
create function text_exact(value text) returns text language sql immutable strict parallel safe as $$
  select lower(normalize(value, nfc) collate "vi-x-icu") collate "default"
$$;

alter table article_live
  add column search_exact tsvector generated always as (
    setweight(text_vector(text_exact(title)), 'A') || setweight(text_vector(text_exact(summary)), 'B') ||
    setweight(text_vector(text_exact(plain_text)), 'D')) stored,
  add column title_folded text generated always as (text_words(text_folded(title))) stored;
create index article_live_exact on article_live using gin (search_exact);
create index article_live_title_folded on article_live using gin (title_folded gin_trgm_ops);

-- Terms of one group mean the same to a search, in both directions.
create table search_synonym (
  group_name text not null,
  term text not null check (char_length(term) between 1 and 80),
  primary key (group_name, term)
);
insert into search_synonym (group_name, term) values
  ('uy-ban-nhan-dan', 'UBND'), ('uy-ban-nhan-dan', 'ủy ban nhân dân'),
  ('hoi-dong-nhan-dan', 'HĐND'), ('hoi-dong-nhan-dan', 'hội đồng nhân dân'),
  ('ban-tuyen-giao', 'BTG'), ('ban-tuyen-giao', 'ban tuyên giáo'),
  ('ban-tuyen-giao-dan-van', 'BTGDV'), ('ban-tuyen-giao-dan-van', 'ban tuyên giáo và dân vận'),
  ('mat-tran-to-quoc', 'MTTQ'), ('mat-tran-to-quoc', 'mặt trận tổ quốc'),
  ('thanh-pho', 'TP'), ('thanh-pho', 'thành phố'),
  ('thanh-pho-ho-chi-minh', 'TPHCM'), ('thanh-pho-ho-chi-minh', 'thành phố hồ chí minh'),
  ('trung-uong', 'TW'), ('trung-uong', 'TƯ'), ('trung-uong', 'trung ương'),
  ('doan-thanh-nien', 'ĐTN'), ('doan-thanh-nien', 'đoàn thanh niên'),
  ('lien-hiep-phu-nu', 'LHPN'), ('lien-hiep-phu-nu', 'liên hiệp phụ nữ'),
  ('lien-doan-lao-dong', 'LĐLĐ'), ('lien-doan-lao-dong', 'liên đoàn lao động'),
  ('hoi-nong-dan', 'HND'), ('hoi-nong-dan', 'hội nông dân'),
  ('cuu-chien-binh', 'CCB'), ('cuu-chien-binh', 'cựu chiến binh'),
  ('cau-lac-bo', 'CLB'), ('cau-lac-bo', 'câu lạc bộ'),
  ('hop-tac-xa', 'HTX'), ('hop-tac-xa', 'hợp tác xã'),
  ('khu-dan-cu', 'KDC'), ('khu-dan-cu', 'khu dân cư'),
  ('to-dan-pho', 'TDP'), ('to-dan-pho', 'tổ dân phố'),
  ('nong-thon-moi', 'NTM'), ('nong-thon-moi', 'nông thôn mới'),
  ('trung-hoc-co-so', 'THCS'), ('trung-hoc-co-so', 'trung học cơ sở'),
  ('trung-hoc-pho-thong', 'THPT'), ('trung-hoc-pho-thong', 'trung học phổ thông'),
  ('an-ninh-trat-tu', 'ANTT'), ('an-ninh-trat-tu', 'an ninh trật tự'),
  ('phong-chay-chua-chay', 'PCCC'), ('phong-chay-chua-chay', 'phòng cháy chữa cháy'),
  ('an-toan-giao-thong', 'ATGT'), ('an-toan-giao-thong', 'an toàn giao thông'),
  ('nghi-quyet', 'NQ'), ('nghi-quyet', 'nghị quyết'),
  ('chuyen-doi-so', 'CĐS'), ('chuyen-doi-so', 'chuyển đổi số');

-- Every decision on a piece of feedback stays readable in the office, its reply and reason as they stood.
create table feedback_event (
  id bigint generated always as identity primary key,
  feedback_id uuid not null references feedback (id) on delete cascade,
  kind text not null check (kind in ('published', 'declined', 'replied')),
  text text,
  person_id uuid references person (id),
  at timestamptz not null default now()
);
create index feedback_event_feedback on feedback_event (feedback_id, id);

-- Raised by each decision, so that two moderators never overwrite each other unseen.
alter table feedback add column version integer not null default 1;

-- How often an address used a form in a window of time; the key is a digest that changes daily.
create table form_turn (
  key text primary key,
  used integer not null,
  ends_at timestamptz not null
);
create index form_turn_end on form_turn (ends_at);
