// A value that many pages carry to the browser: its JSON is written once, not anew for each reader.

/** On the server `value` is what was packed; in the browser it is read from JSON, so dates are ISO texts there. */
export class Packed<T> {
  readonly value: T;
  readonly #sent: unknown;
  #json: string | undefined;
  /** @param sent what travels to the browser, where that is not the whole value */
  constructor(value: T, sent: unknown = value) {
    this.value = value;
    this.#sent = sent;
  }
  get json(): string {
    return (this.#json ??= JSON.stringify(this.#sent));
  }
}

type Packs = WeakMap<object, Packed<unknown>>;
const whole: Packs = new WeakMap();
const lean: Packs = new WeakMap();

function once<T extends object>(packs: Packs, value: T, sent: () => unknown): Packed<T> {
  const known = packs.get(value) as Packed<T> | undefined;
  if (known) return known;
  const pack = new Packed(value, sent());
  packs.set(value, pack);
  return pack;
}

/** The pack of a value that is kept in memory and handed out again and again. */
export const packed = <T extends object>(value: T): Packed<T> => once(whole, value, () => value);

/** The same, for a page whose markup carries a part of the value already: `leave` gives what has to travel beside it. */
export const packedLean = <T extends object>(value: T, leave: (value: T) => unknown): Packed<T> =>
  once(lean, value, () => leave(value));
