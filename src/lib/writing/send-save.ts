// Sends one save, or a question, to a page's actions and reads the answer.
import { deserialize } from '$app/forms';
import type { SaveAnswer, Values } from './saver.svelte.ts';

interface Answer {
  type: string;
  status: number;
  data: Record<string, unknown> | undefined;
}

/** Null when the server could not be reached or gave no answer of its own. */
export async function askServer(action: string, values: Values): Promise<Answer | null> {
  try {
    const response = await fetch(action, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'x-sveltekit-action': 'true',
        'content-type': 'application/x-www-form-urlencoded'
      },
      body: new URLSearchParams(values)
    });
    const result = deserialize(await response.text());
    const data = 'data' in result ? (result.data as Record<string, unknown> | undefined) : undefined;
    return { type: result.type, status: response.status, data };
  } catch {
    return null;
  }
}

/** @param action the page's address with the action, such as `/van-phong/bai-viet/…?/save` */
export async function sendSave(action: string, values: Values, version: number): Promise<SaveAnswer> {
  const answer = await askServer(action, { ...values, version: String(version), autosave: 'on' });
  if (!answer) return { kind: 'offline' };
  const { type, status, data } = answer;
  if (type === 'redirect' || status === 401) return { kind: 'signed_out' };
  if (type === 'success') {
    const saved = data?.saved as { version: number; savedAt: Date; slug?: string } | undefined;
    return saved ? { kind: 'saved', ...saved } : { kind: 'offline' };
  }
  // The server is there, but cannot write now: the same as being cut off.
  if (type !== 'failure' || status >= 500 || status === 429) return { kind: 'offline' };
  return data?.conflict ? { kind: 'conflict', data } : { kind: 'refused', data };
}
