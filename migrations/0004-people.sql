-- People: accounts by invitation, sessions, second step, roles granted at a unit.

create table person (
  id uuid primary key default new_id(),
  name text not null check (char_length(name) between 1 and 120),
  email text not null unique check (email = lower(email) and char_length(email) <= 254),
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean not null default false,
  status text not null default 'active' check (status in ('invited', 'active', 'suspended')),
  -- Set with a one-time password: until it is changed, the person's grants do not count.
  password_change_needed boolean not null default false,
  -- To a few minutes; outlives the sessions.
  last_seen_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  demo boolean not null default false
);
create index person_name on person (name collate "vi-x-icu", id);
create index person_folded on person using gin (text_words(text_folded(name)) gin_trgm_ops);

create table person_grant (
  id uuid primary key default new_id(),
  person_id uuid not null references person (id) on delete cascade,
  role text not null,
  -- Null: everywhere.
  unit_id uuid references unit (id),
  granted_by uuid references person (id) on delete set null,
  granted_at timestamptz not null default now(),
  unique nulls not distinct (person_id, role, unit_id)
);
create index person_grant_unit on person_grant (unit_id);

-- The next five tables are better-auth's, under our names (people.auth.ts maps them).
create table session (
  id uuid primary key default new_id(),
  person_id uuid not null references person (id) on delete cascade,
  token text not null unique,
  -- first_step: the password was right, the second step is still owed; better-auth deletes it at once.
  opened_by text not null default 'password'
    check (opened_by in ('password', 'first_step', 'second_step', 'recovery_code', 'oidc', 'renewed')),
  ip_address text,
  user_agent text,
  -- The absolute end; a session idle for too long (last_seen_at) ends before it.
  expires_at timestamptz not null,
  last_seen_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_person on session (person_id);
create index session_expiry on session (expires_at);

create table account (
  id uuid primary key default new_id(),
  person_id uuid not null references person (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  -- argon2id, in the PHC format; only of provider 'credential'.
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index account_person on account (person_id);

create table verification (
  id uuid primary key default new_id(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on verification (identifier);
create index verification_expiry on verification (expires_at);

create table two_factor (
  id uuid primary key default new_id(),
  person_id uuid not null unique references person (id) on delete cascade,
  -- Both encrypted by better-auth under our secret.
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);
create index two_factor_secret on two_factor (secret);

create table auth_rate_limit (
  id uuid primary key default new_id(),
  key text not null unique,
  count integer not null,
  last_request bigint not null
);

-- One open invitation a person; withdrawing deletes it, and the person who never came in with it.
create table invitation (
  id uuid primary key default new_id(),
  person_id uuid not null references person (id) on delete cascade,
  role text not null,
  unit_id uuid references unit (id),
  -- Null until the mail leaves; a resent mail replaces it.
  token_digest text unique,
  invited_by uuid references person (id) on delete set null,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  expires_at timestamptz not null,
  accepted_at timestamptz
);
create unique index invitation_open on invitation (person_id) where accepted_at is null;
create index invitation_unit on invitation (unit_id) where accepted_at is null;

-- Counts attempts by account and by address (keyed digests, never the values), with the lock that follows.
create table attempt_guard (
  key text primary key,
  attempts integer not null,
  last_at timestamptz not null,
  locked_until timestamptz
);
create index attempt_guard_age on attempt_guard (last_at);

-- A code of the authenticator serves once.
create table used_code (
  person_id uuid not null references person (id) on delete cascade,
  digest text not null,
  used_at timestamptz not null,
  primary key (person_id, digest)
);

-- Printed on the console while there is no administrator.
create table setup_code (
  digest text primary key,
  created_at timestamptz not null default now()
);

-- At least one active administrator of the whole stays, whoever runs what at the same time: the lock makes the
-- second of two removals wait, and its fresh snapshot then sees the first.
create function keep_an_administrator() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(726004);
  if not exists (
    select from person_grant g join person p on p.id = g.person_id
    where g.role = 'administrator' and g.unit_id is null and p.status = 'active'
  ) then
    raise exception 'the last administrator stays' using errcode = 'restrict_violation', constraint = 'last_administrator';
  end if;
  return null;
end $$;
create trigger person_grant_keeps_administrator after delete on person_grant
  for each row when (old.role = 'administrator' and old.unit_id is null) execute function keep_an_administrator();
create trigger person_grant_change_keeps_administrator after update on person_grant
  for each row when (old.role = 'administrator' and old.unit_id is null) execute function keep_an_administrator();
create function keep_an_active_administrator() returns trigger language plpgsql as $$
begin
  if exists (select from person_grant where person_id = old.id and role = 'administrator' and unit_id is null) then
    perform pg_advisory_xact_lock(726004);
    if not exists (
      select from person_grant g join person p on p.id = g.person_id
      where g.role = 'administrator' and g.unit_id is null and p.status = 'active'
    ) then
      raise exception 'the last administrator stays' using errcode = 'restrict_violation', constraint = 'last_administrator';
    end if;
  end if;
  return null;
end $$;
create trigger person_keeps_administrator after update of status on person
  for each row when (old.status = 'active' and new.status <> 'active') execute function keep_an_active_administrator();

-- better-auth writes outside our transactions, so its tables write their own audit rows: references only. A transaction
-- of ours that records the event itself says so by set_config('mhh.audited', 'on', true).
create function audit_of_people(kind text, person uuid, what text, subject text, subject_id text, facts jsonb)
returns void language sql volatile as $$
  insert into audit_entry (actor_kind, actor_id, action, subject_type, subject_id, details)
  select kind, person, what, subject, subject_id, facts
  where coalesce(current_setting('mhh.audited', true), '') <> 'on'
$$;

create function audit_session() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.opened_by <> 'first_step' then
      perform audit_of_people('person', new.person_id,
        case new.opened_by when 'renewed' then 'people.session_renewed' else 'people.signed_in' end,
        'session', new.id::text, jsonb_build_object('by', new.opened_by));
    end if;
  elsif old.opened_by <> 'first_step' then
    perform audit_of_people('person', old.person_id, 'people.session_ended', 'session', old.id::text, '{}');
  end if;
  return null;
end $$;
create trigger session_audit after insert or delete on session for each row execute function audit_session();

create function audit_two_factor() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform audit_of_people('person', new.person_id, 'people.two_factor_begun', 'person', new.person_id::text, '{}');
  elsif tg_op = 'DELETE' then
    perform audit_of_people('person', old.person_id, 'people.two_factor_removed', 'person', old.person_id::text, '{}');
  elsif new.verified and not old.verified then
    perform audit_of_people('person', new.person_id, 'people.two_factor_enabled', 'person', new.person_id::text, '{}');
  elsif new.backup_codes <> old.backup_codes then
    perform audit_of_people('person', new.person_id, 'people.recovery_codes_changed', 'person', new.person_id::text, '{}');
  elsif new.locked_until is distinct from old.locked_until and new.locked_until is not null then
    perform audit_of_people('person', new.person_id, 'people.two_factor_locked', 'person', new.person_id::text, '{}');
  end if;
  return null;
end $$;
create trigger two_factor_audit after insert or update or delete on two_factor
  for each row execute function audit_two_factor();

create function audit_account() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform audit_of_people('person', new.person_id, 'people.account_linked', 'person', new.person_id::text,
      jsonb_build_object('provider', new.provider_id));
  elsif tg_op = 'DELETE' then
    perform audit_of_people('person', old.person_id, 'people.account_unlinked', 'person', old.person_id::text,
      jsonb_build_object('provider', old.provider_id));
  elsif new.password is distinct from old.password then
    perform audit_of_people('person', new.person_id, 'people.password_changed', 'person', new.person_id::text, '{}');
  end if;
  return null;
end $$;
create trigger account_audit after insert or update or delete on account
  for each row execute function audit_account();

create function audit_person() returns trigger language plpgsql as $$
declare
  fields jsonb;
begin
  if tg_op = 'INSERT' then
    perform audit_of_people('system', null, 'people.person_added', 'person', new.id::text, '{}');
  elsif tg_op = 'DELETE' then
    perform audit_of_people('system', null, 'people.person_removed', 'person', old.id::text, '{}');
  else
    select jsonb_agg(n.key order by n.key) into fields
    from jsonb_each(to_jsonb(new)) n join jsonb_each(to_jsonb(old)) o using (key)
    where n.value is distinct from o.value and n.key not in ('updated_at', 'last_seen_at');
    if fields is not null then
      perform audit_of_people('system', null, 'people.person_changed', 'person', new.id::text,
        jsonb_build_object('fields', fields));
    end if;
  end if;
  return null;
end $$;
create trigger person_audit after insert or update or delete on person
  for each row execute function audit_person();
