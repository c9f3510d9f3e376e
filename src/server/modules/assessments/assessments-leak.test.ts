// While a council is at work nothing of anybody's sheet leaves the server: every use case, office page and API address is
// asked as every role, and the answers (refusals too) are searched for marks, totals and comments that occur nowhere else.
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import Fastify from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { registerApi } from '#server/api/api.routes.ts';
import type { Actor, Grant } from '#server/platform/actor.ts';
import { visitorActor } from '#server/platform/actor.ts';
import { auditFilterSchema } from '#shared/audit.schema.ts';
import { roles } from '#shared/roles.ts';
import { makeActor, makeCouncil, makeCriteria, plainSheet, type Seat } from '#tests/support/assessments.ts';
import { collectJobs } from '#tests/support/jobs.ts';
import { Browser, makeUnit } from '#tests/support/people.ts';
import { makeField, makePractice } from '#tests/support/practices.ts';
import { testServices } from '#tests/support/services.ts';
import { searchAudit } from '#server/modules/audit/audit.usecases.ts';
import { listNotifications } from '#server/modules/notifications/notifications.usecases.ts';
import * as advice from './assessments-advice.usecases.ts';
import * as begin from './assessments-begin.usecases.ts';
import * as board from './assessments-board.usecases.ts';
import * as councils from './assessments-councils.usecases.ts';
import * as criteria from './assessments-criteria.usecases.ts';
import * as decisions from './assessments-decisions.usecases.ts';
import * as dossier from './assessments-dossier.usecases.ts';
import * as papers from './assessments-papers.usecases.ts';
import * as sheets from './assessments-sheets.usecases.ts';
import * as work from './assessments-work.usecases.ts';

const services = await testServices();
collectJobs(services);

interface Viewer {
  label: string;
  actor: Actor;
  /** What of the sheets this person wrote themselves. */
  own: 'first' | 'second' | null;
}
let viewers: Viewer[] = [];
let people: Record<'first' | 'second', Seat>;
let ids: { assessment: string; practice: string; council: string; set: string };
let third: Seat | undefined;

/** Words and figures of each sheet that stand nowhere else in the database. */
const secrets = {
  first: ['BÍ-MẬT-MỘT', 'BÍ-MẬT-GÓP-Ý-MỘT', '13.75', '17.25', '77.5'],
  second: ['BÍ-MẬT-HAI', 'BÍ-MẬT-GÓP-Ý-HAI', '3.25', '7.75', '27.5']
};
const sheetOf = (who: 'first' | 'second') => {
  const [c1, c2] = who === 'first' ? [13.75, 17.25] : [3.25, 7.75];
  const band = who === 'first' ? 'b2' : 'b1';
  return plainSheet(0, {
    marks: {
      c1: { band, mark: c1, comment: secrets[who][0] ?? '' },
      c2: { band, mark: c2, comment: '' }
    },
    comment: `Nhận xét ${secrets[who][0]}`,
    advice: secrets[who][1] ?? ''
  });
};

/** Which secrets of others an answer holds. A figure counts only when it stands by itself as a value. */
function leaks(viewer: Viewer, text: string): string[] {
  return (['first', 'second'] as const).flatMap((who) =>
    who === viewer.own
      ? []
      : secrets[who].filter((secret) =>
          /^[\d.]+$/.test(secret)
            ? new RegExp(`[:\\[,]\\s*"?${secret.replace('.', '[.,]')}"?\\s*[,}\\]]`).test(text)
            : text.includes(secret)
        )
  );
}

const serialised = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) =>
    one instanceof Map ? [...one] : one instanceof Set ? [...one] : Buffer.isBuffer(one) ? one.toString('latin1') : one
  ) ?? '';

/** The answer of a question as text, or what the refusal says. */
async function answerOf(ask: () => unknown): Promise<string> {
  try {
    return serialised(await ask());
  } catch (error) {
    const refusal = error as { message?: string; details?: unknown; body?: unknown; location?: unknown };
    return serialised([refusal.message, refusal.details, refusal.body, refusal.location]);
  }
}

