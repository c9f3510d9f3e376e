// The life of a practice in its rules: no sequence of actions by any hands leaves the drawn paths.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyContent,
  practiceActions,
  practiceStates,
  wordLimits,
  type PracticeAction,
  type PracticeState
} from '#shared/practice.ts';
import { councilActions, isPossible, isRecordStep, missingFor, needsReason, permissionFor, possibleActions, stateAfter } from './practices.rules.ts'; // prettier-ignore

const actions = fc.constantFrom(...practiceActions);
const hands = fc.subarray([...new Set(Object.values(permissionFor))]);
const standings = fc.record({ state: fc.constantFrom(...practiceStates), listed: fc.boolean(), merged: fc.boolean() });

/** Where each state can be entered from; everything else is impossible. */
const entries: Partial<Record<PracticeState, readonly PracticeState[]>> = {
  registered: ['draft', 'nominated', 'submitted', 'declined'],
  pilot: ['registered', 'returned'],
  submitted: ['draft', 'registered', 'pilot', 'returned'],
  unit_approved: ['submitted'],
  in_assessment: ['unit_approved', 'declined'],
  recognised: ['in_assessment'],
  returned: ['submitted', 'unit_approved', 'in_assessment', 'recognised'],
  declined: ['nominated', 'registered', 'pilot', 'submitted', 'unit_approved', 'in_assessment', 'returned']
};

describe('random walks of actions', () => {
  it('keep to the drawn paths, and never skip the unit’s approval', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<PracticeState>('draft', 'nominated'),
        fc.array(actions, { maxLength: 60 }),
        (begin, walk) => {
          let state = begin;
          let approved = false;
          for (const action of walk) {
            const next = stateAfter(state, action);
            if (next === null) continue;
            if (next !== state) {
              expect(entries[next]).toContain(state);
              if (next === 'submitted' || next === 'registered') approved = false;
              if (next === 'unit_approved') approved = true;
              // A council takes a declined practice up again only where it was assessed before; the assessments see to that.
              if (next === 'in_assessment' && state === 'declined') approved = true;
              if (next === 'in_assessment' || next === 'recognised') expect(approved).toBe(true);
            }
            state = next;
          }
        }
      ),
      { numRuns: 300 }
    );
  });
  it('offer a person what state and permissions both allow, and nothing on a merged practice', () => {
    fc.assert(
      fc.property(standings, hands, (practice, held) => {
        const offered = possibleActions(practice, (permission) => held.includes(permission));
        for (const action of practiceActions)
          expect(offered.includes(action)).toBe(isPossible(practice, action) && held.includes(permissionFor[action]));
        if (practice.merged) expect(offered).toEqual([]);
        if (!practice.listed) expect(offered).not.toContain('unlist');
      })
    );
  });
  it('leave no state without a way on', () => {
    for (const state of practiceStates)
      expect(practiceActions.some((action) => (stateAfter(state, action) ?? state) !== state)).toBe(true);
  });
});

describe('a button on the record', () => {
  it('never does what is a council’s or an authority’s', () => {
    for (const state of practiceStates) {
      for (const action of councilActions) expect(isRecordStep(state, action)).toBe(false);
      const own: PracticeAction[] = ['return', 'decline'];
      for (const action of own) expect(isRecordStep(state, action)).toBe(state !== 'in_assessment');
    }
  });
  it('asks for words where somebody else has to understand why', () => {
    expect(practiceActions.filter(needsReason)).toEqual(['interim_review', 'return', 'decline', 'reopen', 'unlist', 'revoke']); // prettier-ignore
  });
});

describe('what a submission needs', () => {
  const whole = emptyContent({
    kind: 'model',
    name: 'Đường hoa',
    fieldId: 'f',
    subfieldId: 's',
    summary: 'Một câu.',
    problem: 'Cỏ cao.',
    approach: 'Mỗi hộ hai mươi mét.',
    results: 'Hết rác.',
    beneficiaries: 'Hai trăm hộ.',
    authors: [{ name: 'Tổ 3', personId: null, unitName: '', main: true }],
    inUseSince: '2025-01-10'
  });
  const missing = (change: object) => missingFor('submit', { ...whole, ...change }, '2026-11-23');
  it('is there, or is named', () => {
    expect(missing({})).toEqual({});
    expect(missing({ inUseSince: null })).toEqual({ inUseSince: 'in_use_needed' });
    expect(missing({ inUseSince: '2026-11-24' })).toEqual({ inUseSince: 'in_use_future' });
    expect(missing({ authors: [] })).toEqual({ authors: 'author_needed' });
    expect(missing({ evidenceLevel: 2 })).toEqual({ indicators: 'indicator_needed' });
    expect(missing({ approach: 'từ '.repeat(wordLimits.approach + 1) })).toEqual({ approach: 'too_many_words' });
  });
});
