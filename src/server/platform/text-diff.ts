// Two texts compared by words.
import { diffWords } from 'diff';

const patienceMilliseconds = 1_500;

/** A stretch of a text compared: what both have, what was taken out, what was put in. */
export interface DiffPart {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Two texts compared by words; texts too different to compare in time count as replaced whole. */
export function diffTexts(before: string, after: string): DiffPart[] {
  if (before === after) return before ? [{ kind: 'same', text: before }] : [];
  const changes = diffWords(before, after, { timeout: patienceMilliseconds });
  if (!changes)
    return (
      [
        { kind: 'removed', text: before },
        { kind: 'added', text: after }
      ] as const
    ).filter((part) => part.text);
  return changes.map((change) => ({
    kind: change.added ? 'added' : change.removed ? 'removed' : 'same',
    text: change.value
  }));
}
