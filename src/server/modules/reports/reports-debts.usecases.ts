// Who owes what: for the programme's officer everywhere, for a unit's leader at home.
import type { Actor } from '#server/platform/actor.ts';
import { currentDay } from '#server/platform/clock.ts';
import type { Services } from '#server/services.ts';
import { councilDebts, debtKinds, officeDebts, unitDebts, type Debt, type DebtKind } from '#shared/debts.ts';
import { debtText } from '#shared/messages/debts.ts';
import * as queries from './reports-debts.queries.ts';
import { reachOf, unitsFor, unitTree } from './reports-reach.within.ts';

export const debtorPageSize = 20;
const shownOfEach = 8;
const shownOfOffice = 60;
/** In the text for one unit. */
const textItems = 100;

export interface Debtor {
  unitId: string;
  name: string;
  count: number;
  days: number;
  items: Debt[];
  /** A message to paste: greeting, list, thanks. */
  text: string;
}

export interface DebtPage {
  today: string;
  totals: Record<DebtKind, { count: number; days: number }>;
  /** The office's own work and the councils'; empty for a unit's leader. */
  office: Debt[];
  councils: Debt[];
  debtors: Debtor[];
  debtorCount: number;
  page: number;
  pageCount: number;
  unit: { id: string; name: string } | null;
  kind: DebtKind | null;
}

const daysBetween = (from: string, to: string) =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));

/**
 * What waits within the actor's reach, by who owes it; narrowed to a kind or to a unit and those below.
 * @throws AppError sign_in_needed, forbidden
 */
export async function listDebts(
  services: Services,
  actor: Actor,
  asked: { kind: DebtKind | null; unitId: string | null; page: number }
): Promise<DebtPage> {
  const reach = reachOf(actor, 'reports.debts');
  const { db } = services;
  const today = currentDay(services);
  const tree = await unitTree(db, today);
  const { unitId, unitIds } = unitsFor(tree, reach, { unitId: asked.unitId, unitOnly: false });
  const office = reach === null;
  const own: readonly DebtKind[] = office ? debtKinds : unitDebts;
  const only = (kinds: readonly DebtKind[]) =>
    kinds.filter((kind) => own.includes(kind) && (asked.kind === null || asked.kind === kind));
  const filter = (kinds: readonly DebtKind[]): queries.DebtFilter => ({
    today,
    kinds,
    unitIds: unitIds && [...unitIds],
    personId: actor.personId
  });
  const debt = (row: queries.DebtRow): Debt => ({
    ...row,
    unitName: row.unitId ? tree.name(row.unitId) : '',
    days: daysBetween(row.since, today)
  });
  const listed = async (kinds: readonly DebtKind[]) =>
    kinds.length === 0 ? [] : (await queries.selectDebts(db, filter(kinds), shownOfOffice)).map(debt);

  const ofUnits = only(unitDebts);
  const size = debtorPageSize;
  const readUnits = (page: number) =>
    ofUnits.length === 0
      ? { rows: [], total: 0 }
      : queries.selectUnitDebts(db, filter(ofUnits), { limit: size, offset: (page - 1) * size });
  const [totals, officeItems, councils, found] = await Promise.all([
    queries.selectDebtTotals(db, filter(own)),
    listed(only(officeDebts)),
    listed(only(councilDebts)),
    readUnits(asked.page)
  ]);
  const units = found.rows.length === 0 && asked.page > 1 ? await readUnits(1) : found;
  const page = units === found ? asked.page : 1;
  const ids = units.rows.map((row) => row.unitId);
  const items = ids.length > 0 ? (await queries.selectDebtsOf(db, filter(ofUnits), ids, textItems)).map(debt) : [];
  const { publicUrl } = services.config;
  return {
    today,
    totals: Object.fromEntries(
      debtKinds.map((kind) => {
        const row = totals.find((one) => one.kind === kind);
        return [kind, { count: row?.count ?? 0, days: row ? daysBetween(row.oldest, today) : 0 }];
      })
    ) as DebtPage['totals'],
    office: officeItems,
    councils,
    debtors: units.rows.map((row) => {
      const all = items.filter((one) => one.unitId === row.unitId);
      const name = tree.name(row.unitId);
      return {
        unitId: row.unitId,
        name,
        count: row.count,
        days: daysBetween(row.oldest, today),
        items: all.slice(0, shownOfEach),
        text: debtText({
          unit: name,
          today,
          items: all,
          count: row.count,
          address: new URL('/van-phong', publicUrl).href
        })
      };
    }),
    debtorCount: units.total,
    page,
    pageCount: Math.max(1, Math.ceil(units.total / size)),
    unit: unitId ? { id: unitId, name: tree.name(unitId) } : null,
    kind: asked.kind
  };
}
