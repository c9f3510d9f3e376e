// The article's life in its rules: no sequence of actions leaves the drawn paths.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  articleActions,
  articleStates,
  changedFields,
  tagsOf,
  type ArticleContent,
  type ArticleState
} from '#shared/article.ts';
import {
  isLive,
  isPossible,
  mayAct,
  mayRead,
  missingForPortal,
  needsCorrection,
  possibleActions,
  publicationTime,
  sameContent,
  stateAfter
} from './newsroom-articles.rules.ts';

const content: ArticleContent = {
  title: 'T', summary: 'S', body: '<p>B</p>', authorName: 'A', sectionId: 'x', tags: ['a'], leadMediaId: null, leadCaption: '', leadAlt: '',
  titleEn: '', summaryEn: '', bodyEn: '', fictional: false
}; // prettier-ignore
const hands = fc.record({ editor: fc.boolean(), writer: fc.boolean(), own: fc.boolean() });
const standings = fc.record({ state: fc.constantFrom(...articleStates), everPublished: fc.boolean() });
const actions = fc.constantFrom(...articleActions);

describe('random sequences of actions', () => {
  it('keep to the drawn paths', () => {
    fc.assert(
      fc.property(fc.array(actions, { maxLength: 40 }), (sequence) => {
        let state: ArticleState = 'draft';
        let live = false;
        let everPublished = false;
        for (const action of sequence) {
          if (!isPossible({ state, everPublished }, action)) continue;
          if (action === 'delete') {
            expect(everPublished).toBe(false);
            break;
          }
          const next = stateAfter(state, action);
          if (!next) throw new Error('possible, but leads nowhere');
          if (action === 'publish') live = everPublished = true;
          if (action === 'withdraw') live = false;
          expect(isLive(next)).toBe(live);
          if (next === 'corrected') expect(everPublished).toBe(true);
          if (state === 'withdrawn') expect(next).toBe('draft');
          if (isLive(state)) expect(['published', 'corrected', 'withdrawn']).toContain(next);
          if (action === 'edit' || action === 'update' || action === 'change_slug') expect(next).toBe(state);
          state = next;
        }
      })
    );
  });
  it('reach every state, and come back to draft from every one', () => {
    const reach = (from: ArticleState) => {
      const seen = new Set<ArticleState>([from]);
      for (const state of seen) for (const action of articleActions) {
        const next = stateAfter(state, action);
        if (next) seen.add(next);
      } // prettier-ignore
      return seen;
    };
    for (const state of articleStates) expect([...reach(state)].sort()).toEqual([...articleStates].sort());
  });
});

describe('who may', () => {
  it('a writer changes nothing under review or on the portal, and publishes nothing', () => {
    fc.assert(
      fc.property(hands, standings, actions, (hand, article, action) => {
        fc.pre(!hand.editor);
        if (!mayAct(hand, article, action)) return;
        expect(hand.writer && hand.own).toBe(true);
        expect(['edit', 'submit', 'recall', 'delete', 'change_slug']).toContain(action);
        expect(article.state === 'draft' || action === 'recall').toBe(true);
      })
    );
  });
  it('offers exactly what is possible and allowed', () => {
    fc.assert(
      fc.property(hands, standings, (hand, article) => {
        const offered = possibleActions(hand, article);
        for (const action of articleActions)
          expect(offered.includes(action)).toBe(isPossible(article, action) && mayAct(hand, article, action));
        if (offered.length > 0) expect(mayRead(hand)).toBe(true);
      })
    );
  });
  it('somebody else’s article is closed to a writer', () => {
    expect(mayRead({ editor: false, writer: true, own: false })).toBe(false);
    expect(
      possibleActions({ editor: false, writer: true, own: false }, { state: 'draft', everPublished: false })
    ).toEqual([]);
  });
});

describe('content', () => {
  it('knows what differs', () => {
    expect(sameContent(content, { ...content, tags: ['a'] })).toBe(true);
    expect(changedFields(content, { ...content, tags: ['a', 'b'], fictional: true })).toEqual(['tags', 'fictional']);
  });
  it('asks for a correction when the article says something else, not for an alternative text or a translation', () => {
    expect(needsCorrection(content, { ...content, body: '<p>C</p>' })).toBe(true);
    expect(needsCorrection(content, { ...content, leadAlt: 'x', titleEn: 'T', bodyEn: '<p>B</p>', tags: [] })).toBe(
      false
    );
  });
  it('asks for what every article on the portal has', () => {
    expect(missingForPortal(content, { withoutAlt: 0, leadAlt: '' })).toEqual({});
    expect(missingForPortal({ ...content, summary: '', body: '', leadMediaId: 'm', titleEn: 'x' }, { withoutAlt: 0, leadAlt: '' })).toEqual({
      summary: 'summary_needed', body: 'body_needed', leadAlt: 'lead_alt_needed', bodyEn: 'english_half'
    }); // prettier-ignore
    expect(missingForPortal(content, { withoutAlt: 2, leadAlt: '' })).toEqual({ body: 'alt_needed' });
  });
  it('reads tags from one line', () => {
    expect(tagsOf(' Kim Long, nhân  rộng;kim long,, hội nghị ')).toEqual(['Kim Long', 'nhân rộng', 'hội nghị']);
  });
});

describe('the time of a scheduled article', () => {
  const planned = new Date('2026-11-23T01:00:00Z');
  it('is the planned one, unless the program was down', () => {
    expect(publicationTime(planned, new Date('2026-11-23T01:01:30Z'))).toEqual(planned);
    expect(publicationTime(planned, new Date('2026-11-23T05:00:00Z'))).toEqual(new Date('2026-11-23T05:00:00Z'));
  });
});
