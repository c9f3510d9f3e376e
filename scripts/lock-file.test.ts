// The lock file installs the same with every npm from 8 up: peers are not installed by themselves, so each needed one is there.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface LockedPackage {
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

const root = new URL('../', import.meta.url);
const { packages } = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8')) as {
  packages: Record<string, LockedPackage>;
};

/** Whether a package finds another one as Node does: beside itself, then in each folder above. */
function finds(from: string, name: string): boolean {
  for (let place = from; ; place = place.slice(0, place.lastIndexOf('/node_modules/'))) {
    if (packages[`${place ? `${place}/` : ''}node_modules/${name}`]) return true;
    if (!place.includes('/node_modules/')) return packages[`node_modules/${name}`] !== undefined;
  }
}

it('leaves peers out when it resolves versions, for npm 10 and npm 11 disagree about them', () => {
  expect(readFileSync(new URL('.npmrc', root), 'utf8')).toMatch(/^legacy-peer-deps=true$/m);
});

it('holds every peer that a library needs', () => {
  const missing = Object.entries(packages).flatMap(([place, { peerDependencies = {}, peerDependenciesMeta = {} }]) =>
    Object.keys(peerDependencies)
      .filter((name) => !peerDependenciesMeta[name]?.optional && !finds(place, name))
      .map((name) => `${place} needs ${name}`)
  );
  expect(missing).toEqual([]);
});
