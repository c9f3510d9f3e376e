// Views: once a visitor a day, none lost on a stop or a lost database, bounded memory, no trace of yesterday, quick lists.
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { visitorActor } from '#server/platform/actor.ts';
import { openDatabase } from '#server/platform/database.ts';
import { addArticle, addSections, withdrawTestArticle } from '#tests/support/articles.ts';
import { testServices } from '#tests/support/services.ts';
import { readHome } from './newsroom-portal.usecases.ts';
import { selectMostViewed } from './newsroom-views.queries.ts';
import { firstDay, isProgram, vietnamDay } from './newsroom-views.rules.ts';
import { countView, tidyVisitorTraces, ViewCounter } from './newsroom-views.usecases.ts';

const services = await testServices();
const { db, logger } = services;
const browser = 'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36';
const now = new Date('2026-11-23T03:00:00Z');
let ids: Record<string, string> = {};

const counts = async () => {
  const { rows } = await sql<{ slug: string; day: string; views: number }>`
    select a.slug, d.day, d.views from article_view_day d join article a on a.id = d.article_id order by 1, 2`.execute(
    db
  );
  return rows.map((row) => `${row.slug} ${row.day} ${row.views}`);
};
const visit = (slug: string, address: string, userAgent = browser) => ({ slug, address, userAgent });

beforeAll(async () => {
  await addSections(db);
  for (const slug of ['a', 'b', 'c']) ids = { ...ids, [slug]: (await addArticle(db, { slug })).id };
});
beforeEach(async () => {
  await sql`truncate article_view_day, article_view_mark, view_key`.execute(db);
});

describe('counting', () => {
  it('counts a visitor once a day and article, over batches and processes', async () => {
    const one = new ViewCounter({ db, logger });
    const two = new ViewCounter({ db, logger });
    for (const counter of [one, two]) {
      await counter.add(visit('a', '10.0.0.1'), now);
      await counter.add(visit('a', '10.0.0.1'), now);
      await counter.add(visit('a', '10.0.0.2'), now);
      await counter.add(visit('b', '10.0.0.1'), now);
    }
    await Promise.all([one.flush(), two.flush()]);
    await one.add(visit('a', '10.0.0.1'), now);
    expect(await one.flush()).toBe(0);
    expect(await counts()).toEqual(['a 2026-11-23 2', 'b 2026-11-23 1']);
    await one.add(visit('a', '10.0.0.1'), new Date('2026-11-23T17:30:00Z'));
    await one.flush();
    expect(await counts()).toEqual(['a 2026-11-23 2', 'a 2026-11-24 1', 'b 2026-11-23 1']);
  });

  it('counts two browsers behind one address as two, a program as none', async () => {
    const told = { ...services, viewCounter: new ViewCounter({ db, logger }) };
    const actor = visitorActor('test');
    expect(await countView(told, actor, visit('a', '10.0.0.1'))).toBe(true);
    expect(await countView(told, actor, visit('a', '10.0.0.1', `${browser} Zalo/1`))).toBe(true);
    for (const program of ['', 'Googlebot/2.1', 'facebookexternalhit/1.1', 'curl/8', 'python-requests/2'])
      expect(await countView(told, actor, visit('a', '10.0.0.1', program))).toBe(false);
    await told.viewCounter.flush();
    expect(await counts()).toEqual(['a 2026-11-23 2']);
    expect(isProgram('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140 Safari/537.36')).toBe(false);
  });

  it('loses nothing on a clean stop, and passes over what left the portal or never was there', async () => {
    const gone = await addArticle(db, { slug: 'gone' });
    const counter = new ViewCounter({ db, logger });
    counter.start();
    for (let n = 0; n < 250; n += 1) await counter.add(visit('a', `10.0.${n}.1`), now);
    await counter.add(visit('gone', '10.0.0.1'), now);
    await counter.add(visit("x'; drop table article; --", '10.0.0.1'), now);
    await withdrawTestArticle(db, gone.id, '2026-11-23T03:00:00Z');
    await counter.stop();
    expect(counter.waiting).toBe(0);
    expect(await counts()).toEqual(['a 2026-11-23 250']);
  });

  it('keeps what it cannot write and writes it when the database is back', async () => {
    const counter = new ViewCounter({ db, logger });
    await counter.add(visit('a', '10.0.0.1'), now);
    await sql`alter table article_view_day rename to away`.execute(db);
    await expect(counter.flush()).rejects.toThrow();
    await counter.add(visit('a', '10.0.0.2'), now);
    await sql`alter table away rename to article_view_day`.execute(db);
    expect(await counter.flush()).toBe(2);
    expect(await counts()).toEqual(['a 2026-11-23 2']);
  });

  it('sets a bound to memory and refuses what it cannot even name while the database is away', async () => {
    const counter = new ViewCounter({ db, logger, limit: 3 });
    const taken = [];
    for (let n = 0; n < 5; n += 1) taken.push(await counter.add(visit('a', `10.0.0.${n}`), now));
    expect(taken).toEqual([true, true, true, false, false]);
    expect(await counter.add(visit('a', '10.0.0.1'), now)).toBe(true);
    const nowhere = openDatabase('postgres://nobody@127.0.0.1:1/nothing', { size: 1 });
    const lost = new ViewCounter({ db: nowhere.db, logger });
    await expect(lost.add(visit('a', '10.0.0.1'), now)).rejects.toThrow();
    await nowhere.close();
  });
});

