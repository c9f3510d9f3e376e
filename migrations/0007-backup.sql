-- Backups: what ran, and whether it can be trusted. A row is written when a run ends, so a killed run leaves none.

create table backup_run (
  id uuid primary key default new_id(),
  kind text not null check (kind in ('backup', 'rehearsal', 'restore')),
  started_at timestamptz not null,
  finished_at timestamptz not null,
  ok boolean not null,
  -- What happened, in a word: 'written', 'restored', 'checksums_only', or the code of the error.
  code text not null,
  -- Name of the archive, without its folder.
  file_name text not null default '',
  bytes bigint not null default 0,
  rows bigint not null default 0,
  files integer not null default 0,
  -- For the operator, in English: the error's own words.
  detail text not null default '',
  check (finished_at >= started_at)
);
create index backup_run_kind on backup_run (kind, finished_at desc);
