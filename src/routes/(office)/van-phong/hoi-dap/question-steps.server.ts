// What officers do with a question, for the list of all and for one practice's tab.
import type { RequestEvent } from '@sveltejs/kit';
import {
  answerQuestion,
  declineQuestion,
  publishQuestion,
  removeAnswer,
  removeQuestion
} from '#server/modules/exchange/exchange-office.usecases.ts';
import {
  answerSchema,
  declineQuestionFormSchema,
  removeAnswerSchema,
  seenQuestionSchema
} from '#shared/exchange.schema.ts';
import { questionStates, type QuestionState } from '#shared/exchange.ts';
import { exchangeFieldTexts } from '#shared/messages/exchange.ts';
import { formStep } from '#routes/form-action.server.ts';

export const publish = formStep('published' as const, seenQuestionSchema, exchangeFieldTexts, (event, input) =>
  publishQuestion(event.locals.services, event.locals.actor, input)
);
export const decline = formStep('declined' as const, declineQuestionFormSchema, exchangeFieldTexts, (event, input) =>
  declineQuestion(event.locals.services, event.locals.actor, input)
);
export const answer = formStep('answered' as const, answerSchema, exchangeFieldTexts, (event, input) =>
  answerQuestion(event.locals.services, event.locals.actor, input)
);
export const withdrawAnswer = formStep(
  'answer_removed' as const,
  removeAnswerSchema,
  exchangeFieldTexts,
  (event, input) => removeAnswer(event.locals.services, event.locals.actor, input)
);
export const remove = formStep(
  'removed' as const,
  seenQuestionSchema,
  exchangeFieldTexts,
  (event: RequestEvent, input) => removeQuestion(event.locals.services, event.locals.actor, input)
);

/** The state an address asks for: `tat-ca` is all of them. */
export function askedState(url: URL, usual: QuestionState | undefined): QuestionState | undefined {
  const asked = url.searchParams.get('trang-thai');
  if (asked === 'tat-ca') return undefined;
  return questionStates.find((one) => one === asked) ?? usual;
}
