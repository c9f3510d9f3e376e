-- Official documents: number, day, issuer and the signed scan; linked from practices, decisions, targets and rollouts.

create table official_document (
  id uuid primary key default new_id(),
  kind text not null check (kind in
    ('decision', 'plan', 'report', 'submission', 'resolution', 'conclusion', 'directive', 'minutes', 'letter', 'other')),
  -- As written on the paper: 25-KH/BTGTU, 107-CV/BTGDVTU, 35/KH-UBND.
  number text not null check (char_length(number) between 1 and 60),
  issued_on date not null,
  issuer_unit_id uuid references unit (id),
  -- The issuer as the paper names it; kept when the unit is renamed.
  issuer_name text not null check (char_length(issuer_name) between 1 and 300),
  title text not null check (char_length(title) between 1 and 500),
  scan_media_id uuid references media (id),
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  demo boolean not null default false,
  number_folded text not null generated always as (text_words(text_folded(number))) stored,
  search_folded text not null generated always as (text_words(text_folded(number || ' ' || title || ' ' || issuer_name))) stored
);
-- The same paper entered twice is one record.
create unique index official_document_same on official_document (number_folded, issued_on, text_words(text_folded(issuer_name)));
create index official_document_newest on official_document (issued_on desc, id desc);
create index official_document_search on official_document using gin (search_folded gin_trgm_ops);
create index official_document_scan on official_document (scan_media_id) where scan_media_id is not null;
