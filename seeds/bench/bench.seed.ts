// Many practices for measuring, written by COPY in one transaction; they carry one import's id and can be taken away again.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Services } from '#server/services.ts';
import { toLocalInput } from '#shared/format.ts';
import { seedUnits } from '../units.seed.ts';
import {
  benchPractices,
  searchForms,
  timeOrderedId,
  type BenchDocument,
  type BenchField,
  type BenchLevel,
  type BenchPractice,
  type BenchUnit
} from './practices.ts';
import { learnText, randomFrom } from './text-model.ts';

/** Marks every practice of the benchmark. */
export const benchImportId = '00000000-0000-7000-8000-00000000be9c';
const documentTitle = 'Quyết định công nhận dùng để đo tốc độ';
const portion = 2_000;

const escaped = (text: string) =>
  text.replace(/[\\\n\r\t]/g, (sign) => ({ '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' })[sign] ?? sign);
type Cell = string | number | boolean | null;
const line = (cells: readonly Cell[]) =>
  `${cells.map((cell) => (cell === null ? '\\N' : typeof cell === 'string' ? escaped(cell) : String(cell))).join('\t')}\n`;
const list = (items: readonly string[]) => `{${items.join(',')}}`;

async function copyRows(client: pg.Client, table: string, columns: string, rows: readonly Cell[][]): Promise<void> {
  if (rows.length === 0) return;
  await pipeline(
    Readable.from([rows.map(line).join('')]),
    client.query(copyFrom(`copy ${table} (${columns}) from stdin`))
  );
}

const tables: Record<string, { columns: string; row: (practice: BenchPractice) => Cell[] | null }> = {
  practice: {
    columns: `id, code, slug, state, state_changed_at, kind, name, unit_id, field_id, subfield_id, scope, summary, problem, approach,
      results, beneficiaries, indicators, authors, audiences, in_use_since, evidence_level, listed_at, listed_version, life, life_since,
      next_check_in_on, last_check_in_on, recognition_level_id, recognised_on, exemplary, adoptions, import_id, created_at, updated_at`,
    row: ({ content, document, ...p }) => [
      ...[p.id, p.code, p.slug, p.state, p.listedAt, content.kind, content.name, p.unit.id, content.fieldId, content.subfieldId],
      ...[content.scope, content.summary, content.problem, content.approach, content.results, content.beneficiaries],
      ...[JSON.stringify(content.indicators), JSON.stringify(content.authors), list(content.audiences), content.inUseSince],
      ...[content.evidenceLevel, p.listedAt, 1, p.life, p.life ? (p.lastCheckInOn ?? document?.issuedOn ?? null) : null],
      ...[p.nextCheckInOn, p.lastCheckInOn, document?.levelId ?? null, document?.issuedOn ?? null, p.exemplary, p.adoptions],
      ...[benchImportId, p.listedAt, p.listedAt]
    ]
  },
  practice_version: {
    columns: 'practice_id, number, content, saved_at, started_at',
    row: (p) => [p.id, 1, JSON.stringify(p.content), p.listedAt, p.listedAt]
  },
  practice_slug: { columns: 'slug, practice_id', row: (p) => [p.slug, p.id] },
  practice_holder: { columns: 'practice_id, unit_id, held', row: (p) => [p.id, p.unit.id, `[${p.content.inUseSince},)`] },
  recognition: {
    columns: 'practice_id, level_id, document_id, decided_on, unit_id, exemplary, practice_version, created_at',
    row: ({ document, ...p }) =>
      document && [p.id, document.levelId, document.id, document.issuedOn, p.unit.id, p.exemplary, 1, p.listedAt]
  },
  check_in: {
    columns: 'practice_id, on_date, outcome, life, note, unit_id, at, submission_key',
    row: (p) =>
      p.lastCheckInOn === null || p.life === null
        ? null
        : [
            ...[p.id, p.lastCheckInOn, { active: 'unchanged', adapted: 'adapted', paused: 'paused', ended: 'ended' }[p.life]],
            ...[p.life, p.life === 'active' ? '' : 'Ghi nhận khi kiểm tra.', p.unit.id, `${p.lastCheckInOn}T03:00:00Z`, `bench-${p.id}`]
          ]
  },
  practice_live: {
    columns: `practice_id, version, slug, code, kind, name, summary, unit_id, unit_name, unit_path, field_id, subfield_id, scope, state,
      life, level_id, exemplary, evidence_level, audiences, recognised_on, in_use_since, listed_at, next_check_in_on, adoptions, also,
      plain_text`,
    row: ({ content, document, ...p }) => [
      ...[p.id, 1, p.slug, p.code, content.kind, content.name, content.summary, p.unit.id, p.unit.name, list(p.unit.path)],
      ...[content.fieldId, content.subfieldId, content.scope, p.state, p.life, document?.levelId ?? null, p.exemplary],
      ...[content.evidenceLevel, list(content.audiences), document?.issuedOn ?? null, content.inUseSince, p.listedAt],
      ...[p.nextCheckInOn, p.adoptions, p.also, p.plainText]
    ]
  },
  practice_index: {
    columns: `practice_id, facets_a, facets_b, next_check_in_on, listed_at, adoptions, unit_path, name, name_exact, name_folded,
      names_canonical, names_folded, search_canonical, search_folded`,
    row: (p) => {
      const forms = searchForms(p);
      return [
        ...[p.id, p.facets.a | (p.exemplary ? 1 << 30 : 0), p.facets.b, p.nextCheckInOn, p.listedAt, p.adoptions, list(p.unit.path)],
        ...[p.content.name, forms.nameExact, forms.nameFolded, forms.namesCanonical, forms.namesFolded],
        ...[forms.searchCanonical, forms.searchFolded]
      ];
    }
  }
};

