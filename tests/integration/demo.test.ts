// The demo programme: loads whole, loads again without a double, and leaves whole.
import { expect, it } from 'vitest';
import { createAdministrator } from '#server/modules/people/people-setup.usecases.ts';
import { removeDemo } from '#server/modules/operations/operations-demo.usecases.ts';
import { listFeedback } from '#server/modules/newsroom/newsroom-feedback.usecases.ts';
import { getArticle, listArticles } from '#server/modules/newsroom/newsroom-articles.usecases.ts';
import { loadedUnitIds } from '#server/modules/units/units-load.usecases.ts';
import { systemActor } from '#server/platform/actor.ts';
import { firstStart } from '#server/first-start.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import { loadDemo } from '../../seeds/demo.seed.ts';
import { demoUnitKey } from '../../seeds/units.seed.ts';

const services = await testServices({ SEED: 'demo' });
const count = async () => {
  const one = async (
    table:
      | 'practice'
      | 'assessment'
      | 'adoption'
      | 'check_in'
      | 'official_document'
      | 'council'
      | 'resolution'
      | 'target_value'
      | 'practice_target'
      | 'practice_question'
      | 'article_live'
      | 'media'
      | 'feedback'
      | 'unit'
      | 'static_page'
      | 'section'
  ) =>
    Number(
      (
        await services.db
          .selectFrom(table)
          .select(({ fn }) => fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n
    );
  return {
    practices: await one('practice'),
    assessments: await one('assessment'),
    adoptions: await one('adoption'),
    checkIns: await one('check_in'),
    documents: await one('official_document'),
    councils: await one('council'),
    resolutions: await one('resolution'),
    values: await one('target_value'),
    targetLinks: await one('practice_target'),
    questions: await one('practice_question'),
    articles: await one('article_live'),
    media: await one('media'),
    feedback: await one('feedback'),
    units: await one('unit'),
    pages: await one('static_page'),
    sections: await one('section')
  };
};

/** What an editor of a unit of the fictional province works on: exactly what its newsroom, then and now, wrote. */
async function expectReach(): Promise<void> {
  const { db } = services;
  const keys = ['tinh-mau', 'btgdv', 'btg', 'ben-lua'].map(demoUnitKey);
  const units = await loadedUnitIds(services, systemActor(), keys);
  const editor = (key: string) => testActor([{ role: 'editor', unitId: units.get(demoUnitKey(key)) ?? 'none' }]);
  const articles = await db.selectFrom('article').select(['id', 'slug', 'fictional', 'first_published_at']).execute();
  const slugs = (some: readonly { slug: string }[]) => some.map(({ slug }) => slug).sort();
  const seen = async (key: string) => slugs((await listArticles(services, editor(key), { q: '', page: 1 })).rows);
  const fictional = articles.filter((one) => one.fictional);
  expect(fictional.length).toBe(24);
  expect(articles.length).toBeGreaterThan(24);
  expect(await seen('tinh-mau')).toEqual(slugs(fictional));
  const merged = new Date('2025-03-01T00:00:00+07:00');
  const [before, since] = [true, false].map((early) =>
    fictional.filter((one) => new Date(String(one.first_published_at)) < merged === early)
  );
  expect(await seen('btg')).toEqual(slugs(before ?? []));
  expect(await seen('btgdv')).toEqual(slugs(since ?? []));
  expect(await seen('ben-lua')).toEqual([]);
  for (const { id, fictional: own } of articles) {
    const opening = getArticle(services, editor('tinh-mau'), { id });
    if (own) expect((await opening).actions).toContain('edit');
    else await expect(opening).rejects.toMatchObject({ code: 'forbidden' });
  }
  const about = await db
    .selectFrom('feedback')
    .innerJoin('article', 'article.id', 'article_id')
    .select('fictional')
    .execute();
  const { counts } = await listFeedback(services, editor('tinh-mau'), { page: 1 });
  expect(counts.waiting + counts.published + counts.declined).toBe(about.filter((one) => one.fictional).length);
}

/** The registry's demo is one that works: something overdue and fresh, a council at work, proposals open and decided. */
async function expectRegistry(): Promise<void> {
  const { db } = services;
  const number = async (query: { execute(): Promise<unknown[]> }) => (await query.execute()).length;
  const practices = db.selectFrom('practice').select('id');
  expect(await number(practices.where('state', '=', 'recognised'))).toBe(56);
  expect(await number(practices.where('state', '=', 'in_assessment'))).toBe(5);
  expect(await number(practices.where('code', 'like', 'TT-%').where('state', '=', 'nominated'))).toBe(16);
  expect(await number(practices.where('next_check_in_on', '<', '2026-11-01'))).toBeGreaterThan(5);
  expect(await number(practices.where('next_check_in_on', '>', '2026-11-30'))).toBeGreaterThan(20);
  const sheets = db
    .selectFrom('score_sheet as s')
    .innerJoin('assessment as a', 'a.id', 's.assessment_id')
    .select('s.person_id')
    .where('a.state', '=', 'scoring');
  expect(await number(sheets.where('s.submitted_at', 'is not', null))).toBeGreaterThan(1);
  expect(await number(sheets.where('s.submitted_at', 'is', null))).toBeGreaterThan(1);
  const proposals = db.selectFrom('succession_proposal').select('id');
  expect(await number(proposals.where('state', '=', 'open'))).toBeGreaterThan(1);
  expect(await number(proposals.where('state', '=', 'moved'))).toBeGreaterThan(5);
  const rollouts = db.selectFrom('rollout_unit').select('unit_id');
  expect(await number(rollouts.where('answer', 'is', null))).toBeGreaterThan(1);
  expect(await number(db.selectFrom('practice').select('id').where('evidence_level', '=', 4))).toBeGreaterThan(3);
}

it('fills, prints a password once, fills nothing twice, and is removed whole', { timeout: 240_000 }, async () => {
  const first = await firstStart(services, () => undefined);
  expect(first.administrator?.password).toMatch(/^[\w-]{12,}$/);
  const loaded = await count();
  expect(loaded.articles).toBeGreaterThanOrEqual(20);
  expect(loaded).toMatchObject({
    media: 32,
    pages: 5,
    sections: 6,
    practices: 91,
    councils: 1,
    resolutions: 2,
    questions: 6
  });
  expect(loaded.values).toBeGreaterThan(40);
  expect(loaded.targetLinks).toBeGreaterThan(12);
  await expectRegistry();
  expect(loaded.units).toBeGreaterThan(3_355);
  expect(await firstStart(services, () => undefined)).toEqual({});
  await loadDemo(services, () => undefined);
  expect(await count()).toEqual(loaded);

  await expectReach();
  await expect(removeDemo(services, testActor([{ role: 'editor', unitId: null }]))).rejects.toMatchObject({
    code: 'forbidden'
  });
  const unit = await services.db
    .selectFrom('unit')
    .select('id')
    .where('demo', '=', true)
    .limit(1)
    .executeTakeFirstOrThrow();
  const { personId } = await createAdministrator(services, systemActor(), {
    email: 'a@mau.test',
    name: 'A',
    password: 'suối reo trong thung'
  });
  await services.db
    .insertInto('person_grant')
    .values({ person_id: personId, role: 'writer', unit_id: unit.id })
    .execute();
  const administrator = testActor([{ role: 'administrator', unitId: null }], personId);
  await expect(removeDemo(services, administrator)).rejects.toMatchObject({ code: 'demo_in_use' });
  await services.db.deleteFrom('person_grant').where('unit_id', '=', unit.id).execute();
  await removeDemo(services, administrator);
  expect(await count()).toMatchObject({ articles: 0, media: 0, feedback: 0, pages: 0 });
  expect(await count()).toMatchObject({
    practices: 0,
    assessments: 0,
    adoptions: 0,
    checkIns: 0,
    documents: 0,
    councils: 0,
    resolutions: 0,
    values: 0,
    targetLinks: 0,
    questions: 0
  });
  expect(await services.db.selectFrom('person').select('id').where('demo', '=', true).execute()).toEqual([]);
  expect(await services.db.selectFrom('unit').select('id').where('demo', '=', true).execute()).toEqual([]);
  expect(await firstStart(services, () => undefined)).toEqual({});
  expect((await count()).articles).toBe(0);
});
