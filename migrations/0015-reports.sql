-- Reports: one narrow row of facts a practice for counting, saved figures, proposals to make practices province-wide.

-- What statistics count. Kept in step by the triggers below, whoever writes; merged practices have none. A process keeps a
-- copy in memory and fetches what changed since: rows whose transaction it could not see yet, and rows gone.
create table practice_fact (
  practice_id uuid primary key references practice (id) on delete cascade,
  changed_xid xid8 not null default pg_current_xact_id(),
  unit_id uuid not null,
  field_id uuid not null,
  subfield_id uuid,
  scope text not null,
  kind text not null,
  state text not null,
  life text,
  level_id uuid,
  exemplary boolean not null default false,
  evidence_level smallint not null,
  audiences text[] not null default '{}',
  -- The first day on which each step was reached.
  nominated_on date,
  registered_on date,
  pilot_on date,
  submitted_on date,
  unit_approved_on date,
  in_assessment_on date,
  recognised_on date,
  -- The unit that held the practice on that day, where it is not the unit of today.
  nominated_unit uuid,
  registered_unit uuid,
  pilot_unit uuid,
  submitted_unit uuid,
  unit_approved_unit uuid,
  in_assessment_unit uuid,
  recognised_unit uuid,
  -- Twelve months after the first recognition, as its check-ins tell; null: they do not tell.
  alive_12 text check (alive_12 in ('alive', 'stopped')),
  -- Each level it was recognised at: first day, and the unit that held it then. Three lists side by side.
  level_ids uuid[] not null default '{}',
  level_days date[] not null default '{}',
  level_units uuid[] not null default '{}',
  to_confirm boolean not null default false,
  -- The council's mark at the first recognition, and at the latest re-evaluation that is closed.
  first_mark real,
  latest_mark real,
  advice_given integer not null default 0,
  advice_done integer not null default 0
);
create index practice_fact_changed on practice_fact (changed_xid);

create table practice_fact_gone (
  practice_id uuid primary key,
  changed_xid xid8 not null default pg_current_xact_id()
);
create index practice_fact_gone_changed on practice_fact_gone (changed_xid);
create function note_gone_facts() returns trigger language plpgsql as $$
begin
  insert into practice_fact_gone (practice_id) select practice_id from changed
    on conflict (practice_id) do update set changed_xid = pg_current_xact_id();
  return null;
end $$;
create trigger practice_fact_noted after delete on practice_fact referencing old table as changed
  for each statement execute function note_gone_facts();

