// Rows and files that are hard to carry: every kind of column the schema has, and text that quoting gets wrong.
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { Files } from '#server/platform/files.ts';

const awkward = 'Dòng một\nDòng\thai \\N \\. "nháy" \r\n ẤẶẫ hoà/hòa 𠀀 \u0001 ‏rtl‎ — \\\\';

/** Fills a migrated database; `times` makes it larger. */
export async function fillDatabase(client: pg.Client, times = 1): Promise<void> {
  await client.query(`
    insert into unit (id) select gen_random_uuid() from generate_series(1, 20 * ${times});
    insert into unit_version (unit_id, valid, type, name, full_name, parent_id)
      select id, daterange('2020-01-01', case when random() < 0.5 then date '2025-07-01' end), 'commune', 'Xã Đồi Chè', 'Xã Đồi Chè, tỉnh Mẫu',
        null from unit;
    insert into unit_succession (id, on_date, kind) values ('00000000-0000-7000-8000-000000000001', '2025-07-01', 'dissolve');
    insert into unit_succession_link (succession_id, old_unit_id, new_unit_id)
      select '00000000-0000-7000-8000-000000000001', id, null from unit;
    insert into person (name, email) select 'Người ' || n, 'nguoi' || n || '@mau.test' from generate_series(1, 10 * ${times}) n;
    insert into audit_entry (actor_kind, action, subject_type, subject_id, details)
      select 'system', 'test.made', 'thing', n::text, jsonb_build_object('n', n, 'x', repeat('ă', (n % 40)::int)) from generate_series(1, 200 * ${times}) n;
    insert into audit_seal (position, entry_id, hash) select id, id, sha256(id::text::bytea) from audit_entry;
    insert into section (slug, name_vi, name_en) values ('tin', 'Tin', 'News');
    insert into article (section_id, slug, title, preview_token, tags, publish_at)
      select (select id from section where slug = 'tin'), 'bai-' || n, 'Bài ' || n, 'k' || n, array['a b', 'c"d', '{', null], 'infinity'
      from generate_series(1, 5 * ${times}) n;
    select jobs.create_queue('sample', '{"policy": "standard"}');
    insert into jobs.job (name, data) select 'sample', jsonb_build_object('n', n) from generate_series(1, 7 * ${times}) n;
  `);
  await client.query(`update article set body = $1, summary = $1`, [awkward]);
  await client.query(`insert into setting (key, value) values ('awkward', $1), ('null', 'null')`, [
    JSON.stringify({ awkward, deep: [1, 1e-7, 12345678901234567890n.toString(), { '': null }] })
  ]);
}

/** Puts files of awkward sizes into a store; returns their keys. */
export async function fillFiles(files: Files): Promise<string[]> {
  const deep = Array.from({ length: 12 }, (_, level) => `level-${level}-with-a-long-name`)
    .join('/')
    .slice(0, 280);
  const sizes: [string, number][] = [
    ['media/empty.bin', 0],
    ['media/one-byte.bin', 1],
    ['media/block.bin', 512],
    ['media/over-block.bin', 513],
    ['media/large.bin', 300_000],
    [`${deep}/x.bin`, 70]
  ];
  for (const [key, size] of sizes) await files.put(key, randomBytes(size), 'application/octet-stream');
  return sizes.map(([key]) => key).sort();
}
