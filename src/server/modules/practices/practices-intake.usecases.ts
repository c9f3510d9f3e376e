// A report that is there already, pasted or as a Word file, proposes what the form asks for. Nothing of it is kept.
import type { z } from 'zod';
import { authorise, type Actor } from '#server/platform/actor.ts';
import { docxLimitBytes, readDocxFile } from '#server/platform/docx-file.ts';
import type { Services } from '#server/services.ts';
import type { IntakeResult } from '#shared/practice-intake.ts';
import type { intakeTextSchema } from '#shared/practice.schema.ts';
import { selectFields } from './practices-fields.queries.ts';
import { linesOfHtml, linesOfText } from './practices-intake-lines.rules.ts';
import { proposeFrom } from './practices-intake.rules.ts';
import { practicesPolicy } from './practices.policy.ts';

/** What a file may be at most, in bytes, for the door to stop reading. */
export const reportFileLimit = docxLimitBytes;

/** For a door that must know before it reads a whole file. @throws AppError sign_in_needed, forbidden */
export const authoriseReport = (actor: Actor): void => authorise(actor, practicesPolicy, 'practices.write');

/** Recognises the parts of a pasted report. */
export async function recogniseText(
  services: Services,
  actor: Actor,
  input: z.output<typeof intakeTextSchema>
): Promise<IntakeResult> {
  authoriseReport(actor);
  return proposeFrom(linesOfText(input.text), await selectFields(services.db));
}

/**
 * Recognises the parts of a report in a Word file.
 * @throws AppError docx_empty, docx_not_docx, docx_old_word, docx_encrypted, docx_macros, docx_corrupt 422 · docx_too_large 413
 */
export async function recogniseFile(services: Services, actor: Actor, input: { file: Buffer }): Promise<IntakeResult> {
  authoriseReport(actor);
  const { html } = await readDocxFile(input.file, {
    pictures: false,
    onfault: (reason) => services.logger.info({ reason }, 'a report could not be read')
  });
  return proposeFrom(linesOfHtml(html), await selectFields(services.db));
}
