-- Access tokens for other systems: each acts as its person, cut to its scopes. The token itself is never stored.

create table api_token (
  id uuid primary key default new_id(),
  person_id uuid not null references person (id) on delete cascade,
  name text not null check (char_length(name) between 1 and 80),
  -- Keyed digest of the whole token.
  digest text not null unique check (char_length(digest) = 64),
  -- How the token begins, for its owner to know it again.
  prefix text not null check (char_length(prefix) between 4 and 20),
  scopes text[] not null check (cardinality(scopes) between 1 and 20),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  check (expires_at > created_at and expires_at <= created_at + interval '366 days')
);
create index api_token_person on api_token (person_id, created_at desc);
create index api_token_expiry on api_token (expires_at);
