// Shapes of the audit log.

export interface AuditFilters {
  before?: number | undefined;
  /** An action or the beginning of one: `newsroom.` finds all of the newsroom. */
  action?: string | undefined;
  subjectId?: string | undefined;
  requestId?: string | undefined;
  actorId?: string | undefined;
  /** A person's mail address or part of the name, marks or none. */
  person?: string | undefined;
  from?: Date | undefined;
  until?: Date | undefined;
}

export interface AuditRow {
  id: number;
  at: Date;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string | null;
  action: string;
  subject_type: string;
  subject_id: string;
  details: Record<string, unknown>;
  request_id: string;
  /** Null until the sealing job has passed. */
  seal_position: number | null;
}

export interface SealState {
  /** Position and hex hash of the newest seal, and when it was set. */
  head: { position: number; hash: string; sealedAt: Date } | null;
  /** Entries younger than the newest sealed one. */
  waiting: number;
}

export interface SealedText {
  id: number;
  text: string;
}

export interface Verification {
  ok: boolean;
  entries: number;
  sealed: number;
  /** Entries the sealing job has not reached yet. */
  waiting: number;
  /** Position and hex hash of the newest seal: note it elsewhere, and a shortened log is found out too. */
  head: { position: number; hash: string } | null;
  /** The first position where the chain breaks, and why. */
  fault: { position: number; reason: 'changed' | 'missing_entry' | 'missing_seal' | 'head_not_found' } | null;
}
