// A practice's record in the office: beginning it, saving it, reading it with all that belongs to it, linking papers.
import { currentDay } from '#server/platform/clock.ts';
import type { z } from 'zod';
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction, type Db } from '#server/platform/database.ts';
import { notFound } from '#server/platform/errors.ts';
import type { Services } from '#server/services.ts';
import { documentById, documentsById } from '#server/modules/documents/documents.within.ts';
import { peopleWithRole, personNames } from '#server/modules/people/people.within.ts';
import { unitNames } from '#server/modules/units/units.within.ts';
import { changedFields, emptyContent, type PracticeContent } from '#shared/practice.ts';
import type { CreatePracticeInput, practiceDocumentSchema, SavePracticeInput } from '#shared/practice.schema.ts';
import { roles } from '#shared/roles.ts';
import { isRecordStep, missingFor, possibleActions } from './practices.rules.ts';
import { practiceChanged, type PracticeConflict } from './practices.errors.ts';
import { practicesPolicy } from './practices.policy.ts';
import * as queries from './practices.queries.ts';
import { tellOfQuestion } from './practices-life.within.ts';
import * as record from './practices-record.queries.ts';
import type { PracticeView, TimelineEntry } from './practices-record.types.ts';
import { checkFieldOpen, mediaOfContents, readSeen, writeContent } from './practices-record.within.ts';
import type { PracticeRecord } from './practices.types.ts';
import {
  addPractice,
  auditPractice,
  authoriseAt,
  mayAt,
  openPractice,
  readPractice,
  recordEvent,
  standingOf
} from './practices.within.ts';

export const timelineLimit = 300;

/**
 * Begins a draft with the few fields that are asked for first; `content` is what a Word report gave beside them.
 * @throws AppError forbidden, practice_unit_unknown and those of checkReferences
 */
export async function createPractice(
  services: Services,
  actor: Actor,
  input: CreatePracticeInput & { content?: Partial<PracticeContent> }
): Promise<{ id: string; code: string }> {
  const { unitId, content, ...fields } = input;
  authorise(actor, practicesPolicy, 'practices.write');
  return inTransaction(services.db, async (tx) => {
    await authoriseAt(tx, actor, 'practices.write', unitId);
    const whole = emptyContent({ ...content, ...fields });
    await checkFieldOpen(tx, whole);
    const when = { at: services.clock.now(), today: currentDay(services) };
    const practice = await addPractice(tx, actor, { unitId, content: whole, state: 'draft' }, when);
    return { id: practice.id, code: practice.code };
  });
}

const contentOf = (input: SavePracticeInput): PracticeContent => {
  const { id: _id, version: _version, autosave: _autosave, ...content } = input;
  return content;
};

/**
 * Saves the working copy over the version the writer saw. What differs from the last version in nothing is not saved
 * again; autosaves of one person within ten minutes are one version. Readers of a listed practice go on seeing the version
 * that was put before them.
 * @returns the version to save over next
 * @throws AppError practice_changed (409) with what stands now; practice_state, practice_merged, forbidden, not_found and
 *   those of checkReferences
 */
export async function savePractice(
  services: Services,
  actor: Actor,
  input: SavePracticeInput
): Promise<{ version: number; savedAt: Date }> {
  authorise(actor, practicesPolicy, 'practices.write');
  return inTransaction(services.db, async (tx) => {
    const practice = await openPractice(tx, actor, input.id, 'edit');
    if (practice.version !== input.version) throw practiceChanged(await standing(tx, practice));
    const content = contentOf(input);
    const at = services.clock.now();
    if (changedFields(content, practice.content).length === 0) {
      if (!input.autosave) await queries.keepVersion(tx, practice.id, practice.version);
      return { version: practice.version, savedAt: at };
    }
    const saved = await writeContent(tx, actor, practice, { content, at, autosave: input.autosave, note: '' });
    if (saved.questioned) await tellOfQuestion(services, tx, actor, { ...practice, content, version: saved.version });
    return { version: saved.version, savedAt: saved.savedAt };
  });
}

async function standing(db: Db, practice: PracticeRecord): Promise<PracticeConflict> {
  const names = await personNames(db, practice.updatedBy ? [practice.updatedBy] : []);
  return {
    version: practice.version,
    content: practice.content,
    savedBy: practice.updatedBy ? (names.get(practice.updatedBy) ?? null) : null,
    savedAt: practice.updatedAt.toISOString()
  };
}

