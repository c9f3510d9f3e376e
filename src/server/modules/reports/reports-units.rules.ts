// The tree of units on a day, and counts summed up in it; pure.
import type { Figure, UnitFigureRow } from '#shared/statistics.ts';
import type { StandingUnit } from './reports-units.queries.ts';

export class UnitTree {
  readonly #units = new Map<string, StandingUnit>();
  readonly #below = new Map<string, string[]>();
  constructor(units: readonly StandingUnit[]) {
    for (const unit of units) {
      this.#units.set(unit.id, unit);
      if (!unit.parentId) continue;
      const siblings = this.#below.get(unit.parentId);
      if (siblings) siblings.push(unit.id);
      else this.#below.set(unit.parentId, [unit.id]);
    }
  }

  name(id: string): string {
    return this.#units.get(id)?.name ?? '';
  }

  /** The units and all below them. */
  below(ids: readonly string[]): Set<string> {
    const found = new Set<string>();
    const waiting = [...ids];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (found.has(id)) continue;
      found.add(id);
      waiting.push(...(this.#below.get(id) ?? []));
    }
    return found;
  }

  /** The unit followed by those above it. */
  chain(id: string): string[] {
    const chain: string[] = [];
    for (let at: string | null = id; at && !chain.includes(at); at = this.#units.get(at)?.parentId ?? null)
      chain.push(at);
    return chain;
  }

  /**
   * Counts by unit, summed up directly below a unit (null: below the top); where there is but one such unit and it has not
   * all to itself, below that one. Most first.
   */
  sumUp(counts: ReadonlyMap<string, Figure>, under: string | null): UnitFigureRow[] {
    const chains = [...counts].map(([id, figure]) => ({ id, figure, chain: this.chain(id) }));
    const level = (top: string | null) => {
      const rows = new Map<string, UnitFigureRow>();
      for (const { id, figure, chain } of chains) {
        const place = top === null ? chain.length : chain.indexOf(top);
        if (place < 0) continue;
        const own = id === top;
        const unitId = own ? id : (chain[place - 1] ?? id);
        const key = `${unitId}${own ? ' own' : ''}`;
        const row = rows.get(key);
        if (row) {
          row.count += figure.count;
          if (figure.compared !== null) row.compared = (row.compared ?? 0) + figure.compared;
        } else rows.set(key, { ...figure, unitId, name: this.name(unitId), own });
      }
      return [...rows.values()];
    };
    let rows = level(under);
    for (let only = rows[0]; rows.length === 1 && only && !only.own; only = rows[0]) {
      const deeper = level(only.unitId);
      if (deeper.length === 1 && deeper[0]?.own) break;
      rows = deeper;
    }
    return rows.sort(
      (a, b) => b.count - a.count || (b.compared ?? 0) - (a.compared ?? 0) || a.name.localeCompare(b.name, 'vi')
    );
  }
}
