// Reading, sealing and verifying the audit log.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import type { Services } from '#server/services.ts';
import { auditPolicy } from './audit.policy.ts';
import * as queries from './audit.queries.ts';
import { genesis, nextSeal } from './audit.rules.ts';
import type { AuditFilters, AuditRow, SealState, Verification } from './audit.types.ts';

export const auditPageSize = 50;
const batch = 5_000;
const overlap = 100_000;

/** One page of the log, newest first, and the number to continue `before` when there is more. */
export async function searchAudit(
  services: Services,
  actor: Actor,
  filters: AuditFilters
): Promise<{ rows: AuditRow[]; next: number | null; actions: string[] }> {
  authorise(actor, auditPolicy, 'audit.read');
  const found = await queries.selectAuditEntries(services.db, filters, auditPageSize);
  const rows = found.slice(0, auditPageSize);
  const next = found.length > auditPageSize ? (rows.at(-1)?.id ?? null) : null;
  return { rows, next, actions: await queries.selectAuditActions(services.db) };
}

/** How far the log is sealed, for the page. `verifyAudit` says whether the chain holds. */
export async function readSealState(services: Services, actor: Actor): Promise<SealState> {
  authorise(actor, auditPolicy, 'audit.read');
  return queries.selectSealState(services.db);
}

/** Seals what waits, in batches; returns how many entries were sealed. Run by a job; two processes take turns. */
export async function sealAudit(services: Services): Promise<number> {
  let sealed = 0;
  for (;;) {
    const count = await inTransaction(services.db, async (tx) => {
      await queries.lockSealing(tx);
      const last = await queries.selectLastSeal(tx);
      const waiting = await queries.selectUnsealed(tx, last?.entryId ?? 0, overlap, batch);
      let position = last?.position ?? 0;
      let hash: Buffer = last?.hash ?? genesis;
      const seals = waiting.map((entry) => {
        position += 1;
        hash = nextSeal(hash, entry.text);
        return { position, entryId: entry.id, hash };
      });
      if (seals.length > 0) await queries.insertSeals(tx, seals);
      return seals.length;
    });
    sealed += count;
    if (count < batch) return sealed;
  }
}

/**
 * Walks the whole chain. Reads in batches, so a long log needs little memory.
 * @param knownHead hex hash noted earlier: it must still be in the chain
 */
export async function verifyAudit(services: Services, actor: Actor, knownHead?: string): Promise<Verification> {
  authorise(actor, auditPolicy, 'audit.read');
  const totals = await queries.countEntries(services.db);
  const result: Verification = {
    ok: true,
    ...totals,
    waiting: totals.entries - totals.sealed,
    head: null,
    fault: null
  };
  const broken = (position: number, reason: NonNullable<Verification['fault']>['reason']): Verification => ({
    ...result,
    ok: false,
    fault: { position, reason }
  });
  let position = 0;
  let hash: Buffer = genesis;
  let headFound = knownHead === undefined;
  for (;;) {
    const seals = await queries.selectSealed(services.db, position, batch);
    for (const seal of seals) {
      position += 1;
      if (seal.position !== position) return broken(position, 'missing_seal');
      if (seal.text === null) return broken(position, 'missing_entry');
      hash = nextSeal(hash, seal.text);
      if (!hash.equals(seal.hash)) return broken(position, 'changed');
      headFound ||= seal.hash.toString('hex') === knownHead;
    }
    result.head = position > 0 ? { position, hash: hash.toString('hex') } : null;
    if (seals.length < batch) break;
  }
  return headFound ? result : broken(position, 'head_not_found');
}
