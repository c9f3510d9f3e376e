// What the server and the picture process say to each other.
import type { OgInput } from '#server/platform/og-picture.ts';
import type { EncodedSize, PreparedPicture } from './media-pictures.ts';
import type { Sniffed } from './media.types.ts';

/** Each task with what it takes and gives. */
export interface StudioTasks {
  prepare: { input: { path: string; sniffed: Sniffed }; output: PreparedPicture };
  avif: { input: { original: Buffer; widths: number[] }; output: EncodedSize[] };
  preview: { input: OgInput; output: Buffer };
}
export type StudioTask = keyof StudioTasks;

export interface StudioRequest {
  id: number;
  task: StudioTask;
  input: StudioTasks[StudioTask]['input'];
}

export type StudioAnswer =
  | { id: number; output: StudioTasks[StudioTask]['output'] }
  | {
      id: number;
      error: { message: string; known?: { code: string; status: number; details: Record<string, unknown> } };
    };
