// The programme's own words, kept as the setting `programme`: its fields of work, each with its parts.
import { z } from 'zod';

export const programmeSettingKey = 'programme';

const bilingual = z.object({ vi: z.string().min(1).max(400), en: z.string().min(1).max(400) });

export const programmeSchema = z.object({
  fields: z.array(bilingual.extend({ parts: z.array(bilingual).default([]) })).max(20)
});
export type Programme = z.output<typeof programmeSchema>;
