-- Foundation: identifiers, Vietnamese text, settings, the audit log.

create extension if not exists pg_trgm;
create extension if not exists btree_gist;

-- Time-ordered identifiers (RFC 9562 version 7), for servers that lack uuidv7().
create function new_id() returns uuid language sql volatile as $$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid()) placing
        substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
      52, 1), 53, 1), 'hex')::uuid
$$;

-- Lower case, NFC, and one place for the tone mark: hòa and hoà both read hoà. Authority on "canonical" text.
create function text_canonical(value text) returns text language sql immutable strict parallel safe as $$
  select
    replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(
      replace(lower(normalize(value, nfc) collate "vi-x-icu"), 'ð', 'đ'),
      'òa', 'oà'), 'óa', 'oá'), 'ỏa', 'oả'), 'õa', 'oã'), 'ọa', 'oạ'),
      'òe', 'oè'), 'óe', 'oé'), 'ỏe', 'oẻ'), 'õe', 'oẽ'), 'ọe', 'oẹ'),
      'ùy', 'uỳ'), 'úy', 'uý'), 'ủy', 'uỷ'), 'ũy', 'uỹ'), 'ụy', 'uỵ') collate "default"
$$;

-- Lower case without marks; đ, Đ and the look-alike Ð read d. Authority on "folded" text.
create function text_folded(value text) returns text language sql immutable strict parallel safe as $$
  select replace(replace(
    regexp_replace(normalize(lower(normalize(value, nfc) collate "vi-x-icu") collate "default", nfd), '[\u0300-\u036f]', '', 'g'),
    'đ', 'd'), 'ð', 'd')
$$;

-- Punctuation to single spaces, so that 25-KH/BTGTU is the words 25 kh btgtu. Takes canonical or folded text.
create function text_words(value text) returns text language sql immutable strict parallel safe as $$
  select btrim(regexp_replace(
    translate(value, '“”‘’«»–—…•·„‚‹›′″×−‐‑  ​', repeat(' ', 25)),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f]+|\s+', ' ', 'g'))
$$;

create function text_vector(value text) returns tsvector language sql immutable strict parallel safe as $$
  select to_tsvector('pg_catalog.simple', text_words(value))
$$;

create table setting (
  key text primary key,
  value jsonb not null,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  updated_by uuid
);

-- Append-only. Personal values never enter: references or keyed digests stand in their place.
create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  actor_kind text not null check (actor_kind in ('visitor', 'person', 'system')),
  actor_id uuid,
  action text not null check (action ~ '^[a-z_]+(\.[a-z_]+)+$'),
  subject_type text not null,
  subject_id text not null,
  unit_id uuid,
  details jsonb not null default '{}',
  request_id text not null default ''
);
create index audit_entry_subject on audit_entry (subject_type, subject_id, id desc);
create index audit_entry_actor on audit_entry (actor_id, id desc);
create index audit_entry_action on audit_entry (action, id desc);
create index audit_entry_at on audit_entry (at desc, id desc);

-- The hash chain, written by a job: each row seals one entry and the seal before it.
create table audit_seal (
  position bigint primary key,
  entry_id bigint not null unique references audit_entry (id),
  hash bytea not null,
  sealed_at timestamptz not null default now()
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger audit_entry_append_only before update or delete or truncate on audit_entry for each statement execute function refuse_change();
create trigger audit_seal_append_only before update or delete or truncate on audit_seal for each statement execute function refuse_change();
