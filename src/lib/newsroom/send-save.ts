// Sends one save to the editor's page action and reads its answer.
import { deserialize } from '$app/forms';
import type { SaveAnswer, Values } from './article-saver.svelte.ts';

/** @param action the page's address with the action, such as `/van-phong/bai-viet/…?/save` */
export async function sendSave(action: string, values: Values, version: number): Promise<SaveAnswer> {
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...values, version: String(version), autosave: 'on' })) body.set(name, value);
  let text: string;
  let status: number;
  try {
    const response = await fetch(action, {
      method: 'POST',
      headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
      body
    });
    status = response.status;
    text = await response.text();
  } catch {
    return { kind: 'offline' };
  }
  let result: ReturnType<typeof deserialize>;
  try {
    result = deserialize(text);
  } catch {
    return { kind: 'offline' };
  }
  if (result.type === 'redirect') return { kind: 'signed_out' };
  if (result.type === 'success') {
    const saved = result.data?.saved as { version: number; savedAt: Date; slug: string } | undefined;
    return saved ? { kind: 'saved', ...saved } : { kind: 'offline' };
  }
  if (result.type !== 'failure') return { kind: 'offline' };
  if (status === 401) return { kind: 'signed_out' };
  // The server is there, but cannot write now: the same as being cut off.
  if (status >= 500 || status === 429) return { kind: 'offline' };
  if (result.data?.conflict) return { kind: 'conflict', data: result.data };
  return { kind: 'refused', data: result.data };
}
