// Turns counts into the answer that pages show and snapshots keep: figures with names and the slugs that lead to records; pure.
import { audiences, practiceKinds, practiceLives, practiceScopes, practiceStates } from '#shared/practice.ts';
import {
  fewestMarks,
  statisticSteps,
  unstated,
  type Figure,
  type FigureRow,
  type QualityYear,
  type StatisticAnswer,
  type StatisticQuestion,
  type UnitFigureRow
} from '#shared/statistics.ts';
import type { ResolvedQuestion } from './reports-asked.rules.ts';
import type { Counts, QualityCount } from './reports-counting.rules.ts';
import type { Names } from './reports-statistics.queries.ts';

/** Ids for the slugs of a question; a slug nobody knows matches nothing. */
export function resolveNames(question: StatisticQuestion, names: Names): Omit<ResolvedQuestion, 'unitIds' | 'today'> {
  const { field, subfield, level, unitId: _unit, unitOnly: _only, ...rest } = question;
  const idOf = (slug: string | null, all: readonly { id: string; slug: string }[]) =>
    slug === null ? null : slug === unstated ? '' : (all.find((one) => one.slug === slug)?.id ?? 'nobody knows it');
  return {
    ...rest,
    fieldId: idOf(field, names.fields),
    subfieldId: idOf(subfield, names.subfields),
    levelId: idOf(level, names.levels)
  };
}

const nothing = (isCompared: boolean): Figure => ({ count: 0, compared: isCompared ? 0 : null });
const notStated = { nameVi: 'Chưa ghi', nameEn: 'Not stated' };

/** Rows of plain codes; their names are written by the pages. */
const byCode = (figures: ReadonlyMap<string, Figure>, codes: readonly string[]): FigureRow[] =>
  [...codes, ''].flatMap((code) => {
    const figure = figures.get(code);
    return figure ? [{ key: code || unstated, nameVi: code, nameEn: code, ...(code ? {} : notStated), ...figure }] : [];
  });

function byField(counts: Counts, names: Names, isCompared: boolean): FigureRow[] {
  return names.fields
    .map((field) => {
      const parts: FigureRow[] = names.subfields
        .filter((part) => part.fieldId === field.id && counts.subfield.has(part.id))
        .map((part) => ({
          key: part.slug,
          nameVi: part.nameVi,
          nameEn: part.nameEn,
          ...(counts.subfield.get(part.id) ?? nothing(isCompared))
        }));
      const without = counts.subfield.get(`${field.id}/`);
      if (without && parts.length > 0) parts.push({ key: unstated, ...notStated, ...without });
      return {
        key: field.slug,
        nameVi: field.nameVi,
        nameEn: field.nameEn,
        ...(counts.field.get(field.id) ?? nothing(isCompared)),
        parts
      };
    })
    .filter((row) => row.count > 0 || (row.compared ?? 0) > 0 || names.fields.length <= 12);
}

const byLevel = (counts: Counts, names: Names): FigureRow[] => [
  ...names.levels.flatMap((level) => {
    const figure = counts.level.get(level.id);
    return figure ? [{ key: level.slug, nameVi: level.nameVi, nameEn: level.nameEn, ...figure }] : [];
  }),
  ...(counts.level.has('')
    ? [{ key: unstated, nameVi: 'Chưa công nhận', nameEn: 'Not recognised', ...(counts.level.get('') as Figure) }]
    : [])
];

function qualityOf(year: number, at: QualityCount): QualityYear {
  const told = at.reassessed >= fewestMarks;
  const mean = (sum: number) => (told ? Math.round((sum / at.reassessed) * 10) / 10 : null);
  return {
    year,
    recognised: at.recognised,
    measured: at.measured,
    due: at.due,
    alive: at.alive,
    stopped: at.stopped,
    unknown: at.due - at.alive - at.stopped,
    reassessed: at.reassessed,
    firstMark: mean(at.firstMarks),
    latestMark: mean(at.latestMarks),
    advised: at.advised,
    carriedOut: at.carriedOut
  };
}

/** @param sumUp sums counts by unit up in the tree */
export function answerOf(
  counts: Counts,
  names: Names,
  sumUp: (byUnit: ReadonlyMap<string, Figure>) => UnitFigureRow[]
): StatisticAnswer {
  const isCompared = counts.total.compared !== null;
  return {
    total: counts.total,
    standing: counts.standing,
    funnel: counts.funnel.map((figure, at) => ({ step: statisticSteps[at] ?? 'recognised', ...figure })),
    by: {
      field: byField(counts, names, isCompared),
      level: byLevel(counts, names),
      kind: byCode(counts.kind, practiceKinds),
      scope: byCode(counts.scope, practiceScopes),
      state: byCode(counts.state, practiceStates),
      life: byCode(counts.life, practiceLives),
      audience: byCode(counts.audience, audiences),
      year: [...counts.year].map(([year, figure]) => ({
        key: String(year),
        nameVi: String(year),
        nameEn: String(year),
        ...figure
      }))
    },
    units: sumUp(counts.unit),
    quality: [...counts.quality].sort(([a], [b]) => a - b).map(([year, at]) => qualityOf(year, at))
  };
}
