// Which heir is proposed: the only one, or the only one that took the unit whole. Where that is not clear, a person chooses.

/** The heir to propose; null where there are several alike, or none. */
export function proposedHeir(heirs: readonly { id: string; part: string }[]): string | null {
  const whole = heirs.filter((heir) => heir.part === 'full');
  if (whole.length === 1 && whole[0]) return whole[0].id;
  return heirs.length === 1 && heirs[0] ? heirs[0].id : null;
}