describe('traces of visitors', () => {
  it('vanish with the day; the counts stay', async () => {
    const counter = new ViewCounter({ db, logger });
    await counter.add(visit('a', '10.0.0.1'), new Date('2026-11-22T03:00:00Z'));
    await counter.add(visit('a', '10.0.0.1'), now);
    await counter.flush();
    const keys = await sql<{ keys: number }>`select count(distinct key) as keys from view_key`.execute(db);
    expect(keys.rows[0]?.keys).toBe(2);
    await sql`insert into used_challenge values ('old', '2026-11-23T02:00Z'), ('new', '2026-11-23T04:00Z')`.execute(db);
    expect(await tidyVisitorTraces(services)).toEqual({ keys: 1, marks: 1 });
    expect((await sql`select day from view_key`.execute(db)).rows).toEqual([{ day: '2026-11-23' }]);
    expect((await sql`select digest from used_challenge`.execute(db)).rows).toEqual([{ digest: 'new' }]);
    expect(await counts()).toEqual(['a 2026-11-22 1', 'a 2026-11-23 1']);
  });

  it('hold neither address nor browser', async () => {
    const counter = new ViewCounter({ db, logger });
    await counter.add(visit('a', '203.0.113.77'), now);
    await counter.flush();
    const { rows } = await sql<{ visitor: Buffer }>`select visitor from article_view_mark`.execute(db);
    expect(rows[0]?.visitor).toHaveLength(16);
  });
});

describe('the most viewed', () => {
  it('of 7 and 30 days in Vietnam, most first', async () => {
    const add = (slug: string, day: string, views: number) =>
      sql`insert into article_view_day values (${ids[slug]}, ${day}, ${views})`.execute(db);
    await add('a', '2026-11-23', 5);
    await add('a', '2026-11-17', 5);
    await add('b', '2026-11-16', 100);
    await add('c', '2026-10-25', 50);
    await add('c', '2026-10-24', 1000);
    services.pageCache.clear();
    const { readings } = await readHome(services, visitorActor('test'), { locale: 'vi' });
    const list = (entries: typeof readings.mostViewed.week) => entries.map(({ slug, views }) => `${slug} ${views}`);
    expect(list(readings.mostViewed.week)).toEqual(['a 10']);
    expect(list(readings.mostViewed.month)).toEqual(['b 100', 'c 50', 'a 10']);
    expect([vietnamDay(new Date('2026-11-22T17:00:00Z')), firstDay(now, 7)]).toEqual(['2026-11-23', '2026-11-17']);
  });

  it('are read from sums by day, so they stay quick however many views there were', async () => {
    await sql`
      insert into article_view_day (article_id, day, views)
      select id, day::date, (random() * 60)::int from article, generate_series('2024-01-01'::date, '2026-11-23', '1 day') day`.execute(
      db
    );
    await sql`analyze article_view_day`.execute(db);
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select article_id, sum(views) from article_view_day
      where day >= '2026-10-25' group by article_id`.execute(db);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('article_view_day_day');
    expect(plan).not.toContain('article_view_mark');
    expect((await selectMostViewed(db, '2026-10-25', 10)).length).toBeGreaterThan(0);
  });
});
