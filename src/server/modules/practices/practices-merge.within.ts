// One practice goes over into another, or gets another name, by an officer's decision with a reason.
import type { Actor } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database.ts';
import type { Services } from '#server/services.ts';
import { authorsLimit, type PracticeContent } from '#shared/practice.ts';
import { slugify } from '#shared/slug.ts';
import { folded } from '#shared/vietnamese.ts';
import { keepsRecognition, practiceMerged, renamedToSame, stepImpossible } from './practices.errors.ts';
import * as queries from './practices-merge.queries.ts';
import { tellOfMerge, tellOfRename } from './practices-life.within.ts';
import { rewriteContent } from './practices-rewrite.within.ts';
import { insertSlug } from './practices.queries.ts';
import { replaceSlug } from './practices-record.queries.ts';
import type { PracticeRecord } from './practices.types.ts';
import {
  auditPractice,
  authoriseAt,
  findPracticeSlug,
  lockPracticeRow,
  recordEvent,
  refreshRegister
} from './practices.within.ts';

interface When {
  at: Date;
  /** ISO day in Vietnam. */
  today: string;
}

/** Authors of both, those that stay first, each once, as many as a record holds. */
function joinedAuthors(into: PracticeContent, from: PracticeContent): PracticeContent['authors'] {
  const key = (author: PracticeContent['authors'][number]) => author.personId ?? folded(author.name);
  const known = new Set(into.authors.map(key));
  const more = from.authors.filter((author) => !known.has(key(author))).map((author) => ({ ...author, main: false }));
  return [...into.authors, ...more].slice(0, authorsLimit);
}

/**
 * Merges one practice into another: addresses, names, people, papers, check-ins, links with targets and what later modules
 * keep (adoptions, rollouts, open advice) go over; versions, recognitions and closed assessments stay with the record that
 * goes, which can still be read. What moved stands in both timelines.
 * @returns how much moved, by kind
 * @throws AppError forbidden, not_found, practice_merged, merge_keeps_recognised, practice_state, assessment_open
 */
export async function mergePractice(
  services: Pick<Services, 'mergeFollowers' | 'jobs' | 'clock'>,
  tx: Tx,
  actor: Actor,
  merge: { fromId: string; intoId: string; reason: string },
  when: When
): Promise<Record<string, number>> {
  const { fromId, intoId, reason } = merge;
  const locked = new Map<string, PracticeRecord>();
  for (const id of [fromId, intoId].sort()) locked.set(id, await lockPracticeRow(tx, id));
  const [from, into] = [locked.get(fromId) as PracticeRecord, locked.get(intoId) as PracticeRecord];
  for (const one of [from, into]) {
    await authoriseAt(tx, actor, 'practices.manage', one.unitId);
    if (one.mergedIntoId) throw practiceMerged(one.mergedIntoId);
  }
  if (from.state === 'recognised' && into.state !== 'recognised') throw keepsRecognition(from.content.name);
  if (from.state === 'in_assessment') throw stepImpossible('edit', from.state);

  const people = joinedAuthors(into.content, from.content).length - into.content.authors.length;
  if (people > 0)
    await rewriteContent(tx, actor, into, {
      change: (content) => ({ ...content, authors: joinedAuthors(content, from.content) }),
      note: `Gộp ${from.code}`,
      at: when.at
    });
  await queries.updateMerged(tx, fromId, intoId, when.at);
  const moved: Record<string, number> = {
    people,
    addresses: await queries.moveSlugs(tx, fromId, intoId),
    names: await queries.moveNames(tx, fromId, intoId, { name: from.content.name, reason, untilOn: when.today }),
    documents: await queries.copyDocuments(tx, fromId, intoId),
    check_ins: await queries.moveCheckIns(tx, fromId, intoId),
    targets: await queries.moveTargets(tx, fromId, intoId)
  };
  await queries.moveDistinct(tx, fromId, intoId);
  for (const follower of services.mergeFollowers)
    for (const [kind, count] of Object.entries(await follower.merge(tx, fromId, intoId)))
      moved[kind] = (moved[kind] ?? 0) + count;
  const kept = Object.fromEntries(Object.entries(moved).filter(([, count]) => count > 0));
  await recordEvent(tx, actor, fromId, {
    kind: 'merged_away',
    reason,
    details: { intoId, name: into.content.name, code: into.code, moved: kept },
    at: when.at
  });
  await recordEvent(tx, actor, intoId, {
    kind: 'merged',
    public: true,
    reason,
    details: { fromId, name: from.content.name, code: from.code, moved: kept },
    at: when.at
  });
  await auditPractice(tx, actor, from, 'practices.merged', { intoId, moved: kept });
  await refreshRegister(tx, from);
  await refreshRegister(tx, into);
  await tellOfMerge(services, tx, actor, { from, into, reason });
  return kept;
}

/**
 * Gives a practice another name: the former one goes on finding it, its address goes on leading to it. What was recognised
 * stands: the officer who renames has decided it.
 * @throws AppError forbidden, not_found, practice_merged, practice_state, name_same
 */
export async function renamePractice(
  services: Pick<Services, 'jobs' | 'clock'>,
  tx: Tx,
  actor: Actor,
  rename: { practiceId: string; name: string; reason: string },
  when: When
): Promise<void> {
  const practice = await lockPracticeRow(tx, rename.practiceId);
  await authoriseAt(tx, actor, 'practices.manage', practice.unitId);
  if (practice.mergedIntoId) throw practiceMerged(practice.mergedIntoId);
  // A council judges it under the name it was sent with.
  if (practice.state === 'in_assessment') throw stepImpossible('edit', practice.state);
  const before = practice.content.name;
  if (before === rename.name) throw renamedToSame();
  await rewriteContent(tx, actor, practice, {
    change: (content) => ({ ...content, name: rename.name }),
    note: `Đổi tên từ “${before}”`,
    at: when.at
  });
  await queries.deleteOwnName(tx, practice.id, rename.name);
  await queries.insertFormerName(tx, practice.id, {
    name: before,
    note: rename.reason.slice(0, 1000),
    untilOn: when.today
  });
  if (practice.state === 'draft' && slugify(before) !== slugify(rename.name)) {
    const slug = await findPracticeSlug(tx, rename.name, practice.id);
    await replaceSlug(tx, practice.id, practice.slug, slug);
    await insertSlug(tx, practice.id, slug);
  }
  await recordEvent(tx, actor, practice.id, {
    kind: 'renamed',
    public: true,
    reason: rename.reason,
    details: { from: before, to: rename.name },
    at: when.at
  });
  await auditPractice(tx, actor, practice, 'practices.renamed', {});
  await refreshRegister(tx, practice);
  const renamed = { ...practice, content: { ...practice.content, name: rename.name } };
  await tellOfRename(services, tx, actor, renamed, { before, reason: rename.reason });
}