beforeAll(async () => {
  const field = await makeField(services);
  const set = await makeCriteria(services, field.id);
  const council = await makeCouncil(services, { members: 5 });
  const unitId = await makeUnit(services, 'Phường Bí Mật', council.unitId);
  const author = await makeActor(services, [{ role: 'unit_officer', unitId }]);
  const practice = await makePractice(services, {
    unitId,
    field,
    state: 'unit_approved',
    content: {
      name: 'Mô hình bí mật',
      authors: [{ name: author.name, personId: author.personId, unitName: '', main: true }]
    }
  });
  const [begun] = await begin.beginAssessments(services, council.secretary, {
    councilId: council.councilId,
    practiceIds: [practice.id],
    dryRun: false
  });
  const assessment = begun?.assessmentId ?? '';
  ids = { assessment, practice: practice.id, council: council.councilId, set };
  const assigned = await services.db
    .selectFrom('assessment_reviewer')
    .select('person_id')
    .where('assessment_id', '=', assessment)
    .execute();
  const seats = assigned.map((row) => council.members.find((one) => one.personId === row.person_id));
  const [first, second] = seats;
  if (!first || !second) throw new Error('two members are asked');
  people = { first, second };
  // The second reviewer holds every other office besides: it must not help.
  const everyGrant: Grant[] = roles.map((role) => ({ role, unitId: null }));
  for (const { role } of everyGrant)
    await services.db
      .insertInto('person_grant')
      .values({ person_id: second.personId, role, unit_id: null })
      .onConflict((oc) => oc.doNothing())
      .execute();
  const mighty = { ...second, grants: [...second.grants, ...everyGrant] };
  people.second = mighty;
  viewers = [
    { label: 'first reviewer', actor: first, own: 'first' },
    { label: 'second reviewer with every role', actor: mighty, own: 'second' },
    { label: 'secretary', actor: council.secretary, own: null },
    { label: 'chair', actor: council.chair, own: null },
    ...council.members
      .filter((one) => one !== first && one !== second)
      .map((actor, index) => ({ label: `other member ${index}`, actor, own: null })),
    { label: 'author', actor: author, own: null },
    { label: 'visitor', actor: visitorActor('test'), own: null }
  ];
  for (const role of roles)
    viewers.push({ label: role, actor: await makeActor(services, [{ role, unitId: null }]), own: null });

  const open = await sheets.getMySheet(services, first, assessment);
  await sheets.submitMySheet(services, first, {
    assessmentId: assessment,
    revision: open.revision,
    content: sheetOf('first')
  });
  const draft = await sheets.getMySheet(services, mighty, assessment);
  await sheets.saveMySheet(services, mighty, {
    assessmentId: assessment,
    revision: draft.revision,
    content: sheetOf('second')
  });
});

/** Every question the module's use cases answer; those that change something are asked too. */
const questions = (actor: Actor): [name: string, ask: () => unknown][] => {
  const assessmentId = ids.assessment;
  const boardOf = (state: 'open' | 'unscored' | 'third_needed' | 'deliberation' | 'recommended' | 'closed' | 'all') =>
    board.listBoard(services, actor, { councilId: undefined, state, fieldId: undefined, q: '', page: 1 });
  return [
    ['listMySheets open', () => sheets.listMySheets(services, actor, { open: true, page: 1 })],
    ['listMySheets over', () => sheets.listMySheets(services, actor, { open: false, page: 1 })],
    ['getMySheet', () => sheets.getMySheet(services, actor, assessmentId)],
    [
      'saveMySheet stale',
      () => sheets.saveMySheet(services, actor, { assessmentId, revision: 999, content: plainSheet(1) })
    ],
    [
      'submitMySheet stale',
      () => sheets.submitMySheet(services, actor, { assessmentId, revision: 999, content: plainSheet(1) })
    ],
    ...(['open', 'unscored', 'third_needed', 'deliberation', 'recommended', 'closed', 'all'] as const).map(
      (state): [string, () => unknown] => [`listBoard ${state}`, () => boardOf(state)]
    ),
    ['getAssessment', () => board.getAssessment(services, actor, assessmentId)],
    ['remindReviewers', () => board.remindReviewers(services, actor, { assessmentIds: [assessmentId] })],
    ['getPracticeAssessments', () => advice.getPracticeAssessments(services, actor, ids.practice)],
    ['listReconsiderations', () => advice.listReconsiderations(services, actor)],
    ['listWaiting', () => begin.listWaiting(services, actor, { kind: 'recognition', page: 1 })],
    [
      'beginAssessments trial',
      () =>
        begin.beginAssessments(services, actor, { councilId: ids.council, practiceIds: [ids.practice], dryRun: true })
    ],
    ['listDecidable', () => decisions.listDecidable(services, actor)],
    ['carryOut', () => decisions.carryOut(services, actor, { assessmentId })],
    ['castVote', () => work.castVote(services, actor, { assessmentId, personId: null, vote: 'for', reason: '' })],
    [
      'recommend',
      () =>
        work.recommend(services, actor, {
          assessmentId,
          revision: 1,
          recommendation: 'return',
          reason: 'x',
          levelId: null,
          exemplary: false,
          advice: '',
          adviceDueOn: null
        })
    ],
    ['goOnWithoutThird', () => work.goOnWithoutThird(services, actor, { assessmentId })],
    ['getCouncil', () => councils.getCouncil(services, actor, ids.council)],
    ['listCouncils', () => councils.listCouncils(services, actor, { page: 1 })],
    ['getCriteriaSet', () => criteria.getCriteriaSet(services, actor, ids.set)],
    ['scoreSheetsPaper', () => papers.scoreSheetsPaper(services, actor, { assessmentId })],
    ['makeDossier', async () => (await dossier.makeDossier(services, actor, { assessmentId, locale: 'vi' })).fileName],
    ['searchAudit', () => searchAudit(services, actor, auditFilterSchema.parse({}))],
    ['listNotifications', () => listNotifications(services, actor, { page: 1, unreadOnly: false })]
  ];
};

