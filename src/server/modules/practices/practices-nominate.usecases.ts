// Anybody may name a practice they have seen: it enters the programme as nominated, and its sender keeps a private link.
import { currentDay } from '#server/platform/clock.ts';
import type { z } from 'zod';
import { authorise, systemActor, type Actor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { notFound } from '#server/platform/errors.ts';
import { takeTurn, type TurnRule } from '#server/platform/form-turns.ts';
import { linkDigest, sentForm } from '#server/platform/private-link.ts';
import { checkProof, proofUsed, spendProof } from '#server/platform/proof-of-work.ts';
import type { Services } from '#server/services.ts';
import { emptyContent } from '#shared/practice.ts';
import { nominatorKeptMonths, type nominationSchema } from '#shared/practice.schema.ts';
import { nominationClosed } from './practices.errors.ts';
import { selectFields } from './practices-fields.queries.ts';
import { tellOfNomination } from './practices-life.within.ts';
import * as queries from './practices-nominate.queries.ts';
import { practicesPolicy } from './practices.policy.ts';
import { addPractice, auditPractice, recordEvent } from './practices.within.ts';

const turns: TurnRule = { form: 'nomination', limit: 10, windowSeconds: 600 };
const summaryLength = 400;

/** The beginning of a text, cut between words. */
function beginning(text: string): string {
  if (text.length <= summaryLength) return text;
  const short = text.slice(0, summaryLength);
  return `${short.slice(0, Math.max(short.lastIndexOf(' '), summaryLength / 2))}…`;
}

/**
 * Takes a nomination. A visitor proves work, a signed-in person does not. The same `submission` sent again changes nothing
 * and gives the same link. A sender who does not know the field leaves it open: the first one stands in for now.
 * @param input.address where the request came from; only a digest of it is kept, for minutes
 * @returns the token of the private link; it is stored nowhere
 * @throws AppError proof_needed, proof_wrong, proof_expired, proof_used, practice_unit_unknown, field_unknown,
 *   practices_not_set_up, too_many_requests
 */
export async function nominatePractice(
  services: Services,
  actor: Actor,
  input: Omit<z.output<typeof nominationSchema>, 'unitId_text'> & { address: string }
): Promise<{ token: string; repeated: boolean }> {
  authorise(actor, practicesPolicy, 'practices.nominate');
  const { secrets } = services;
  const { token, tokenDigest, submissionDigest } = sentForm(secrets, 'nomination', input.submission);
  if (await queries.isSubmitted(services.db, submissionDigest)) return { token, repeated: true };
  const proof = actor.kind === 'visitor' ? await checkProof(secrets, 'nomination', input.proof) : undefined;
  return inTransaction(services.db, async (tx) => {
    await queries.lockSubmission(tx, submissionDigest);
    if (await queries.isSubmitted(tx, submissionDigest)) return { token, repeated: true };
    if (proof && !(await spendProof(tx, proof))) throw proofUsed();
    const at = services.clock.now();
    if (actor.kind === 'visitor') await takeTurn(tx, secrets, turns, input.address, at);
    const open = (await selectFields(tx)).filter((field) => !field.closed);
    const field = input.fieldId ? open.find((one) => one.id === input.fieldId) : undefined;
    const fieldId = field?.id ?? open[0]?.id;
    if (!fieldId) throw nominationClosed();
    const content = emptyContent({
      kind: 'model',
      name: input.name,
      fieldId,
      summary: beginning(input.what),
      approach: input.what.length > summaryLength ? input.what : ''
    });
    const given = { unitId: input.unitId, content, state: 'nominated' as const };
    const practice = await addPractice(tx, actor, given, { at, today: currentDay(services) });
    await queries.insertNomination(tx, {
      practiceId: practice.id,
      submissionDigest,
      tokenDigest,
      name: input.name,
      what: input.what,
      why: input.why,
      contact: input.contact,
      fieldOpen: field === undefined,
      personId: actor.personId,
      at
    });
    await recordEvent(tx, actor, practice.id, { kind: 'nominate', toState: 'nominated', at });
    await auditPractice(tx, actor, practice, 'practices.nominated');
    await tellOfNomination(services, tx, actor, practice);
    return { token, repeated: false };
  });
}

/** What became of one's own nomination; whoever holds the link may read it. @throws AppError not_found */
export async function readOwnNomination(
  services: Services,
  actor: Actor,
  input: { token: string }
): Promise<queries.OwnNomination> {
  authorise(actor, practicesPolicy, 'practices.read');
  const digest = linkDigest(services.secrets, 'nomination', input.token);
  const found = digest && (await queries.selectOwnNomination(services.db, digest));
  if (!found) throw notFound('the nomination');
  return found;
}

/** Empties the contact one left; whoever holds the link may. @throws AppError not_found when there is none (any more) */
export async function forgetOwnContact(services: Services, actor: Actor, input: { token: string }): Promise<void> {
  authorise(actor, practicesPolicy, 'practices.nominate');
  const digest = linkDigest(services.secrets, 'nomination', input.token);
  await inTransaction(services.db, async (tx) => {
    const cleared = digest && (await queries.clearContact(tx, digest));
    if (!cleared) throw notFound('the nomination');
    await auditPractice(tx, actor, { id: cleared.practiceId, unitId: cleared.unitId }, 'practices.nominator_forgotten');
  });
}

/** Empties what nominators left to be reached by, twelve months after they sent it. Run daily. @returns how many */
export async function forgetNominators(services: Services): Promise<number> {
  const actor = systemActor('practices.forget-nominators');
  return inTransaction(services.db, async (tx) => {
    const cleared = await queries.clearOldContacts(tx, services.clock.now(), nominatorKeptMonths);
    for (const { practiceId: id, unitId } of cleared)
      await auditPractice(tx, actor, { id, unitId }, 'practices.nominator_forgotten');
    return cleared.length;
  });
}