/** A practice with all its page shows. @throws AppError sign_in_needed, forbidden, not_found */
export async function getPractice(services: Services, actor: Actor, input: { id: string }): Promise<PracticeView> {
  const { db } = services;
  const practice = await readSeen(db, actor, input.id);
  const may = await mayAt(db, actor, practice.unitId);
  const today = currentDay(services);
  const [names, units, media, recognitions, links, nomination, formerNames, shown] = await Promise.all([
    personNames(
      db,
      [practice.createdBy, practice.updatedBy].filter((id) => id !== null)
    ),
    unitNames(db, [practice.unitId], today),
    mediaOfContents(db, [practice.content]),
    record.selectRecognitions(db, practice.id),
    record.selectDocumentLinks(db, practice.id),
    record.selectNomination(db, practice.id),
    record.selectFormerNames(db, practice.id),
    practice.listedVersion ? queries.selectVersion(db, practice.id, practice.listedVersion) : undefined
  ]);
  const papers = await documentsById(
    db,
    links.map((link) => link.id)
  );
  return {
    ...practice,
    actions: possibleActions(standingOf(practice), may).filter((action) => isRecordStep(practice.state, action)),
    mayConfirm: may('practices.manage'),
    mayRevoke: may('practices.recognise'),
    mayLink: may('practices.write') && practice.mergedIntoId === null,
    unitName: units.get(practice.unitId) ?? '',
    createdByName: practice.createdBy ? (names.get(practice.createdBy) ?? null) : null,
    updatedByName: practice.updatedBy ? (names.get(practice.updatedBy) ?? null) : null,
    media,
    changedSinceListed: shown ? changedFields(shown, practice.content) : [],
    missing: missingFor('submit', practice.content, today),
    recognitions,
    documents: links.flatMap((link) => {
      const paper = papers.get(link.id);
      if (!paper) return [];
      const { id, kind, number, issuedOn, issuerName, title, scanMediaId } = paper;
      return [{ id, kind, number, issuedOn, issuerName, title, scanMediaId, relation: link.relation }];
    }),
    nomination: nomination ?? null,
    formerNames
  };
}

/** The little that every part of a record's pages shows, and which parts there are. @throws AppError not_found, forbidden */
export async function briefPractice(
  services: Services,
  actor: Actor,
  input: { id: string }
): Promise<{
  id: string;
  code: string;
  name: string;
  kind: PracticeContent['kind'];
  listed: boolean;
  /** Kept alive by check-ins. */
  alive: boolean;
  /** The actor works on assessments, and there is or was one. */
  assessed: boolean;
}> {
  const practice = await readSeen(services.db, actor, input.id);
  const may = await mayAt(services.db, actor, practice.unitId);
  return {
    id: practice.id,
    code: practice.code,
    name: practice.content.name,
    kind: practice.content.kind,
    listed: practice.listedAt !== null,
    alive: practice.life !== null,
    assessed: may('practices.recognise') && practice.content.inUseSince !== null && practice.state !== 'draft'
  };
}

/** What happened to a practice, newest first. @throws AppError sign_in_needed, forbidden, not_found */
export async function readTimeline(services: Services, actor: Actor, input: { id: string }): Promise<TimelineEntry[]> {
  const practice = await readSeen(services.db, actor, input.id);
  return record.selectEvents(services.db, practice.id, timelineLimit);
}

/** Accounts that can be named as authors: people with a role that reaches the unit, and those named already. */
export async function possibleAuthors(
  services: Services,
  actor: Actor,
  input: { unitId: string; chosen: readonly string[] }
): Promise<{ id: string; name: string }[]> {
  const { db } = services;
  await authoriseAt(db, actor, 'practices.see', input.unitId);
  const people = (await peopleWithRole(db, roles, input.unitId)).map(({ id, name }) => ({ id, name }));
  const others = await personNames(
    db,
    input.chosen.filter((id) => people.every((person) => person.id !== id))
  );
  return [...people, ...[...others].map(([id, name]) => ({ id, name }))];
}

/** Links an official document, or says anew what it is to the practice. @throws AppError not_found, forbidden */
export async function linkDocument(
  services: Services,
  actor: Actor,
  input: z.output<typeof practiceDocumentSchema>
): Promise<void> {
  await changeLinks(services, actor, input.id, async (tx, practice) => {
    const paper = await documentById(tx, input.documentId);
    await record.upsertDocumentLink(tx, practice.id, input);
    return {
      kind: 'document_linked',
      details: { documentId: paper.id, number: paper.number, relation: input.relation }
    };
  });
}

/** @throws AppError not_found, forbidden */
export async function unlinkDocument(
  services: Services,
  actor: Actor,
  input: { id: string; documentId: string }
): Promise<void> {
  await changeLinks(services, actor, input.id, async (tx, practice) => {
    const paper = await documentById(tx, input.documentId);
    if (!(await record.deleteDocumentLink(tx, practice.id, input.documentId))) throw notFound('the link');
    return { kind: 'document_unlinked', details: { documentId: paper.id, number: paper.number } };
  });
}

async function changeLinks(
  services: Services,
  actor: Actor,
  id: string,
  change: (
    tx: Parameters<Parameters<typeof inTransaction>[1]>[0],
    practice: PracticeRecord
  ) => Promise<{ kind: string; details: Record<string, unknown> }>
): Promise<void> {
  authorise(actor, practicesPolicy, 'practices.write');
  await inTransaction(services.db, async (tx) => {
    const practice = await readPractice(tx, id);
    await authoriseAt(tx, actor, 'practices.write', practice.unitId);
    const { kind, details } = await change(tx, practice);
    await recordEvent(tx, actor, id, { kind, details, at: services.clock.now() });
    await auditPractice(tx, actor, practice, `practices.${kind}`, details);
  });
}