/** The data of every office page, asked as the page asks for it. */
const pageFiles = globSync('src/routes/(office)/**/+{page,layout}.server.ts');
const idFor = (file: string): string =>
  file.includes('/tham-dinh/') && !file.includes('/mo-hinh/')
    ? ids.assessment
    : file.includes('/hoi-dong/')
      ? ids.council
      : file.includes('/bo-tieu-chi/')
        ? ids.set
        : ids.practice;

async function pageAnswer(file: string, actor: Actor): Promise<string> {
  const module = (await import(/* @vite-ignore */ resolve(file))) as { load?: (event: unknown) => unknown };
  if (!module.load) return '';
  const path = file
    .replace(/^src\/routes\/\(office\)/, '')
    .replace(/\/\+.*$/, '')
    .replace('[id]', idFor(file));
  const url = new URL(`http://mhh.test${path}?tinh-trang=all`);
  const event = {
    locals: { services, actor, locale: 'vi', requestId: 'test' },
    params: { id: idFor(file), slug: 'x', name: 'x' },
    url,
    request: new Request(url),
    route: { id: path },
    parent: async () => ({}),
    depends: () => undefined,
    untrack: (work: () => unknown) => work(),
    cookies: { get: () => undefined, getAll: () => [] },
    fetch
  };
  return answerOf(() => module.load?.(event));
}

/** Every viewer asks at the same time; what each may not read is what is found. */
async function walk(ask: (viewer: Viewer) => AsyncGenerator<[name: string, answer: string]>): Promise<string[]> {
  const found = await Promise.all(
    viewers.map(async (viewer) => {
      const mine: string[] = [];
      for await (const [name, answer] of ask(viewer))
        for (const secret of leaks(viewer, answer)) mine.push(`${name} as ${viewer.label}: ${secret}`);
      return mine;
    })
  );
  return found.flat();
}
async function* askUseCases({ actor }: Viewer): AsyncGenerator<[string, string]> {
  for (const [name, ask] of questions(actor)) yield [name, await answerOf(ask)];
}
async function* askPages({ actor }: Viewer): AsyncGenerator<[string, string]> {
  for (const file of pageFiles) yield [file, await pageAnswer(file, actor)];
}

/** Lists as files, in the one form that can be read as text. */
const listFiles = globSync('src/routes/(office)/**/danh-sach.*/+server.ts');
async function* askLists({ actor }: Viewer): AsyncGenerator<[string, string]> {
  for (const file of listFiles) {
    const { GET } = (await import(/* @vite-ignore */ resolve(file))) as { GET: (event: unknown) => Promise<Response> };
    const url = new URL('http://mhh.test/danh-sach.csv?tinh-trang=all');
    const locals = { services, actor, locale: 'vi', requestId: 'test' };
    const ask = async () => (await GET({ locals, url, params: { id: idFor(file), format: 'csv' } })).text();
    yield [file, await answerOf(ask)];
  }
}

async function walkApi(): Promise<string[]> {
  const found: string[] = [];
  const app = Fastify();
  const addresses = new Set<string>();
  app.addHook('onRoute', ({ method, url }) => {
    if ([method].flat().includes('GET') && !url.includes('*')) addresses.add(url);
  });
  await registerApi(app, services);
  await app.ready();
  for (const viewer of viewers.filter((one) => one.actor.personId)) {
    const browser = new Browser(services, `203.0.113.${(viewers.indexOf(viewer) % 200) + 1}`);
    const { email } = await services.db
      .selectFrom('person')
      .select('email')
      .where('id', '=', viewer.actor.personId ?? '')
      .executeTakeFirstOrThrow();
    await browser.signIn(email);
    for (const address of addresses)
      for (const id of [ids.assessment, ids.practice]) {
        const answer = await app.inject({
          method: 'GET',
          url: address.replace(/:\w+/g, id),
          headers: Object.fromEntries(browser.headers)
        });
        for (const secret of leaks(viewer, answer.body)) found.push(`GET ${address} as ${viewer.label}: ${secret}`);
      }
  }
  await app.close();
  expect(addresses.size).toBeGreaterThan(5);
  return found;
}