-- Writes the facts of some practices anew. Rows are locked first, so that each writer then sees what the one before wrote.
create function refresh_practice_facts(ids uuid[]) returns void language plpgsql as $$
begin
  if coalesce(cardinality(ids), 0) = 0 then
    return;
  end if;
  delete from practice_fact f using practice p
    where f.practice_id = any(ids) and p.id = f.practice_id and p.merged_into_id is not null;
  insert into practice_fact (practice_id, unit_id, field_id, scope, kind, state, evidence_level)
    select p.id, p.unit_id, p.field_id, p.scope, p.kind, p.state, p.evidence_level from practice p
    where p.id = any(ids) and p.merged_into_id is null order by p.id
    on conflict do nothing;
  perform 1 from practice_fact where practice_id = any(ids) order by practice_id for update;
  update practice_fact f set
    unit_id = s.unit_id, field_id = s.field_id, subfield_id = s.subfield_id, scope = s.scope, kind = s.kind, state = s.state,
    life = s.life, level_id = s.level_id, exemplary = s.exemplary, evidence_level = s.evidence_level, audiences = s.audiences,
    nominated_on = s.nominated_on, registered_on = s.registered_on, pilot_on = s.pilot_on, submitted_on = s.submitted_on,
    unit_approved_on = s.unit_approved_on, in_assessment_on = s.in_assessment_on, recognised_on = s.recognised_on,
    nominated_unit = s.held[1], registered_unit = s.held[2], pilot_unit = s.held[3], submitted_unit = s.held[4],
    unit_approved_unit = s.held[5], in_assessment_unit = s.held[6], recognised_unit = s.held[7], alive_12 = s.alive_12,
    level_ids = s.level_ids, level_days = s.level_days, level_units = s.level_units, to_confirm = s.to_confirm,
    first_mark = s.first_mark, latest_mark = s.latest_mark, advice_given = s.advice_given, advice_done = s.advice_done,
    changed_xid = pg_current_xact_id()
  from (
    select p.id, p.unit_id, p.field_id, p.subfield_id, p.scope, p.kind, p.state, p.life,
      p.recognition_level_id as level_id, p.exemplary, p.evidence_level, p.audiences,
      e.nominated_on, e.registered_on, e.pilot_on, e.submitted_on, e.unit_approved_on, e.in_assessment_on, r.recognised_on,
      -- Before its first holder a practice counts as that one's.
      case when (select count(*) > 1 from practice_holder h where h.practice_id = p.id) then array(
        select (select h.unit_id from practice_holder h where h.practice_id = p.id and d.day is not null
          order by h.held @> d.day desc, lower(h.held) nulls first limit 1)
        from unnest(array[e.nominated_on, e.registered_on, e.pilot_on, e.submitted_on, e.unit_approved_on,
          e.in_assessment_on, r.recognised_on]) with ordinality d (day, place) order by d.place) end as held,
      -- Alive when a report between six and thirteen months after the recognition, or any later one, says so; stopped when
      -- that report, or the practice's own record, says so.
      case when r.recognised_on is not null then coalesce(
        (select case when c.life in ('active', 'adapted') then 'alive' else 'stopped' end from check_in c
          where c.practice_id = p.id
            and c.on_date between r.recognised_on + interval '6 months' and r.recognised_on + interval '13 months'
          order by c.on_date desc, c.id desc limit 1),
        (select 'alive' from check_in c where c.practice_id = p.id and c.on_date > r.recognised_on + interval '13 months'
          and c.life in ('active', 'adapted') limit 1),
        case when p.life in ('paused', 'ended') and p.life_since <= r.recognised_on + interval '12 months' then 'stopped' end
      ) end as alive_12,
      coalesce(l.levels, '{}') as level_ids, coalesce(l.days, '{}') as level_days, coalesce(l.units, '{}') as level_units,
      exists (select from recognition q where q.practice_id = p.id and q.status = 'to_be_confirmed') as to_confirm,
      (select a.mean_mark from assessment a where a.practice_id = p.id and a.outcome = 'recognised' and a.mean_mark is not null
        order by a.closed_at limit 1) as first_mark,
      (select a.mean_mark from assessment a where a.practice_id = p.id and a.state = 'closed' and a.purpose = 'reevaluation'
        and a.mean_mark is not null order by a.closed_at desc limit 1) as latest_mark,
      v.given as advice_given, v.done as advice_done
    from practice p
    left join lateral (
      select min(day) filter (where to_state = 'nominated') as nominated_on,
        min(day) filter (where to_state = 'registered') as registered_on,
        min(day) filter (where to_state = 'pilot') as pilot_on,
        min(day) filter (where to_state = 'submitted') as submitted_on,
        min(day) filter (where to_state = 'unit_approved') as unit_approved_on,
        min(day) filter (where to_state = 'in_assessment') as in_assessment_on,
        min(day) filter (where to_state = 'recognised') as recognised_on
      from (
        select x.to_state, coalesce(x.on_date, (x.at at time zone 'Asia/Ho_Chi_Minh')::date) as day
        from practice_event x
        where x.practice_id = p.id and x.to_state is not null and x.to_state is distinct from x.from_state
          -- The day of an import says nothing of when the step was taken.
          and not (x.kind = 'created' and p.import_id is not null)
      ) x
    ) e on true
    left join lateral (
      select least(e.recognised_on, min(decided_on)) as recognised_on from recognition where practice_id = p.id
    ) r on true
    left join lateral (
      select array_agg(q.level_id order by q.level_id) as levels, array_agg(q.decided_on order by q.level_id) as days,
        array_agg(q.unit_id order by q.level_id) as units
      from (
        select distinct on (level_id) level_id, decided_on, unit_id from recognition
        where practice_id = p.id and status <> 'revoked' order by level_id, decided_on
      ) q
    ) l on true
    cross join lateral (
      select count(*) as given, count(*) filter (where state = 'done') as done from council_advice where practice_id = p.id
    ) v
    where p.id = any(ids)
  ) s
  where f.practice_id = s.id;
