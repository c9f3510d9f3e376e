// What the forms of a new and a corrected document share: the issuing unit, chosen or typed, made into an id.
import { resolveUnit } from '#server/modules/units/units.usecases.ts';
import type { DocumentForm } from '#shared/documents.schema.ts';

/** @throws invalid_input on the field whose typed name is no unit, or several, on the day of issue */
export async function withIssuer({ services, actor }: App.Locals, input: DocumentForm) {
  const unit = await resolveUnit(services, actor, {
    field: 'issuerUnitId',
    id: input.issuerUnitId,
    text: input.issuerUnitId_text,
    asOf: input.issuedOn
  });
  const { kind, number, issuedOn, issuerName, title, scan } = input;
  return { kind, number, issuedOn, issuerUnitId: unit?.id ?? null, issuerName, title, scanMediaId: scan || null };
}
