// The question in a page's address; a unit typed by name, without JavaScript, is found.
import { currentDay, resolveUnit } from '#server/modules/units/units.usecases.ts';
import { AppError } from '#server/platform/errors.ts';
import { unitFieldTexts } from '#shared/messages/unit-errors.ts';
import { readQuestion, type StatisticQuestion } from '#shared/statistics.ts';

export async function questionOf(
  locals: App.Locals,
  url: URL
): Promise<{ question: StatisticQuestion; typedUnit: string; unitError: string | undefined }> {
  const query = new URLSearchParams(url.searchParams);
  // The form's own choice counts; dates left over from another choice do not.
  if (query.has('so-sanh') && query.get('so-sanh') !== 'khac') {
    query.delete('so-tu');
    query.delete('so-den');
  }
  const typedUnit = query.get('don-vi_text')?.trim() ?? '';
  let unitError: string | undefined;
  if (!query.get('don-vi') && typedUnit) {
    try {
      const unit = await resolveUnit(locals.services, locals.actor, { field: 'don-vi', text: typedUnit });
      if (unit) query.set('don-vi', unit.id);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const texts = unitFieldTexts(locals.locale);
      unitError = error.code.includes('ambiguous') ? texts.unit_ambiguous : texts.unit_unknown;
    }
  }
  return { question: readQuestion(query, currentDay(locals.services)), typedUnit, unitError };
}
