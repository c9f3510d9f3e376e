// The sample form of the design system's page.
import { z } from 'zod';

export const sampleFormSchema = z.object({
  name: z.string().trim().min(1, 'nameNeeded').max(100, 'nameTooLong'),
  summary: z.string().trim().min(20, 'summaryTooShort').max(300),
  field: z.string().min(1, 'fieldNeeded'),
  unit: z.string().min(1, 'unitNeeded'),
  agreed: z.literal('on', { error: 'agreementNeeded' })
});
