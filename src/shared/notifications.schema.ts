// What comes with the notifications' forms.
import { z } from 'zod';

/** One notification, or all of one's own when the id is left out. */
export const markReadSchema = z.object({ id: z.uuid().optional() });
export type MarkReadInput = z.output<typeof markReadSchema>;
