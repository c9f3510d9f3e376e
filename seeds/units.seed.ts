// Loads the country's units, and the fictional province of the demonstration.
import { readFileSync } from 'node:fs';
import { systemActor } from '#server/platform/actor.ts';
import { loadUnits, type LoadResult } from '#server/modules/units/units-load.usecases.ts';
import type { DatasetVersion, UnitDataset } from '#server/modules/units/units.types.ts';
import type { Services } from '#server/services.ts';
import { shortUnitName } from '#shared/unit-types.ts';
import { nationalDataset } from './units/national.ts';

interface DemoVersion {
  from?: string;
  to?: string;
  type: string;
  fullName: string;
  symbol?: string;
  code?: string;
  parent?: string;
}
interface DemoFile {
  units: ((DemoVersion & { key: string }) | { key: string; versions: DemoVersion[] })[];
  successions: { onDate: string; kind: UnitDataset['successions'][number]['kind']; document?: string; old: string[]; new: string[] }[];
}

/** How the data set calls a unit of units.json. */
export const demoUnitKey = (key: string): string => `demo/${key}`;

const versionOf = ({ from, to, type, fullName, symbol, code, parent }: DemoVersion): DatasetVersion => ({
  from: from ?? null,
  to: to ?? null,
  type,
  fullName,
  name: shortUnitName(type, fullName),
  symbol: symbol ?? null,
  code: code ?? null,
  parent: parent ? demoUnitKey(parent) : null
});

/** "Tỉnh Mẫu", a province that does not exist: its communes, departments and what became of some of them. */
export function demoDataset(): UnitDataset {
  const file = JSON.parse(readFileSync(new URL('demo/units.json', import.meta.url), 'utf8')) as DemoFile;
  return {
    name: 'demo-tinh-mau',
    demo: true,
    units: file.units.map((unit) => ({
      key: demoUnitKey(unit.key),
      versions: 'versions' in unit ? unit.versions.map(versionOf) : [versionOf(unit)]
    })),
    successions: file.successions.map((event) => ({
      key: `demo/${event.onDate}/${event.old.join('+')}`,
      onDate: event.onDate,
      kind: event.kind,
      ...(event.document && { document: event.document }),
      links: event.old.flatMap((old) =>
        (event.new.length > 0 ? event.new : [null]).map((heir) => ({
          old: demoUnitKey(old),
          new: heir && demoUnitKey(heir),
          part: event.new.length > 1 ? ('partial' as const) : ('full' as const)
        }))
      )
    })),
    notes: [],
    counts: { units: file.units.length, successions: file.successions.length }
  };
}

/** Loads both data sets (the demonstration only when asked); loading again adds only what is new. */
export async function seedUnits(services: Services, options: { demo: boolean }): Promise<LoadResult[]> {
  const results = [await loadUnits(services, systemActor('seed'), nationalDataset())];
  if (options.demo) results.push(await loadUnits(services, systemActor('seed'), demoDataset()));
  return results;
}
