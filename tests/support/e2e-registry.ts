// What the browser tests need of the registry's demo: sample ids, and accounts that sit in the council.
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { tokenDigest } from '#server/platform/private-link.ts';
import type { Services } from '#server/services.ts';
import type { E2eFacts } from './e2e-facts.ts';
import { makePerson } from './people.ts';

export interface RegistrySamples {
  /** A recognised practice of the demo. */
  practiceId: string;
  practiceSlug: string;
  councilId: string;
  criteriaSetId: string;
  /** An assessment under way whose reviewers are the council's accounts. */
  assessmentId: string;
  /** One that was closed, and the session it stands in. */
  closedAssessmentId: string;
  sessionId: string;
  /** A group of records that waits after a reorganisation: succession/unit/subject. */
  proposalGroup: string;
  fieldSlug: string;
  /** A public resolution of the demo and one of its targets that takes values. */
  resolutionId: string;
  resolutionSlug: string;
  targetId: string;
  /** A running adoption of the demo. */
  adoptionId: string;
  /** The private link of an adopter outside, confirmed and at work. */
  adopterToken: string;
  /** An open rollout of the demo. */
  rolloutId: string;
  /** A draft of a province-wide proposal with the practice in it. */
  scopeProposalId: string;
  /** A cluster of two practices in an open review: campaign/cluster. */
  reviewCluster: string;
  /** A file of practices that waits to be looked at. */
  importId: string;
  /** A unit officer of one commune alone, who holds nothing elsewhere. */
  neighbour: { email: string; unitName: string };
}

