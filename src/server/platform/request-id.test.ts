// Request identifiers: short, readable, never the same.
import { expect, it } from 'vitest';
import { newRequestId } from './request-id.ts';

it('gives twelve characters without look-alikes, each time others', () => {
  const made = Array.from({ length: 2_000 }, newRequestId);
  for (const id of made) expect(id).toMatch(/^[2-9a-hjkmnp-z]{12}$/);
  expect(new Set(made).size).toBe(made.length);
});
