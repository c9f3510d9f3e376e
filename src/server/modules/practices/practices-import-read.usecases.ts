// Reading imports: the list of files brought in, and one of them with a page of its rows.
import { allows, type Actor } from '#server/platform/actor.ts';
import { currentDay } from '#server/platform/clock.ts';
import type { Db } from '#server/platform/database.ts';
import { readPage } from '#server/platform/paging.ts';
import type { SheetCell } from '#server/platform/excel/read-workbook.ts';
import type { Services } from '#server/services.ts';
import { unitNames } from '#server/modules/units/units.within.ts';
import {
  importPageSize,
  importSampleRows,
  type ImportBatchRow,
  type ImportCounts,
  type ImportMapping,
  type ImportOptions,
  type ImportRowState,
  type ImportRowView,
  type ImportState,
  type ImportTarget
} from '#shared/practice-import.ts';
import { nearUpTo } from './practices-import-check.within.ts';
import { textOfCell } from './practices-import-rows.rules.ts';
import * as queries from './practices-import.queries.ts';
import { authoriseImport, mayUndo, readSeenImport } from './practices-import.within.ts';
import { practicesPolicy } from './practices.policy.ts';
import { practiceReach } from './practices-reach.within.ts';

/** One page of files brought in: one's own, or all of them for those who run the programme. */
export async function listImports(
  services: Services,
  actor: Actor,
  input: { page: number }
): Promise<{ rows: ImportBatchRow[]; page: number; pageCount: number }> {
  authoriseImport(actor);
  const mine = allows(actor, practicesPolicy, 'practices.manage') ? null : actor.personId;
  const { rows, page, pageCount } = await readPage(input.page, importPageSize, (window) =>
    queries.selectBatches(services.db, mine, window)
  );
  return { rows, page, pageCount };
}

export interface ImportView {
  id: string;
  fileName: string;
  kind: 'xlsx' | 'docx';
  state: ImportState;
  fault: string | null;
  createdAt: Date;
  finishedAt: Date | null;
  undoneAt: Date | null;
  counts: ImportCounts;
  /** Duplicates that will become new practices as things stand. */
  chosenNew: number;
  mapping: ImportMapping;
  options: ImportOptions & { unitName: string | null };
  /** Each column with what stands in its first rows. */
  columns: { heading: string; samples: string[] }[];
  mayUndo: boolean;
  /** Whether names that are merely alike were looked for. */
  near: boolean;
  rows: ImportRowView[];
  shown: ImportRowState | undefined;
  page: number;
  pageCount: number;
}

const textAt = (cells: readonly SheetCell[], mapping: ImportMapping, target: ImportTarget): string => {
  const at = mapping.indexOf(target);
  return at < 0 ? '' : textOfCell(cells[at]);
};

/** A batch with one page of its rows. @throws AppError not_found, forbidden */
export async function readImport(
  services: Services,
  actor: Actor,
  input: { id: string; state: ImportRowState | undefined; page: number }
): Promise<ImportView> {
  const { db } = services;
  const batch = await readSeenImport(db, actor, input.id);
  const [counts, chosenNew, samples, listed, names] = await Promise.all([
    queries.selectCounts(db, batch.id),
    queries.countChosenNew(db, batch.id, batch.options.duplicates),
    queries.selectRows(db, batch.id, { limit: importSampleRows }),
    readPage(input.page, importPageSize, (window) => queries.selectRowPage(db, batch.id, input.state, window)),
    unitNames(db, batch.options.unitId ? [batch.options.unitId] : [], currentDay(services))
  ]);
  const all = Object.values(counts).reduce((sum, one) => sum + one, 0);
  return {
    id: batch.id,
    fileName: batch.fileName,
    kind: batch.kind,
    state: batch.state,
    fault: batch.fault,
    createdAt: batch.createdAt,
    finishedAt: batch.finishedAt,
    undoneAt: batch.undoneAt,
    counts,
    chosenNew,
    mapping: batch.mapping,
    options: { ...batch.options, unitName: (batch.options.unitId && names.get(batch.options.unitId)) || null },
    columns: batch.headings.map((heading, column) => ({
      heading,
      samples: samples.map((row) => textOfCell(row.cells[column]).slice(0, 120)).filter(Boolean)
    })),
    mayUndo: mayUndo(batch, services.clock.now()) && counts.written > 0,
    near: all <= nearUpTo,
    rows: await viewsOf(db, actor, batch, listed.rows),
    shown: input.state,
    page: listed.page,
    pageCount: listed.pageCount
  };
}

async function viewsOf(
  db: Db,
  actor: Actor,
  batch: queries.ImportBatch,
  rows: readonly queries.ImportRow[]
): Promise<ImportRowView[]> {
  const known = new Map(
    (
      await queries.selectNamedPractices(
        db,
        rows.flatMap((row) => row.practiceId ?? [])
      )
    ).map((one) => [one.id, one])
  );
  const reach = known.size > 0 ? await practiceReach(db, actor, 'practices.see') : [];
  return rows.map((row) => {
    const practice = known.get(row.practiceId ?? '');
    return {
      number: row.number,
      state: row.state,
      choice: row.choice,
      name: textAt(row.cells, batch.mapping, 'name').slice(0, 200),
      unit: textAt(row.cells, batch.mapping, 'unit').slice(0, 200),
      issues: row.issues,
      practice: practice
        ? {
            id: practice.id,
            name: practice.name,
            code: practice.code,
            unitName: practice.unitName,
            open: reach === undefined || reach.includes(practice.unitId)
          }
        : null
    };
  });
}
