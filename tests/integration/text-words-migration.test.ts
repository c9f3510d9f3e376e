// Migration 0008 on a database that holds unseen spaces: what was computed from them is computed anew.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, inject, it } from 'vitest';
import { sql } from 'kysely';
import { applyMigrations } from '#server/platform/backup/schema.ts';
import { inTransaction, openDatabase } from '#server/platform/database.ts';
import { readMigrations } from '#server/platform/migrate.ts';

const name = `t_${randomUUID().replaceAll('-', '')}`;
const admin = new pg.Client({ connectionString: inject('clusterUrl') });
await admin.connect();
await admin.query(`create database ${name} template template0 encoding 'UTF8'`);
const url = new URL(inject('clusterUrl'));
url.pathname = `/${name}`;
const { db, close } = openDatabase(url.href, { size: 2 });
afterAll(async () => {
  await close();
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.end();
});

const [nbsp, narrow, none, mark] = [0xa0, 0x202f, 0x200b, 0xfeff].map((code) => String.fromCharCode(code));
const unit = `Xã${nbsp}Bến${narrow}Lụa`;
const title = `${mark}Đường${nbsp}hoa${none}Suối Mơ`;

it('units, files, articles and people are found by words that unseen spaces part', async () => {
  const names = Object.keys(await readMigrations());
  const at = names.findIndex((one) => one.startsWith('0008'));
  await inTransaction(db, (tx) => applyMigrations(tx, names.slice(0, at)));
  await sql`
    with u as (insert into unit default values returning id), a as (insert into unit_alias (unit_id, name) select id, ${unit} from u)
    insert into unit_version (unit_id, valid, type, name, full_name) select id, '[2020-01-01,)', 'commune', ${unit}, ${unit} from u`.execute(
    db
  );
  await sql`insert into person (name, email) values (${`Lê${nbsp}Ngọc Bích`}, 'bich@mau.test')`.execute(db);
  await sql`
    insert into media (kind, storage_key, file_name, content_type, bytes, sha256, caption)
    values ('document', 'k', 'a.pdf', 'application/pdf', 1, ${'a'.repeat(64)}, ${title})`.execute(db);
  await inTransaction(db, async (tx) => {
    await sql`insert into section (slug, name_vi, name_en) values ('tin', 'Tin', 'News')`.execute(tx);
    await sql`
      insert into article (section_id, slug, title, preview_token, state, first_published_at)
      select id, 'bai', ${title}, 'k', 'published', now() from section`.execute(tx);
    await sql`
      insert into article_live (article_id, slug, version, section_id, title, summary, body_html, author_name, lead_caption,
        lead_alt, fictional, feedback_open, reading_minutes, published_at, plain_text)
      select id, slug, 1, section_id, title, '', '', '', '', '', false, true, 1, now(), ${title} from article`.execute(
      tx
    );
  });
  const titleBefore = (await sql<{ t: string }>`select title_folded as t from article_live`.execute(db)).rows[0]?.t;
  expect(titleBefore).not.toBe('duong hoa suoi mo');

  await inTransaction(db, (tx) => applyMigrations(tx, names.slice(at, at + 1)));
  const { rows } = await sql<Record<string, string>>`
    select v.name_folded as unit, v.short_canonical as short, a.name_folded as alias, m.search_folded as media,
      l.title_folded as title, l.search_folded::text as vector
    from unit_version v, unit_alias a, media m, article_live l`.execute(db);
  expect(rows[0]).toMatchObject({
    unit: 'xa ben lua',
    short: 'xã bến lụa',
    alias: 'xa ben lua',
    title: 'duong hoa suoi mo'
  });
  expect(rows[0]?.media).toContain('duong hoa suoi mo');
  expect(rows[0]?.vector).toContain("'hoa'");
  const found = await inTransaction(db, async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx);
    return sql`select 1 from person where text_words(text_folded(name)) like '%le ngoc bich%'`.execute(tx);
  });
  expect(found.rows).toHaveLength(1);
});
