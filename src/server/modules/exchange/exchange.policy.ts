// Who may do what with questions and answers. A grant reaches the practices of its unit and the units below.
import type { Policy } from '#server/platform/actor.ts';

export const exchangePolicy = {
  /** Read published questions with their answers. */
  'exchange.read': ['everyone'],
  /** Ask, and take one's question back: with a proof of work for visitors. */
  'exchange.ask': ['everyone'],
  /** See all questions at practices of a unit in the office. */
  'exchange.see': [
    'unit_officer',
    'unit_leader',
    'provincial_officer',
    'council_secretary',
    'authority',
    'administrator'
  ],
  /** Publish, decline, answer; delete at the asker's request. */
  'exchange.answer': ['unit_officer', 'unit_leader', 'provincial_officer', 'administrator']
} as const satisfies Policy;

export type ExchangePermission = keyof typeof exchangePolicy;
