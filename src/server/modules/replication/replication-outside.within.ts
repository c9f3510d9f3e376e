// The private link of an adopter outside: told by its digest, opened for one step of the adoption's life.
import type { Db, Tx } from '#server/platform/database.ts';
import { takeTurn, type TurnRule } from '#server/platform/form-turns.ts';
import { linkDigest } from '#server/platform/private-link.ts';
import type { Services } from '#server/services.ts';
import type { AdoptionAction } from '#shared/replication.ts';
import * as errors from './replication.errors.ts';
import * as queries from './replication.queries.ts';
import { adoptionAfter } from './replication.rules.ts';
import type { AdoptionRecord } from './replication.types.ts';

/** Far more than anybody needs to say of one adoption in an hour. */
const linkTurns: TurnRule = { form: 'adopter link', limit: 40, windowSeconds: 3600 };

/** The adoption a link leads to. @throws AppError not_found */
export async function adoptionByLink(services: Services, db: Db, token: string): Promise<AdoptionRecord> {
  const digest = linkDigest(services.secrets, 'adopter', token);
  const found = digest && (await queries.selectAdoptionByToken(db, digest));
  if (!found) throw errors.linkUsedUp();
  return found;
}

/** Locks the adoption a link leads to. @throws AppError not_found, too_many_requests */
export async function lockByLink(services: Services, tx: Tx, token: string): Promise<AdoptionRecord> {
  const digest = linkDigest(services.secrets, 'adopter', token);
  const adoption = digest && (await queries.lockAdoptionByToken(tx, digest));
  if (!adoption) throw errors.linkUsedUp();
  await takeTurn(tx, services.secrets, linkTurns, adoption.id, services.clock.now());
  return adoption;
}

/**
 * Locks the adoption a link leads to for a step.
 * @throws AppError not_found, too_many_requests, adoption_unconfirmed, adoption_state, adoption_changed
 */
export async function openByLink(
  services: Services,
  tx: Tx,
  token: string,
  action: AdoptionAction,
  revision?: number
): Promise<AdoptionRecord> {
  const adoption = await lockByLink(services, tx, token);
  if (!adoption.confirmedAt) throw errors.unconfirmed();
  if (!adoptionAfter(adoption.state, action)) throw errors.adoptionStep(action, adoption.state);
  if (revision !== undefined && revision !== adoption.revision) throw errors.adoptionChanged();
  return adoption;
}