describe('while the council is at work', () => {
  it('the search finds a secret where there is one', async () => {
    const mine = viewers[0];
    if (!mine) throw new Error('there is a first');
    const text = await answerOf(() => sheets.getMySheet(services, mine.actor, ids.assessment));
    expect(leaks({ ...mine, own: null }, text)).toEqual(secrets.first);
  });

  it('with one sheet in and one begun, nobody reads anything of another’s', { timeout: 90_000 }, async () => {
    expect(await walk(askUseCases)).toEqual([]);
  });

  it('no office page says more', { timeout: 90_000 }, async () => {
    expect(pageFiles.length).toBeGreaterThan(30);
    expect(await walk(askPages)).toEqual([]);
  });

  it('no list taken away as a file says more', { timeout: 90_000 }, async () => {
    const boards: string[] = [];
    const found = await walk(async function* (viewer) {
      for await (const [file, answer] of askLists(viewer)) {
        if (file.includes('/tham-dinh/') && answer.includes('Phiếu đã nộp')) boards.push(viewer.label);
        yield [file, answer];
      }
    });
    expect(found).toEqual([]);
    // The council's board is one of them, and not refused to everybody.
    expect(boards).not.toEqual([]);
  });

  it('no API address says more', { timeout: 90_000 }, async () => {
    expect(await walkApi()).toEqual([]);
  });

  it('who still owes a sheet learns not even whether others have sent theirs, whatever their offices', async () => {
    const { second } = people;
    expect(await board.getAssessment(services, second, ids.assessment)).toMatchObject({
      sight: 'standing',
      state: 'scoring',
      mine: 'open'
    });
    const rows = (
      await board.listBoard(services, second, {
        councilId: undefined,
        state: 'all',
        fieldId: undefined,
        q: '',
        page: 1
      })
    ).rows;
    expect(rows).toMatchObject([{ progress: null, result: null, state: 'scoring' }]);
    expect(await board.remindReviewers(services, second, { assessmentIds: [ids.assessment] })).toEqual({
      reminded: 0,
      owing: 0
    });
    const secretary = viewers.find((one) => one.label === 'secretary');
    if (!secretary) throw new Error('there is a secretary');
    const seen = await board.getAssessment(services, secretary.actor, ids.assessment);
    expect(seen.sight).toBe('progress');
    expect(seen.sight === 'progress' && seen.reviewers.map((one) => one.submittedAt !== null).sort()).toEqual([
      false,
      true
    ]);
    for (const label of ['chair', 'authority']) {
      const viewer = viewers.find((one) => one.label === label);
      if (viewer) expect((await board.getAssessment(services, viewer.actor, ids.assessment)).sight).toBe('standing');
    }
  });

  it(
    'with both in and a third called, still nothing leaves; the first two are not told why',
    { timeout: 90_000 },
    async () => {
      const { first, second } = people;
      const open = await sheets.getMySheet(services, second, ids.assessment);
      await sheets.submitMySheet(services, second, {
        assessmentId: ids.assessment,
        revision: open.revision,
        content: sheetOf('second')
      });
      const rows = await services.db
        .selectFrom('assessment_reviewer')
        .select('person_id')
        .where('assessment_id', '=', ids.assessment)
        .execute();
      const called = rows.find((row) => row.person_id !== first.personId && row.person_id !== second.personId);
      third = viewers.find((one) => one.actor.personId === called?.person_id)?.actor as Seat | undefined;
      expect(third).toBeDefined();
      expect(await walk(askUseCases)).toEqual([]);
      const mine = await answerOf(() => sheets.getMySheet(services, third as Seat, ids.assessment));
      expect(mine).not.toMatch(/third|balanced|spread"|reviewers/);
    }
  );

  it(
    'once all are in the council sees everything; the unit and the author of the practice see no mark',
    { timeout: 90_000 },
    async () => {
      if (!third) throw new Error('a third was called');
      const open = await sheets.getMySheet(services, third, ids.assessment);
      await sheets.submitMySheet(services, third, {
        assessmentId: ids.assessment,
        revision: open.revision,
        content: plainSheet(10)
      });
      const secretary = viewers.find((one) => one.label === 'secretary');
      const full = await answerOf(() => board.getAssessment(services, (secretary as Viewer).actor, ids.assessment));
      for (const secret of [...secrets.first, ...secrets.second]) expect(full).toContain(secret);
      for (const viewer of viewers.filter((one) =>
        ['author', 'unit_officer', 'unit_leader', 'editor', 'visitor'].includes(one.label)
      ))
        for (const [name, ask] of questions(viewer.actor))
          expect([name, leaks(viewer, await answerOf(ask))]).toEqual([name, []]);
    }
  );
});
