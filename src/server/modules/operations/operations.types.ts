// Shapes of what an administrator sees of the running system.

export type RunKind = 'backup' | 'rehearsal' | 'restore';

export interface BackupRun {
  id: string;
  kind: RunKind;
  startedAt: Date;
  finishedAt: Date;
  ok: boolean;
  /** 'written', 'restored', 'checksums_only' or an error's code. */
  code: string;
  fileName: string;
  bytes: number;
  rows: number;
  files: number;
  /** The error's own words, in English. */
  detail: string;
}

export interface QueueState {
  name: string;
  waiting: number;
  active: number;
  failed: number;
}

export interface FailedJob {
  id: string;
  name: string;
  failedAt: Date;
  reason: string;
}

export interface SystemState {
  /** When the page was asked for. */
  now: Date;
  version: string;
  nodeVersion: string;
  publicUrl: string;
  database: { kind: 'embedded' | 'server'; version: string; bytes: number };
  /** `count` and `bytes` are null for a store too slow to count. */
  files: { kind: 'disk' | 's3'; count: number | null; bytes: number | null };
  /** Of the file system that holds DATA_DIR. */
  disk: { freeBytes: number; totalBytes: number };
  migrations: { applied: number; last: string; waiting: string[] };
  backups: {
    enabled: boolean;
    cron: string;
    folder: string;
    keep: number;
    next: Date | null;
    /** A backup waits or is being written. */
    underWay: boolean;
    /** No good backup since one was due. */
    late: boolean;
    lastGood: BackupRun | null;
    lastRehearsal: BackupRun | null;
    runs: BackupRun[];
    archives: { name: string; bytes: number; at: Date }[];
  };
  queues: QueueState[];
  failedJobs: FailedJob[];
  mail: 'smtp' | 'printed';
}
