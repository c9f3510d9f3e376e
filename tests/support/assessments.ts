// What the tests of assessments begin with: published criteria, a council with people in it, a practice it is working on.
import { randomUUID } from 'node:crypto';
import { addMember, createCouncil } from '#server/modules/assessments/assessments-councils.usecases.ts';
import {
  createCriteriaSet,
  publishCriteria,
  saveCriteriaDraft
} from '#server/modules/assessments/assessments-criteria.usecases.ts';
import { systemActor, type Actor, type Grant } from '#server/platform/actor.ts';
import type { Services } from '#server/services.ts';
import type { CouncilRole } from '#shared/assessments.ts';
import type { CriteriaContent, SheetContent } from '#shared/criteria.ts';
import type { Role } from '#shared/roles.ts';
import { makePerson, makeUnit } from './people.ts';
import { makeLevel } from './practices.ts';

/** Two criteria of equal weight, 0 to 20 each in two bands; one exclusion; passing 50, a third beyond 15. */
export const plainCriteria = (): CriteriaContent => ({
  exclusions: [{ key: 'x1', text: 'Mô hình chưa được thực hiện.' }],
  criteria: ['c1', 'c2'].map((key, index) => ({
    key,
    name: index === 0 ? 'Hiệu quả' : 'Bền vững',
    guide: '',
    weight: 50,
    bands: [
      { key: 'b1', label: 'Chưa tốt', from: 0, to: 10 },
      { key: 'b2', label: 'Tốt', from: 10.25, to: 20 }
    ],
    evidence: '',
    anchors: []
  })),
  passingMark: 50,
  spreadThreshold: 15
});

/** A whole sheet with the same mark (0 to 20) on both criteria: its total is five times the mark. */
export const plainSheet = (mark: number, given: Partial<SheetContent> = {}): SheetContent => {
  const one = { band: mark > 10 ? 'b2' : 'b1', mark, comment: '' };
  return { exclusions: { x1: false }, marks: { c1: one, c2: { ...one } }, comment: '', advice: '', ...given };
};

export async function makeCriteria(services: Services, fieldId: string, content = plainCriteria()): Promise<string> {
  const actor = systemActor('test');
  const setId = await createCriteriaSet(services, actor, { fieldId, name: 'Bộ tiêu chí thử' });
  const { revision } = await saveCriteriaDraft(services, actor, { setId, revision: 1, content });
  await publishCriteria(services, actor, { setId, revision });
  return setId;
}

export type Seat = Actor & { personId: string };

const accountRole: Record<CouncilRole, Role> = {
  chair: 'council_chair',
  secretary: 'council_secretary',
  member: 'council_member'
};

/** An account with grants and the actor it makes. */
export async function makeActor(
  services: Services,
  grants: Grant[],
  name = `Người ${randomUUID().slice(0, 8)}`
): Promise<Seat> {
  const { id } = await makePerson(services, grants, { name, email: `${randomUUID()}@mau.test` });
  return { kind: 'person', personId: id, name, grants, requestId: 'test', sessionId: null };
}

/** A council at a province, with a chair, a secretary and members. */
export async function makeCouncil(
  services: Services,
  given: { members?: number; unitId?: string; reviewers?: number; level?: string } = {}
) {
  const unitId = given.unitId ?? (await makeUnit(services, 'Ban Tuyên giáo và Dân vận Tỉnh Mẫu'));
  const councilId = await createCouncil(services, systemActor('test'), {
    name: 'Hội đồng thẩm định Tỉnh Mẫu',
    unitId,
    levelId: await makeLevel(services, given.level),
    documentId: null,
    reviewers: given.reviewers ?? 2,
    from: '2026-01-01',
    until: null
  });
  const seat = async (role: CouncilRole, workplace?: string): Promise<Seat> => {
    const office = { role: accountRole[role], unitId } as const;
    const person = await makeActor(
      services,
      workplace ? [office, { role: 'unit_officer', unitId: workplace }] : [office]
    );
    await addMember(services, systemActor('test'), {
      councilId,
      personId: person.personId,
      role,
      fieldIds: [],
      from: '2026-01-01',
      until: null
    });
    return person;
  };
  const chair = await seat('chair');
  const secretary = await seat('secretary');
  const members: Seat[] = [];
  for (let index = 0; index < (given.members ?? 3); index += 1) members.push(await seat('member'));
  return { councilId, unitId, chair, secretary, members, seat };
}
