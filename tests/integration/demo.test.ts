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
  const one = async (table: 'article_live' | 'media' | 'feedback' | 'unit' | 'static_page' | 'section') =>
    Number(
      (
        await services.db
          .selectFrom(table)
          .select(({ fn }) => fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n
    );
  return {
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

it('fills, prints a password once, fills nothing twice, and is removed whole', { timeout: 240_000 }, async () => {
  const first = await firstStart(services, () => undefined);
  expect(first.administrator?.password).toMatch(/^[\w-]{12,}$/);
  const loaded = await count();
  expect(loaded.articles).toBeGreaterThanOrEqual(20);
  expect(loaded).toMatchObject({ media: 32, pages: 5, sections: 6 });
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
  expect(await services.db.selectFrom('unit').select('id').where('demo', '=', true).execute()).toEqual([]);
  expect(await firstStart(services, () => undefined)).toEqual({});
  expect((await count()).articles).toBe(0);
});
