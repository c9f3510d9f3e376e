// Solves a proof-of-work challenge: SHA-256 by hand, because crypto.subtle is missing on plain http.
import type { ProofChallenge, ProofSolution } from '#shared/proof-of-work.ts';

const constants = new Int32Array(64);
const initial = new Int32Array(8);
{
  const fraction = (value: number) => ((value - Math.floor(value)) * 0x100000000) | 0;
  const primes: number[] = [];
  for (let candidate = 2; primes.length < 64; candidate += 1)
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  primes.forEach((prime, index) => {
    constants[index] = fraction(Math.cbrt(prime));
    if (index < 8) initial[index] = fraction(Math.sqrt(prime));
  });
}

const w = new Int32Array(64);
const state = new Int32Array(8);

/** One block of SHA-256: the first 16 words of `w` in, `state` out. Written for speed: it runs some ten thousand times. */
function compress(): void {
  for (let i = 16; i < 64; i += 1) {
    const x = w[i - 15] as number;
    const y = w[i - 2] as number;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = (w[i - 16] as number) + s0 + (w[i - 7] as number) + s1;
  }
  let a = initial[0] as number;
  let b = initial[1] as number;
  let c = initial[2] as number;
  let d = initial[3] as number;
  let e = initial[4] as number;
  let f = initial[5] as number;
  let g = initial[6] as number;
  let h = initial[7] as number;
  for (let i = 0; i < 64; i += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const one = (h + s1 + ((e & f) ^ (~e & g)) + (constants[i] as number) + (w[i] as number)) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  state[0] = a + (initial[0] as number);
  state[1] = b + (initial[1] as number);
  state[2] = c + (initial[2] as number);
  state[3] = d + (initial[3] as number);
  state[4] = e + (initial[4] as number);
  state[5] = f + (initial[5] as number);
  state[6] = g + (initial[6] as number);
  state[7] = h + (initial[7] as number);
}

/** Puts a message of at most 55 bytes and its padding into the block. */
function load(bytes: Uint8Array): void {
  if (bytes.length > 55) throw new RangeError('one block only');
  const block = new DataView(new ArrayBuffer(64));
  bytes.forEach((byte, index) => block.setUint8(index, byte));
  block.setUint8(bytes.length, 0x80);
  block.setUint32(60, bytes.length * 8);
  for (let i = 0; i < 16; i += 1) w[i] = block.getInt32(i * 4);
}

function digest(): Uint8Array {
  const result = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => result.setInt32(index * 4, word));
  return new Uint8Array(result.buffer);
}

/** SHA-256 of at most 55 bytes, that is of one block. */
export function sha256(bytes: Uint8Array): Uint8Array {
  load(bytes);
  compress();
  return digest();
}

const fromHex = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const toHex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * Tries counters from `start` until one fits.
 * @param count how many to try at most; undefined comes back when none of them fits
 */
export function solve(challenge: ProofChallenge, start = 0, count = 2 ** 32): ProofSolution | undefined {
  const { salt, nonce, keyPrefix, algorithm, cost } = challenge.parameters;
  if (algorithm !== 'SHA-256' || cost !== 1) throw new Error(`cannot solve ${algorithm} at cost ${cost}`);
  const prefix = fromHex(keyPrefix);
  const head = fromHex(salt + nonce);
  if (head.length !== 32 || prefix.length < 4) throw new Error('an unusual challenge');
  const wanted = new DataView(prefix.buffer).getInt32(0);
  for (let counter = start; counter < start + count; counter += 1) {
    if (counter === start) load(new Uint8Array([...head, 0, 0, 0, 0]));
    w[8] = counter;
    compress();
    if (state[0] !== wanted) continue;
    const key = digest();
    if (prefix.every((byte, index) => key[index] === byte)) return { counter, derivedKey: toHex(key) };
  }
  return undefined;
}