/** Reads samples from the demo and seats the accounts of the council's roles. */
export async function registrySamples(services: Services, accounts: E2eFacts['accounts']): Promise<RegistrySamples> {
  const { db } = services;
  const practice = await db
    .selectFrom('practice')
    .select(['id', 'slug', 'listed_version'])
    .where('code', '=', 'MAU-001')
    .executeTakeFirstOrThrow();
  const council = await db.selectFrom('council').select('id').limit(1).executeTakeFirstOrThrow();
  const set = await db.selectFrom('criteria_set').select('id').limit(1).executeTakeFirstOrThrow();
  const open = await db
    .selectFrom('assessment')
    .select('id')
    .where('state', '=', 'scoring')
    .orderBy('id')
    .executeTakeFirstOrThrow();
  const closed = await db
    .selectFrom('assessment')
    .select('id')
    .where('state', '=', 'closed')
    .orderBy('id')
    .executeTakeFirstOrThrow();
  for (const [role, seat] of [
    ['council_member', 'member'],
    ['council_chair', 'member'],
    ['council_secretary', 'secretary']
  ] as const) {
    const personId = accounts[role].id;
    await sql`insert into council_member (council_id, person_id, role, term)
      values (${council.id}, ${personId}, ${seat}, '[2021-01-01,2029-01-01)')`.execute(db);
    if (seat === 'secretary') continue;
    await sql`insert into assessment_reviewer (assessment_id, person_id, reason) values (${open.id}, ${personId}, 'chosen')`.execute(
      db
    );
    await sql`insert into score_sheet (assessment_id, person_id) values (${open.id}, ${personId})`.execute(db);
  }
  const session = await db
    .insertInto('council_session')
    .values({ council_id: council.id, held_on: '2026-10-20', place: 'Phòng họp số 2' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('council_session_assessment')
    .values({ session_id: session.id, assessment_id: closed.id })
    .execute();
  const proposal = await db
    .selectFrom('succession_proposal')
    .select(['succession_id', 'old_unit_id', 'subject'])
    .where('state', '=', 'open')
    .limit(1)
    .executeTakeFirstOrThrow();
  const field = await db.selectFrom('field').select('slug').orderBy('position').executeTakeFirstOrThrow();
  const scopeProposal = await db
    .insertInto('scope_proposal')
    .values({
      title: 'Đề xuất mô hình dùng chung toàn tỉnh năm 2026',
      addressee: 'Ban Thường vụ Tỉnh ủy Mẫu',
      reason: 'Mô hình đã chứng minh hiệu quả tại nhiều đơn vị.',
      plan: 'Triển khai tại mọi xã, phường từ quý I năm 2027.'
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('scope_proposal_practice')
    .values({ proposal_id: scopeProposal.id, practice_id: practice.id })
    .execute();
  const review = await db
    .insertInto('review_campaign')
    .values({
      name: 'Rà soát tên gọi năm 2026',
      begins_on: '2026-01-01',
      ends_on: '2029-12-31',
      clustered_at: new Date(),
      compared: 91
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const cluster = await db
    .insertInto('review_cluster')
    .values({ campaign_id: review.id, likeness: 0.82 })
    .returning('id')
    .executeTakeFirstOrThrow();
  const pair = await db
    .selectFrom('practice')
    .select('id')
    .where('code', 'in', ['MAU-002', 'MAU-003'])
    .orderBy('code')
    .execute();
  await db
    .insertInto('review_cluster_practice')
    .values(pair.map(({ id }) => ({ cluster_id: cluster.id, practice_id: id })))
    .execute();
  const resolution = await db
    .selectFrom('resolution')
    .select(['id', 'slug'])
    .where('public', '=', true)
    .orderBy('id')
    .executeTakeFirstOrThrow();
  const target = await db
    .selectFrom('resolution_target')
    .select('id')
    .where('resolution_id', '=', resolution.id)
    .where('rollup', '=', 'none')
    .orderBy('position')
    .executeTakeFirstOrThrow();
  const adoption = await db
    .selectFrom('adoption')
    .select('id')
    .where('state', '=', 'running')
    .where('unit_id', 'is not', null)
    .orderBy('id')
    .executeTakeFirstOrThrow();
  const adopterToken = randomBytes(32).toString('base64url');
  await db
    .insertInto('adoption')
    .values({
      practice_id: practice.id,
      practice_version: practice.listed_version ?? 1,
      outside_name: 'Hội Phụ nữ xã Bạn',
      outside_place: 'Tỉnh Bạn',
      outside_mail_digest: 'of no address',
      token_digest: tokenDigest(services.secrets, 'adopter', adopterToken),
      state: 'running',
      started_on: '2026-09-01',
      confirmed_at: new Date()
    })
    .execute();
  const rollout = await db
    .selectFrom('rollout')
    .select('id')
    .where('state', '=', 'open')
    .orderBy('due_on')
    .executeTakeFirstOrThrow();
  const { rows: communes } = await sql<{ id: string; name: string }>`
    select unit_id as id, full_name as name from unit_version where full_name = 'Xã Cồn Én' and upper_inf(valid)`.execute(
    db
  );
  const commune = communes[0];
  if (!commune) throw new Error('the demo has no Xã Cồn Én');
  const neighbour = await makePerson(services, [{ role: 'unit_officer', unitId: commune.id }], {
    name: 'Cán bộ xã bên',
    email: 'xa-ben@mau.test'
  });
  const batch = await db
    .insertInto('import_batch')
    .values({
      file_name: 'danh-sach-mo-hinh-2023.xlsx',
      kind: 'xlsx',
      headings: ['TT', 'Tên mô hình', 'Đơn vị'],
      signature: '0'.repeat(64),
      mapping: JSON.stringify([null, 'name', 'unit']),
      options: JSON.stringify({ unitId: null, fieldId: null, kind: 'model', duplicates: 'skip', state: 'draft' }),
      checked_at: new Date()
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`insert into import_row (batch_id, number, cells, state, issues, practice_id) values
    (${batch.id}, 2, '[1, "Ngõ xanh", "Nơi lạ"]', 'bad', '[{"column": 2, "key": "unit_unknown", "value": "Nơi lạ"}]', null),
    (${batch.id}, 3, '[2, "Tủ sách bến xe"]', 'good', '[]', null),
    (${batch.id}, 4, '[3, "Trùng tên"]', 'duplicate', '[{"column": 1, "key": "near_name", "value": "Tên gần giống"}]', ${practice.id})`.execute(
    db
  );
  return {
    practiceId: practice.id,
    practiceSlug: practice.slug,
    councilId: council.id,
    criteriaSetId: set.id,
    assessmentId: open.id,
    closedAssessmentId: closed.id,
    sessionId: session.id,
    proposalGroup: `${proposal.succession_id}/${proposal.old_unit_id}/${proposal.subject}`,
    fieldSlug: field.slug,
    resolutionId: resolution.id,
    resolutionSlug: resolution.slug,
    targetId: target.id,
    adoptionId: adoption.id,
    adopterToken,
    rolloutId: rollout.id,
    scopeProposalId: scopeProposal.id,
    reviewCluster: `${review.id}/${cluster.id}`,
    importId: batch.id,
    neighbour: { email: neighbour.email, unitName: commune.name }
  };
}
