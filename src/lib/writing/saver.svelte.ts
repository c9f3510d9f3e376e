// Saves a form while it is written: after a pause, again when the connection or the session comes back, with a copy kept meanwhile.
import { dropCopy, keepCopy } from './reserve-copy.ts';

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'offline' | 'signed_out' | 'conflict' | 'refused';
export type Values = Record<string, string>;

/** What the server answered to a save. */
export type SaveAnswer =
  | { kind: 'saved'; version: number; savedAt: Date; slug?: string }
  | { kind: 'signed_out' | 'offline' }
  | { kind: 'conflict'; data: unknown }
  | { kind: 'refused'; data: unknown };

interface Options {
  version: number;
  /** What the server holds. */
  saved: Values;
  /** Everything the form holds now. */
  read: () => Values;
  send: (values: Values, version: number) => Promise<SaveAnswer>;
  /** Under what the copy is kept on this device. */
  copyKey: string;
  onrefused: (data: unknown) => void;
  onconflict: (data: unknown) => void;
  onsaved: () => void;
}

const pause = 2_500;
const longest = 20_000;
const retryPause = 15_000;

export class Saver {
  state = $state<SaveState>('saved');
  /** ISO. */
  savedAt = $state<string | null>(null);
  /** When the copy on this device was last kept; null while none is needed. */
  keptAt = $state<string | null>(null);
  version = $state(0);

  readonly #options: Options;
  #lastSent: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #copyTimer: ReturnType<typeof setTimeout> | undefined;
  #waitingSince = 0;
  #running: Promise<boolean> | undefined;

  constructor(options: Options) {
    this.#options = options;
    this.version = options.version;
    this.#lastSent = fingerprint(options.saved);
  }

  get dirty(): boolean {
    return fingerprint(this.#options.read()) !== this.#lastSent;
  }

  /** Tells that something was typed. */
  changed(): void {
    if (!this.dirty) {
      if (this.state === 'unsaved') this.state = 'saved';
      return;
    }
    if (this.state === 'saved' || this.state === 'refused') this.state = 'unsaved';
    clearTimeout(this.#copyTimer);
    this.#copyTimer = setTimeout(() => void this.keep(), 800);
    if (this.state === 'conflict' || this.state === 'signed_out') return;
    const now = Date.now();
    this.#waitingSince ||= now;
    this.#plan(Math.min(pause, Math.max(0, this.#waitingSince + longest - now)));
  }

  #plan(after: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), after);
  }

  /** Keeps what is written on this device. */
  async keep(): Promise<void> {
    if (!this.dirty) return;
    const keptAt = await keepCopy(this.#options.copyKey, this.#options.read(), this.version);
    if (keptAt) this.keptAt = keptAt;
  }

  /** Saves now what is not saved; true when everything is. One save at a time. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    while (this.#running) await this.#running;
    if (!this.dirty) return true;
    this.#running = this.#save();
    try {
      return await this.#running;
    } finally {
      this.#running = undefined;
    }
  }

  async #save(): Promise<boolean> {
    const values = this.#options.read();
    this.#waitingSince = 0;
    this.state = 'saving';
    const answer = await this.#options.send(values, this.version);
    switch (answer.kind) {
      case 'saved':
        this.adopt(answer, values);
        if (this.dirty) this.changed();
        return !this.dirty;
      case 'offline':
        this.#plan(retryPause);
        break;
      case 'conflict':
        this.#options.onconflict(answer.data);
        break;
      case 'refused':
        this.#options.onrefused(answer.data);
        break;
    }
    this.state = answer.kind;
    await this.keep();
    return false;
  }

  /** Takes over what a save of the whole form gave. */
  adopt(saved: { version: number; savedAt: Date }, values: Values): void {
    this.version = saved.version;
    this.savedAt = saved.savedAt.toISOString();
    this.#lastSent = fingerprint(values);
    this.state = this.dirty ? 'unsaved' : 'saved';
    if (!this.dirty) {
      clearTimeout(this.#copyTimer);
      this.keptAt = null;
      void dropCopy(this.#options.copyKey);
    }
    this.#options.onsaved();
  }

  /** Notes that the session has ended, and keeps what is written. */
  signedOut(): void {
    this.state = 'signed_out';
    void this.keep();
  }

  /** Tries again at once, as after signing in or when the network is back. */
  retry(): void {
    if (this.state === 'offline' || this.state === 'signed_out') void this.flush();
  }

  /** Before the whole form is sent: no save of our own may cross it. */
  async settle(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#running) await this.#running;
  }

  stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#copyTimer);
  }
}

const fingerprint = (values: Values): string =>
  JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
