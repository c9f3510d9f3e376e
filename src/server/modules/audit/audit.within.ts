// Writes the audit row beside every change, inside the caller's transaction.
import type { Actor } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database.ts';
import { insertAuditEntries } from './audit.queries.ts';

export interface AuditEvent {
  /** `module.verb`, such as `newsroom.article_published`. */
  action: string;
  subjectType: string;
  subjectId: string;
  unitId?: string | null;
  /** References, counts, states and field names only; never names, mail addresses or texts of persons. */
  details?: Record<string, unknown>;
}

/** Adds one audit entry; it exists exactly when the transaction commits. */
export async function recordAudit(tx: Tx, actor: Actor, event: AuditEvent): Promise<void> {
  await insertAuditEntries(tx, [entryOf(actor, event)]);
}

const entryOf = (actor: Actor, event: AuditEvent) => ({
  actor_kind: actor.kind,
  actor_id: actor.personId,
  action: event.action,
  subject_type: event.subjectType,
  subject_id: event.subjectId,
  unit_id: event.unitId ?? null,
  details: JSON.stringify(event.details ?? {}),
  request_id: actor.requestId
});

/** Adds many audit entries at once, as the record of work done in bulk. */
export async function recordAudits(tx: Tx, actor: Actor, events: readonly AuditEvent[]): Promise<void> {
  if (events.length > 0)
    await insertAuditEntries(
      tx,
      events.map((event) => entryOf(actor, event))
    );
}
