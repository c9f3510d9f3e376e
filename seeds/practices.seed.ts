// Loads the demo registry: the programme's fields, real named practices with published facts only, and 75 invented ones of
// Tỉnh Mẫu with their assessments, adoptions, a rollout, check-ins and a council at work. Doing it again adds what is missing.
import { sql } from 'kysely';
import { inTransaction } from '#server/platform/database.ts';
import { systemActor } from '#server/platform/actor.ts';
import { addDocument } from '#server/modules/documents/documents.within.ts';
import { addPractice, listPractice, movePractice, readPractice, recognisePractice } from '#server/modules/practices/practices.within.ts';
import type { Services } from '#server/services.ts';
import { addDays } from '#shared/days.ts';
import { emptyContent, type PracticeContent } from '#shared/practice.ts';
import { loadAdoptions, loadRollout } from './registry/adoptions.ts';
import { loadCheckIns } from './registry/check-ins.ts';
import { loadCouncil, loadPastAssessments, startCouncil } from './registry/council.ts';
import { loadPeople } from './registry/people.ts';
import { fieldSchema, inventedSchema, readList, realSchema, type Invented } from './registry/read.ts';
import { followSuccessions } from './registry/successions.ts';
import { loadQuestions, loadTargets } from './registry/targets.ts';
import { demoUnitKey } from './units.seed.ts';

const actor = systemActor('seed');
/** Nine in the morning in Vietnam. */
const morning = (day: string) => new Date(`${day}T02:00:00Z`);

async function loadFields(services: Services): Promise<Map<string, { fieldId: string; subfieldId: string }>> {
  const parts = new Map<string, { fieldId: string; subfieldId: string }>();
  for (const [position, field] of (await readList('fields.yaml', fieldSchema)).entries()) {
    const { slug, nameVi, nameEn, shortVi, shortEn } = field;
    await services.db
      .insertInto('field')
      .values({ slug, name_vi: nameVi, name_en: nameEn, short_vi: shortVi, short_en: shortEn, position })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .execute();
    const { id: fieldId } = await services.db.selectFrom('field').select('id').where('slug', '=', slug).executeTakeFirstOrThrow();
    for (const [order, part] of field.parts.entries()) {
      await services.db
        .insertInto('subfield')
        .values({ field_id: fieldId, slug: part.slug, name_vi: part.nameVi, name_en: part.nameEn, position: order })
        .onConflict((conflict) => conflict.column('slug').doNothing())
        .execute();
      const { id } = await services.db.selectFrom('subfield').select('id').where('slug', '=', part.slug).executeTakeFirstOrThrow();
      parts.set(part.slug, { fieldId, subfieldId: id });
    }
  }
  return parts;
}