async function readUnits(client: pg.Client): Promise<BenchUnit[]> {
  const { rows } = await client.query<{ id: string; name: string; parent: string | null; type: string }>(`
    select v.unit_id as id, v.full_name as name, v.parent_id as parent, v.type from unit_version v join unit u on u.id = v.unit_id
    where v.valid @> current_date and not u.demo order by v.code nulls last, v.unit_id`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const pathOf = (id: string | null): string[] => (id ? [...pathOf(byId.get(id)?.parent ?? null), id] : []);
  return rows
    .filter((row) => row.type !== 'country')
    .map((row) => ({ id: row.id, name: row.name, path: pathOf(row.id) }));
}

/** The fields that stand; three with parts where there is none yet. */
async function readFields(client: pg.Client): Promise<BenchField[]> {
  await client.query(`
    with made as (
      insert into field (slug, name_vi, name_en, short_vi, short_en, position)
      select 'thu-' || n, 'Lĩnh vực thử ' || n, 'Test field ' || n, 'Lĩnh vực thử ' || n, 'Test field ' || n, n
      from generate_series(1, 3) n where not exists (select from field) returning id, slug, position
    )
    insert into subfield (field_id, slug, name_vi, name_en, position)
    select m.id, m.slug || '-' || n, 'Phần thử ' || m.position || '.' || n, 'Test part ' || m.position || '.' || n, n
    from made m, generate_series(1, 4) n`);
  const { rows } = await client.query<BenchField>(`
    select f.id, f.number, coalesce((select json_agg(json_build_object('id', s.id, 'number', s.number) order by s.position)
      from subfield s where s.field_id = f.id), '[]') as parts from field f order by f.position, f.id`);
  return rows;
}

async function addDocuments(client: pg.Client, levels: readonly BenchLevel[], random: () => number, today: string) {
  const documents: BenchDocument[] = [];
  const year = Number(today.slice(0, 4));
  for (let n = 1; n <= 600; n += 1) {
    const level = levels[Math.floor(random() * levels.length)] as BenchLevel;
    const last = level.slug === 'huyen' ? 2024 : year - 1;
    const issuedOn = `${2019 + Math.floor(random() * (last - 2018))}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-15`;
    documents.push({ id: timeOrderedId(random, Date.parse(issuedOn)), number: `${n}-QĐ/BTGTU`, issuedOn, levelId: level.id });
  }
  await copyRows(
    client,
    'official_document',
    'id, kind, number, issued_on, issuer_name, title',
    documents.map((one) => [one.id, 'decision', one.number, one.issuedOn, 'Cơ quan thử', documentTitle])
  );
  return documents;
}

/** Removes what an earlier run wrote. @returns how many practices */
async function clear(client: pg.Client): Promise<number> {
  const { rowCount } = await client.query('delete from practice where import_id = $1', [benchImportId]);
  await client.query('delete from official_document where title = $1', [documentTitle]);
  return rowCount ?? 0;
}

async function connected<T>(services: Services, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: services.databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } finally {
    await client.end();
  }
}

/** Takes the benchmark's practices away. @returns how many */
export const removeBench = (services: Services): Promise<number> => connected(services, clear);

/** Writes `count` practices, instead of those of an earlier run. Indexes that are dear to keep are built at the end. */
export async function seedBench(services: Services, count: number, say: (text: string) => void): Promise<void> {
  await seedUnits(services, { demo: false });
  const today = toLocalInput(services.clock.now()).slice(0, 10);
  await connected(services, async (client) => {
    await client.query(`set local maintenance_work_mem = '512MB'`);
    const cleared = await clear(client);
    if (cleared > 0) say(`${cleared} practices of an earlier run removed`);
    const random = randomFrom(20_260_101);
    const { rows: levels } = await client.query<BenchLevel>('select id, number, slug from recognition_level order by rank');
    const documents = await addDocuments(client, levels, random, today);
    const { rows: indexes } = await client.query<{ name: string; definition: string }>(`
      select indexname as name, indexdef as definition from pg_indexes
      where schemaname = 'public' and tablename in ('practice_index', 'practice_live', 'practice') and indexdef like '%USING gin%'`);
    for (const { name } of indexes) await client.query(`drop index ${name}`);
    const world = {
      units: await readUnits(client),
      fields: await readFields(client),
      documents,
      levelNumbers: new Map(levels.map((level) => [level.id, level.number])),
      text: learnText(random),
      random,
      today
    };
    let batch: BenchPractice[] = [];
    let written = 0;
    const flush = async () => {
      for (const [table, { columns, row }] of Object.entries(tables))
        await copyRows(client, table, columns, batch.flatMap((one) => [row(one)].filter((cells) => cells !== null)));
      written += batch.length;
      batch = [];
      if (written % 20_000 === 0) say(`${written} practices written`);
    };
    for (const practice of benchPractices(world, count)) {
      batch.push(practice);
      if (batch.length >= portion) await flush();
    }
    if (batch.length > 0) await flush();
    say('building the indexes of the search');
    for (const { definition } of indexes) await client.query(definition);
    await client.query(`select pg_notify('page_cache', '')`);
  });
  const client = new pg.Client({ connectionString: services.databaseUrl });
  await client.connect();
  for (const table of [...Object.keys(tables), 'official_document']) await client.query(`vacuum (analyze) ${table}`);
  await client.end();
}