end $$;

-- A new practice has no events yet: what its row says is all.
create function facts_of_new_practices() returns trigger language plpgsql as $$
begin
  insert into practice_fact (practice_id, unit_id, field_id, subfield_id, scope, kind, state, life, level_id, exemplary,
      evidence_level, audiences)
    select id, unit_id, field_id, subfield_id, scope, kind, state, life, recognition_level_id, exemplary, evidence_level,
      audiences
    from changed where merged_into_id is null;
  return null;
end $$;
create function facts_of_changed_practices() returns trigger language plpgsql as $$
begin
  perform refresh_practice_facts(array(
    select c.id from changed c join before b on b.id = c.id
    where (c.unit_id, c.field_id, c.subfield_id, c.scope, c.kind, c.state, c.life, c.life_since, c.recognition_level_id,
        c.exemplary, c.evidence_level, c.audiences, c.merged_into_id, c.import_id) is distinct from
      (b.unit_id, b.field_id, b.subfield_id, b.scope, b.kind, b.state, b.life, b.life_since, b.recognition_level_id,
        b.exemplary, b.evidence_level, b.audiences, b.merged_into_id, b.import_id)));
  return null;
end $$;
create function facts_of_changed_records() returns trigger language plpgsql as $$
begin
  perform refresh_practice_facts(array(select distinct practice_id from changed));
  return null;
end $$;
-- Most events are no step, and a first holder is the unit of the practice's own row.
create function facts_of_new_events() returns trigger language plpgsql as $$
begin
  perform refresh_practice_facts(array(
    select distinct practice_id from changed where to_state is not null and to_state is distinct from from_state));
  return null;
end $$;
create function facts_of_new_holders() returns trigger language plpgsql as $$
begin
  perform refresh_practice_facts(array(
    select distinct c.practice_id from changed c
    where exists (select from practice_holder h where h.practice_id = c.practice_id and h.held <> c.held)));
  return null;
end $$;

create trigger practice_facts_new after insert on practice referencing new table as changed
  for each statement execute function facts_of_new_practices();
create trigger practice_facts_changed after update on practice referencing new table as changed old table as before
  for each statement execute function facts_of_changed_practices();
create trigger practice_event_facts_new after insert on practice_event referencing new table as changed
  for each statement execute function facts_of_new_events();
create trigger practice_event_facts_changed after update on practice_event referencing new table as changed
  for each statement execute function facts_of_changed_records();
create trigger practice_event_facts_gone after delete on practice_event referencing old table as changed
  for each statement execute function facts_of_changed_records();
create trigger practice_holder_facts_new after insert on practice_holder referencing new table as changed
  for each statement execute function facts_of_new_holders();
create trigger practice_holder_facts_changed after update on practice_holder referencing new table as changed
  for each statement execute function facts_of_changed_records();
create trigger practice_holder_facts_gone after delete on practice_holder referencing old table as changed
  for each statement execute function facts_of_changed_records();
create trigger recognition_facts_new after insert on recognition referencing new table as changed
  for each statement execute function facts_of_changed_records();
create trigger recognition_facts_changed after update on recognition referencing new table as changed
  for each statement execute function facts_of_changed_records();
create trigger recognition_facts_gone after delete on recognition referencing old table as changed
  for each statement execute function facts_of_changed_records();
create trigger check_in_facts_new after insert on check_in referencing new table as changed
  for each statement execute function facts_of_changed_records();
create trigger check_in_facts_changed after update on check_in referencing new table as changed
  for each statement execute function facts_of_changed_records();
