// A packed value is written once and comes back whole.
import { describe, expect, it } from 'vitest';
import { transport } from '../hooks.ts';
import { packed, packedLean, type Packed } from './packed.ts';

describe('a packed value', () => {
  it('is one pack as long as it is the same value, and its JSON is written once', () => {
    let written = 0;
    const value = { toJSON: () => ({ at: '2026-11-23', written: ++written }) };
    expect(packed(value)).toBe(packed(value));
    expect([packed(value).json, packed(value).json]).toEqual(Array(2).fill('{"at":"2026-11-23","written":1}'));
    expect(packed({})).not.toBe(packed({}));
  });
  it('may travel without what the page shows already, and stays whole on the server', () => {
    const value = { title: 'a', html: '<p>b</p>' };
    const pack = packedLean(value, ({ title }) => ({ title }));
    expect(pack.value).toBe(value);
    expect(pack.json).toBe('{"title":"a"}');
    expect(packedLean(value, () => null)).toBe(pack);
    expect(packed(value).json).toBe('{"title":"a","html":"<p>b</p>"}');
  });
  it('travels to the browser and nothing else does that way', () => {
    const { encode, decode } = transport.packed ?? {};
    const json = encode?.(packed({ a: [1, 'Hòa'], at: new Date(0) }));
    expect((decode?.(json) as Packed<unknown>).value).toEqual({ a: [1, 'Hòa'], at: '1970-01-01T00:00:00.000Z' });
    expect([encode?.({ a: 1 }), encode?.('x'), encode?.(null)]).toEqual([false, false, false]);
  });
});