/** A unit of the country by its full name, in a province by that name; those that stood before 2025-07-01 first. */
async function findRealUnit(services: Services, unit: string, province: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    with recursive up (start, unit_id, depth) as (
      select distinct v.unit_id, v.unit_id, 0 from unit_version v join unit u on u.id = v.unit_id
      where v.full_name = ${unit} and not u.demo
      union all
      select up.start, v.parent_id, up.depth + 1 from up
      join unit_version v on v.unit_id = up.unit_id where v.parent_id is not null and up.depth < 6
    )
    select up.start as id from up join unit_version p on p.unit_id = up.unit_id and p.name = ${province}
    join unit_version own on own.unit_id = up.start
    group by up.start order by min(lower(own.valid)) nulls first limit 1`.execute(services.db);
  if (rows[0]) return rows[0].id;
  // Districts outside the former Bình Dương are not in the data: the province stands for them.
  const { rows: provinces } = await sql<{ id: string }>`
    select v.unit_id as id from unit_version v join unit u on u.id = v.unit_id
    where v.name = ${province} and v.type in ('province', 'municipality') and not u.demo
    order by lower(v.valid) nulls first limit 1`.execute(services.db);
  if (!provinces[0]) throw new Error(`no unit ${unit} and no province ${province}`);
  return provinces[0].id;
}

const known = async (services: Services, code: string) =>
  (await services.db.selectFrom('practice').select('id').where('code', '=', code).executeTakeFirst())?.id;

async function loadReal(services: Services, parts: Map<string, { fieldId: string; subfieldId: string }>): Promise<number> {
  const today = '2026-10-01';
  let added = 0;
  for (const [index, real] of (await readList('real.yaml', realSchema)).entries()) {
    const code = `TT-${String(index + 1).padStart(2, '0')}`;
    const part = parts.get(real.part);
    if (!part) throw new Error(`real.yaml: no part ${real.part}`);
    if (await known(services, code)) continue;
    const unitId = await findRealUnit(services, real.unit, real.province);
    const content = emptyContent({ ...part, kind: real.kind, name: real.name, summary: real.summary });
    await inTransaction(services.db, async (tx) => {
      const given = { unitId, content, state: 'nominated' as const, code, demo: true };
      await listPractice(tx, await addPractice(tx, actor, given, { at: morning(today), today }), morning(today));
    });
    added += 1;
  }
  return added;
}

const contentOf = (one: Invented, part: { fieldId: string; subfieldId: string }): PracticeContent =>
  emptyContent({
    ...part,
    kind: one.kind,
    name: one.name,
    scope: one.scope,
    summary: one.summary,
    problem: one.problem,
    approach: one.approach.replace(/ (?=\d\. )/g, '\n'),
    results: one.results,
    failures: one.failures,
    indicators: one.indicators,
    audiences: one.audiences,
    reach: one.reach,
    beneficiaries: one.reach ? `Khoảng ${one.reach} người tham gia hoặc được hưởng lợi.` : 'Người dân trên địa bàn.',
    conditions: 'Có người phụ trách ổn định; có nơi ghi lại để đo trước và sau.',
    resources: 'Làm bằng nhân lực tại chỗ, không phát sinh biên chế.',
    inUseSince: one.stage === 'nominated' ? null : one.since,
    evidenceLevel: one.evidence,
    authors: [{ name: 'Nhóm thực hiện (nhân vật giả định)', personId: null, unitName: '', main: true }]
  });

const decisions = {
  tinh: { issuer: 'btg', number: (n: number) => `${n}-QĐ/BTGTU`, name: 'Ban Tuyên giáo Tỉnh ủy Mẫu' },
  huyen: { issuer: 'btg-huyen-suoi-mo', number: (n: number) => `${n}-QĐ/BTGHU`, name: 'Ban Tuyên giáo Huyện ủy Suối Mơ' },
  'co-so': { issuer: null, number: (n: number) => `${n}-QĐ/ĐU`, name: 'Đảng ủy cơ sở (giả định)' }
} as const;

async function loadInvented(
  services: Services,
  parts: Map<string, { fieldId: string; subfieldId: string }>,
  unitOf: (key: string) => string
): Promise<Map<string, { id: string; given: Invented }>> {
  const levels = new Map((await services.db.selectFrom('recognition_level').select(['id', 'slug']).execute()).map((row) => [row.slug, row.id]));
  const loaded = new Map<string, { id: string; given: Invented }>();
  let number = 0;
  for (const file of ['mau-ly-luan-tu-tuong.yaml', 'mau-tuyen-truyen-van-hoa.yaml', 'mau-khoa-giao-tong-hop.yaml'])
    for (const one of await readList(file, inventedSchema)) {
      number += 1;
      const code = `MAU-${String(number).padStart(3, '0')}`;
      const part = parts.get(one.part);
      if (!part) throw new Error(`${file}: no part ${one.part}`);
      const id = (await known(services, code)) ?? (await loadOne(services, one, { code, number, part, unitOf, levels }));
      loaded.set(one.name, { id, given: one });
    }
  return loaded;
}

async function loadOne(
  services: Services,
  one: Invented,
  context: {
    code: string;
    number: number;
    part: { fieldId: string; subfieldId: string };
    unitOf: (key: string) => string;
    levels: ReadonlyMap<string, string>;
  }
): Promise<string> {
  const { code, number, part, unitOf, levels } = context;
  const decided = one.on ?? addDays('2026-11-01', -(number % 5) * 9);
  const begun = one.stage === 'nominated' ? decided : one.since < addDays(decided, -120) ? addDays(decided, -120) : one.since;
  return inTransaction(services.db, async (tx) => {
    const first = one.stage === 'nominated' ? ('nominated' as const) : ('draft' as const);
    const given = { unitId: unitOf(one.unit), content: contentOf(one, part), state: first, code, demo: true };
    const { id } = await addPractice(tx, actor, given, { at: morning(begun), today: begun });
    const step = async (action: Parameters<typeof movePractice>[3]['action'], before: number, reason?: string) => {
      const day = addDays(decided, -before);
      await movePractice(tx, actor, await readPractice(tx, id), { action, at: morning(day), today: day, reason: reason ?? null });
    };
    const stage = one.stage ?? 'recognised';
    if (stage !== 'nominated') {
      await step('register', 110);
      if (stage === 'pilot' || one.evidence >= 3) await step('start_pilot', 100);
      if (stage !== 'registered' && stage !== 'pilot') await step('submit', 75);
      if (!['registered', 'pilot', 'submitted'].includes(stage)) await step('approve_unit', 60);
      if (stage === 'recognised') await step('begin_assessment', 45);
      if (stage === 'returned') await step('return', 20, one.reason);
      if (stage === 'declined') await step('decline', 15, one.reason);
    }
    if (stage === 'registered' || stage === 'pilot') await listPractice(tx, await readPractice(tx, id), morning(decided));
    if (stage === 'recognised' && one.level) {
      const decision = decisions[one.level];
      const documentId = await addDocument(
        tx,
        actor,
        {
          kind: 'decision',
          number: decision.number(100 + number),
          issuedOn: decided,
          issuerUnitId: decision.issuer ? unitOf(decision.issuer) : null,
          issuerName: decision.name,
          title: `Quyết định giả định về việc công nhận “${one.name}”`,
          scanMediaId: null,
          demo: true
        },
        morning(decided)
      );
      await recognisePractice(
        tx,
        actor,
        await readPractice(tx, id),
        { levelId: levels.get(one.level) ?? '', documentId, decidedOn: decided, exemplary: one.exemplary },
        { at: morning(decided), today: decided }
      );
    }
    for (const name of one.formerNames)
      await tx.insertInto('practice_name').values({ practice_id: id, name, reason: 'renamed', until_on: decided }).execute();
    return id;
  });
}

/** Loads everything and says each step. What the use cases would tell people is not sent: its persons are invented. */
export async function loadRegistry(given: Services, say: (text: string) => void): Promise<void> {
  const services: Services = { ...given, jobs: { ...given.jobs, enqueue: async () => undefined } };
  const units = await services.db.selectFrom('unit').select(['id', 'source_key']).where('demo', '=', true).execute();
  const ids = new Map(units.map((unit) => [unit.source_key, unit.id]));
  const unitOf = (key: string) => {
    const id = ids.get(demoUnitKey(key));
    if (!id) throw new Error(`no demo unit ${key}`);
    return id;
  };
  const parts = await loadFields(services);
  await loadReal(services, parts);
  const practices = await loadInvented(services, parts, unitOf);
  const people = await loadPeople(services, unitOf('tinh-mau'));
  const council = await loadCouncil(services, { unitId: unitOf('tinh-mau'), people });
  await loadPastAssessments(services, { practices, people, council });
  await loadCheckIns(services, practices);
  await loadAdoptions(services, { practices, unitOf });
  await loadRollout(services, { practices, unitOf });
  await followSuccessions(services, unitOf);
  await loadTargets(services, { practices, unitOf });
  await loadQuestions(services, practices);
  await startCouncil(services, { practices, people, council });
  say(`Demo programme: ${practices.size} practices of the registry`);
}
