// Shapes of what pages and the API send about units.
import { z } from 'zod';
import { isReadable } from './plain-text.schema.ts';
import { unitTypeNames } from './unit-types.ts';

export const successionKinds = ['merge', 'split', 'rename', 'move', 'dissolve'] as const;
export type SuccessionKind = (typeof successionKinds)[number];

/** Issue messages are keys of `unitFieldTexts` in #shared/messages/units.ts. */
export const day = z.iso.date('date_wrong');
const text = z.string('name_needed').refine(isReadable, { error: 'unreadable', abort: true });
const optionalText = (length: number) =>
  text
    .trim()
    .max(length, 'too_long')
    .optional()
    .transform((value) => value || undefined);
const optionalDay = z
  .union([z.literal(''), day])
  .optional()
  .transform((value) => value || undefined);
const unitId = z.uuid('unit_not_found');
const optionalUnitId = z
  .union([z.literal(''), unitId])
  .optional()
  .transform((value) => value || undefined);

/** What a unit is called and where it stands; the short name follows from the full one unless given. */
const description = {
  type: z.enum(unitTypeNames, 'type_needed'),
  fullName: text.trim().min(1, 'name_needed').max(300, 'too_long'),
  name: optionalText(200),
  code: optionalText(40),
  symbol: optionalText(40),
  parentId: optionalUnitId,
  territoryId: optionalUnitId,
  document: optionalText(300)
};

export const createUnitSchema = z.object({ ...description, from: day });
export type CreateUnitInput = z.output<typeof createUnitSchema>;

export const changeUnitSchema = z.object({ ...description, unitId, from: day });
export type ChangeUnitInput = z.output<typeof changeUnitSchema>;

/** A unit as UnitPicker sends it: the id, and what was typed. `resolveUnit` makes one of it. */
const picked = (names: readonly string[]) =>
  z.object(
    Object.fromEntries(
      names.flatMap((name) => [
        [name, z.string().max(60).default('')],
        [`${name}_text`, z.string().max(400).default('')]
      ])
    )
  );

/** The office's form for a new unit or a change: units above come as UnitPicker sends them. */
export const unitFormSchema = z.object({
  ...{ type: description.type, fullName: description.fullName, name: description.name, from: day },
  ...{ code: description.code, symbol: description.symbol, document: description.document },
  parentId: z.string().max(60).default(''),
  parentId_text: z.string().max(400).default(''),
  territoryId: z.string().max(60).default(''),
  territoryId_text: z.string().max(400).default('')
});
export type UnitFormInput = z.output<typeof unitFormSchema>;

/** Rows the succession form offers for old units, and as many for heirs. */
export const successionRows = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

export const successionFormSchema = z
  .object({
    kind: z.enum(successionKinds, 'kind_needed'),
    onDate: day,
    document: optionalText(300),
    note: optionalText(2000)
  })
  .and(picked(['childrenTo', ...successionRows.flatMap((row) => [`old${row}`, `heir${row}`])]));
export type SuccessionFormInput = z.output<typeof successionFormSchema>;

export const successionSchema = z.object({
  kind: z.enum(successionKinds, 'kind_needed'),
  onDate: day,
  oldIds: z.array(unitId).min(1, 'old_needed').max(100),
  heirIds: z.array(unitId).max(100),
  /** Where units still standing under an old one go; without it such units are refused. */
  childrenTo: optionalUnitId,
  document: optionalText(300),
  note: optionalText(2000)
});
export type SuccessionInput = z.output<typeof successionSchema>;

const page = z.coerce.number().int().min(1).max(10_000).catch(1);

export const unitSearchSchema = z.object({
  q: z.string().max(200, 'too_long').default(''),
  asOf: optionalDay,
  type: z
    .string()
    .max(400)
    .default('')
    .transform((value) => value.split(',').filter(Boolean))
    .pipe(z.array(z.enum(unitTypeNames, 'type_wrong'))),
  limit: z.coerce.number('number_wrong').int().min(1).max(50, 'number_wrong').default(10)
});

export const unitAddressSchema = z.object({ id: unitId });
export const asOfSchema = z.object({ asOf: optionalDay });
export const childrenSchema = z.object({ asOf: optionalDay, page });

/** The office's table: every field lives in the address; a wrong value counts as not given. */
export const unitListSchema = z.object({
  q: z.string().max(200).refine(isReadable).catch('').default(''),
  type: z.string().max(40).catch('').default(''),
  state: z.enum(['current', 'ended', 'all']).catch('current').default('current'),
  asOf: optionalDay.catch(undefined),
  parentId: optionalUnitId.catch(undefined),
  page
});
export type UnitListInput = z.output<typeof unitListSchema>;
