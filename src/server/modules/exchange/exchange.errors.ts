// What can go wrong with questions and answers.
import { conflict, notFound } from '#server/platform/errors.ts';
import type { QuestionState } from '#shared/exchange.ts';

export const questionNotFound = () => notFound('the question');
export const answerNotFound = () => notFound('the answer');
export const questionChanged = () => conflict('question_changed', 'the question was dealt with meanwhile');
export const questionDecided = (state: QuestionState) =>
  conflict('question_state', `the question is ${state} already`, { state });
