// A value that many pages carry to the browser: its JSON is written once, not anew for each reader.

/** On the server `value` is what was packed; in the browser it is read from JSON, so dates are ISO texts there. */
export class Packed<T> {
  readonly value: T;
  #json: string | undefined;
  constructor(value: T) {
    this.value = value;
  }
  get json(): string {
    return (this.#json ??= JSON.stringify(this.value));
  }
}

const packs = new WeakMap<object, Packed<unknown>>();

/** The pack of a value that is kept in memory and handed out again and again. */
export function packed<T extends object>(value: T): Packed<T> {
  const known = packs.get(value) as Packed<T> | undefined;
  if (known) return known;
  const pack = new Packed(value);
  packs.set(value, pack);
  return pack;
}
