// Finds choices the way people type them in a hurry: without marks, words in any order.

import { folded, words } from '#shared/vietnamese.ts';

/** Whether every typed word begins a word of the label; marks that were typed do not have to agree. */
export function matches(typed: string, label: string): boolean {
  const inLabel = words(folded(label)).split(' ');
  return words(folded(typed))
    .split(' ')
    .every((part) => inLabel.some((word) => word.startsWith(part)));
}
