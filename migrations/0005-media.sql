-- Media: files that people upload, re-encoded, with the sizes made of them.

create table media (
  id uuid primary key default new_id(),
  kind text not null check (kind in ('image', 'video', 'document')),
  -- Key of the file in the store; for images the re-encoded original without metadata.
  storage_key text not null unique,
  file_name text not null check (char_length(file_name) between 1 and 255),
  content_type text not null,
  bytes bigint not null check (bytes >= 0),
  -- Of the bytes as they were uploaded: the same file is kept once.
  sha256 text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
  width integer check (width > 0),
  height integer check (height > 0),
  animated boolean not null default false,
  -- Sizes made: [{"width": 640, "height": 400, "format": "avif", "key": "…", "bytes": 1234}]
  variants jsonb not null default '[]',
  -- AVIF sizes are made by a job, which claims a picture, and gives up after some attempts.
  avif_state text not null default 'none' check (avif_state in ('none', 'waiting', 'done', 'failed')),
  avif_attempts integer not null default 0,
  avif_claimed_at timestamptz,
  -- Average colour as #rrggbb, painted before the picture arrives.
  colour text check (colour ~ '^#[0-9a-f]{6}$'),
  alt text not null default '' check (char_length(alt) <= 300),
  caption text not null default '' check (char_length(caption) <= 600),
  credit text not null default '' check (char_length(credit) <= 200),
  focal_x real not null default 0.5 check (focal_x between 0 and 1),
  focal_y real not null default 0.5 check (focal_y between 0 and 1),
  uploaded_by uuid references person (id),
  created_at timestamptz not null default now(),
  demo boolean not null default false,
  search_folded text generated always as
    (text_words(text_folded(file_name || ' ' || alt || ' ' || caption || ' ' || credit))) stored,
  check (kind <> 'image' or (width is not null and height is not null))
);
create index media_created on media (created_at desc, id desc);
create index media_kind on media (kind, created_at desc, id desc);
create index media_search on media using gin (search_folded gin_trgm_ops);
create index media_avif on media (created_at, id) where avif_state = 'waiting';
