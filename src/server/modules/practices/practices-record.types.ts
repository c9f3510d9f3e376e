// Shapes of a practice's record in the office.
import type { DiffPart } from '#server/platform/text-diff.ts';
import type { DocumentBrief } from '#shared/documents.ts';
import type { MediaItem } from '#shared/media.ts';
import type { PracticeAction, PracticeField, PracticeState } from '#shared/practice.ts';
import type { PracticeRecord } from './practices.types.ts';

export interface RecognitionView {
  id: string;
  levelVi: string;
  levelEn: string;
  documentNumber: string;
  decidedOn: string;
  exemplary: boolean;
  status: 'in_force' | 'to_be_confirmed' | 'revoked';
  changedFields: PracticeField[];
  statusReason: string | null;
  statusByName: string | null;
  statusAt: Date | null;
  /** The version it was given or last confirmed for. */
  version: number;
}

export interface TimelineEntry {
  id: number;
  at: Date;
  /** The day it happened, where it is another than the day of entry. */
  onDate: string | null;
  kind: string;
  fromState: PracticeState | null;
  toState: PracticeState | null;
  personName: string | null;
  reason: string | null;
  public: boolean;
  details: Record<string, unknown>;
}

/** What somebody who saw the practice sent. */
export interface NominationView {
  name: string;
  what: string;
  why: string;
  contact: string;
  /** The sender did not know the field. */
  fieldOpen: boolean;
  sentAt: Date;
  personName: string | null;
}

export interface LinkedDocument extends DocumentBrief {
  relation: string;
}

/** All that the record's page shows. */
export interface PracticeView extends PracticeRecord {
  actions: PracticeAction[];
  /** Whether the actor decides on recognitions in question, or takes one back. */
  mayConfirm: boolean;
  mayRevoke: boolean;
  mayLink: boolean;
  unitName: string;
  createdByName: string | null;
  updatedByName: string | null;
  /** Every file of the working copy by id. */
  media: Record<string, MediaItem>;
  /** Fields of the working copy that differ from what readers see. */
  changedSinceListed: PracticeField[];
  /** What a submission still lacks: a field to a message key. */
  missing: Partial<Record<PracticeField, string>>;
  recognitions: RecognitionView[];
  documents: LinkedDocument[];
  nomination: NominationView | null;
  formerNames: { name: string; reason: string; untilOn: string }[];
}

export interface VersionRow {
  number: number;
  savedAt: Date;
  savedByName: string | null;
  note: string;
  autosave: boolean;
  /** What readers see, or what is worked on now. */
  live: boolean;
  current: boolean;
}

export interface FieldDiff {
  field: PracticeField;
  parts: DiffPart[];
}

/** A field in which two saves differ, and whose to take unless somebody decides otherwise. */
export type ConflictField = FieldDiff & { take: 'mine' | 'theirs' };