create trigger check_in_facts_gone after delete on check_in referencing old table as changed
  for each statement execute function facts_of_changed_records();

create trigger council_advice_facts_new after insert on council_advice referencing new table as changed
  for each statement execute function facts_of_changed_records();
create trigger council_advice_facts_changed after update on council_advice referencing new table as changed
  for each statement execute function facts_of_changed_records();
create trigger council_advice_facts_gone after delete on council_advice referencing old table as changed
  for each statement execute function facts_of_changed_records();
-- Only what a closed assessment says is counted.
create function facts_of_closed_assessments() returns trigger language plpgsql as $$
begin
  perform refresh_practice_facts(array(select distinct practice_id from changed where state = 'closed'));
  return null;
end $$;
create trigger assessment_facts_new after insert on assessment referencing new table as changed
  for each statement execute function facts_of_closed_assessments();
create trigger assessment_facts_changed after update on assessment referencing new table as changed
  for each statement execute function facts_of_closed_assessments();
create trigger assessment_facts_gone after delete on assessment referencing old table as changed
  for each statement execute function facts_of_closed_assessments();

select refresh_practice_facts(array(select id from practice));

-- A figure as it was on a day: the question, the answer, when. Never changed; whoever opens its address later reads the same.
create table statistic_snapshot (
  key text primary key check (key ~ '^[a-z0-9]{10}$'),
  kind text not null check (kind in ('dashboard', 'report')),
  question jsonb not null,
  answer jsonb not null,
  as_of timestamptz not null,
  -- The reach within which it was asked; null: everything.
  unit_ids uuid[],
  -- Same question, same answer, same day: one address.
  digest text not null unique,
  created_by uuid references person (id),
  created_at timestamptz not null default now()
);
create index statistic_snapshot_newest on statistic_snapshot (as_of desc);
create trigger statistic_snapshot_kept before update on statistic_snapshot for each row execute function refuse_change();

-- The department proposes practices for the whole province; the authority decides by a signed paper.
create table scope_proposal (
  id uuid primary key default new_id(),
  title text not null check (char_length(title) between 1 and 300),
  -- Who proposes (null: the programme's own office), and to whom.
  unit_id uuid references unit (id),
  addressee text not null check (char_length(addressee) between 1 and 300),
  reason text not null default '' check (char_length(reason) <= 4000),
  plan text not null default '' check (char_length(plan) <= 4000),
  state text not null default 'draft' check (state in ('draft', 'submitted', 'approved', 'returned', 'declined')),
  -- The signed submission, and the decision on it.
  submission_id uuid references official_document (id),
  submitted_on date,
  decision_id uuid references official_document (id),
  decided_on date,
  -- Why it was returned or declined, or with what conditions it was approved.
  decision_note text check (char_length(decision_note) between 1 and 2000),
  revision integer not null default 1,
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  demo boolean not null default false,
  check (state not in ('submitted', 'approved', 'declined') or submitted_on is not null),
  check (state <> 'approved' or (decision_id is not null and decided_on is not null)),
  check (state not in ('returned', 'declined') or decision_note is not null),
  check (decided_on is null or submitted_on is null or decided_on >= submitted_on)
);
create index scope_proposal_newest on scope_proposal (created_at desc, id desc);
create index scope_proposal_submission on scope_proposal (submission_id) where submission_id is not null;
create index scope_proposal_decision on scope_proposal (decision_id) where decision_id is not null;

create table scope_proposal_practice (
  proposal_id uuid not null references scope_proposal (id) on delete cascade,
  -- Only a recognised practice is proposed, which nobody deletes; the demo's go with the demo.
  practice_id uuid not null references practice (id) on delete cascade,
  position integer not null default 0,
  -- Why this one is for everybody.
  reason text not null default '' check (char_length(reason) <= 1000),
  -- Set on approval: the authority may leave some out.
  approved boolean,
  primary key (proposal_id, practice_id)
);
create index scope_proposal_practice_practice on scope_proposal_practice (practice_id);
