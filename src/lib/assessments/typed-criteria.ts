// A criteria set as its form holds it: every figure is text until it is saved.

export interface TypedCriteria {
  exclusions: { key: string; text: string }[];
  criteria: {
    key: string;
    name: string;
    guide: string;
    weight: string;
    evidence: string;
    bands: { key: string; label: string; from: string; to: string }[];
    anchors: { mark: string; text: string }[];
  }[];
  passingMark: string;
  spreadThreshold: string;
}

const text = (value: unknown): string => (value == null ? '' : String(value));
const list = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? (value as Record<string, unknown>[]) : [];

/** Reads what the server holds, or what a form sent back. */
export function typedOf(given: unknown): TypedCriteria {
  const source = given as Record<string, unknown>;
  return {
    exclusions: list(source.exclusions).map((one) => ({ key: text(one.key), text: text(one.text) })),
    criteria: list(source.criteria).map((one) => ({
      key: text(one.key),
      name: text(one.name),
      guide: text(one.guide),
      weight: text(one.weight),
      evidence: text(one.evidence),
      bands: list(one.bands).map((band) => ({
        key: text(band.key),
        label: text(band.label),
        from: text(band.from),
        to: text(band.to)
      })),
      anchors: list(one.anchors).map((anchor) => ({ mark: text(anchor.mark), text: text(anchor.text) }))
    })),
    passingMark: text(source.passingMark),
    spreadThreshold: text(source.spreadThreshold)
  };
}

/** A key no other entry bears: what a new row is known by. */
export function freeKey(prefix: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) if (!taken.includes(`${prefix}${number}`)) return `${prefix}${number}`;
}

/** Gives each row that has none a key of its own. */
export function withKeys(typed: TypedCriteria): TypedCriteria {
  const taken = [...typed.exclusions, ...typed.criteria].map((one) => one.key);
  const keyFor = (prefix: string, key: string) => {
    if (key) return key;
    const made = freeKey(prefix, taken);
    taken.push(made);
    return made;
  };
  return {
    ...typed,
    exclusions: typed.exclusions.map((one) => ({ ...one, key: keyFor('x', one.key) })),
    criteria: typed.criteria.map((one) => {
      const bands: typeof one.bands = [];
      for (const band of one.bands)
        bands.push({
          ...band,
          key:
            band.key ||
            freeKey(
              'b',
              [...one.bands, ...bands].map((other) => other.key)
            )
        });
      return { ...one, key: keyFor('c', one.key), bands };
    })
  };
}
