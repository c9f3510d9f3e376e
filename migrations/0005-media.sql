-- Media: files that people upload, re-encoded, with the sizes made of them.

create table media (
  id uuid primary key default new_id(),
  kind text not null check (kind in ('image', 'video', 'document')),
  -- Key of the original in the file store; for images the re-encoded original without metadata.
  storage_key text not null unique,
  file_name text not null check (char_length(file_name) between 1 and 255),
  content_type text not null,
  bytes bigint not null check (bytes >= 0),
  sha256 text not null,
  width integer,
  height integer,
  -- Sizes made: [{"width": 640, "height": 400, "format": "avif", "key": "…", "bytes": 1234}]
  variants jsonb not null default '[]',
  -- Average colour as #rrggbb, painted before the picture arrives.
  colour text,
  alt text not null default '',
  caption text not null default '',
  credit text not null default '',
  focal_x real not null default 0.5 check (focal_x between 0 and 1),
  focal_y real not null default 0.5 check (focal_y between 0 and 1),
  uploaded_by uuid references person (id),
  created_at timestamptz not null default now(),
  demo boolean not null default false
);
create index media_created on media (created_at desc, id desc);
create index media_sha256 on media (sha256);
