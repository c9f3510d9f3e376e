// The heading of papers as it is kept in the settings: the programme's own, and that of each unit which reports for itself.
import type { Db } from '#server/platform/database.ts';
import { getSetting } from '#server/modules/settings/settings.within.ts';
import { paperStyles, type PaperHeading } from '#shared/reports.ts';

/** @param unitId the unit of somebody who reports for a unit alone; null: the programme's */
export const headingKey = (unitId: string | null): string => `reports.heading${unitId ? `.${unitId}` : ''}`;

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const texts = (value: unknown) =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** The heading as it stands, with version 0 where none was ever saved: then only the issuer's name is filled in. */
export async function readHeading(
  db: Db,
  unitId: string | null,
  issuer: string
): Promise<{ heading: PaperHeading; version: number }> {
  const { value, version } = await getSetting(db, headingKey(unitId));
  const kept = (value ?? {}) as Record<string, unknown>;
  return {
    heading: {
      style: paperStyles.find((style) => style === kept.style) ?? 'party',
      parentBody: text(kept.parentBody),
      issuer: text(kept.issuer) || issuer,
      numberSign: text(kept.numberSign),
      place: text(kept.place),
      recipients: texts(kept.recipients),
      capacity: texts(kept.capacity),
      position: text(kept.position),
      signer: text(kept.signer)
    },
    version
  };
}
