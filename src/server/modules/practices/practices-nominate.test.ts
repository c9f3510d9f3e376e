// Nominations: anybody's, once however often they are sent, kept as written, told at a private link, forgotten in time.
import { beforeAll, describe, expect, it } from 'vitest';
import { solve } from '#lib/portal/proof-of-work.ts';
import { writeProof } from '#shared/proof-of-work.ts';
import { makeChallenge } from '#server/platform/proof-of-work.ts';
import { visitorActor, type Actor } from '#server/platform/actor.ts';
import { staff } from '#tests/support/newsroom.ts';
import { collectJobs } from '#tests/support/jobs.ts';
import { makeUnit } from '#tests/support/people.ts';
import { makeField } from '#tests/support/practices.ts';
import { testServices } from '#tests/support/services.ts';
import { takeStep } from './practices-life.usecases.ts';
import {
  forgetNominators,
  forgetOwnContact,
  nominatePractice,
  readOwnNomination
} from './practices-nominate.usecases.ts';
import { getPractice, savePractice } from './practices-record.usecases.ts';

const services = await testServices();
collectJobs(services);
const visitor = visitorActor('t');
let unitId: string;
let field: { id: string };
let officer: Actor;
beforeAll(async () => {
  unitId = await makeUnit(services, 'Phường Bến Lụa');
  field = await makeField(services);
  officer = await staff(services, 'provincial_officer', 'Cán bộ tỉnh');
  const grant = { person_id: officer.personId ?? '', role: 'provincial_officer', unit_id: null };
  await services.db.insertInto('person_grant').values(grant).execute();
});
const proof = async () => {
  const challenge = await makeChallenge(services.secrets, 'nomination');
  const solution = solve(challenge, 0, 2_000_000);
  if (!solution) throw new Error('unsolved');
  return writeProof(challenge, solution);
};
let count = 0;
const given = (change: object = {}) => ({
  name: 'Tổ xe ôm tự quản',
  what: 'Anh em chạy xe ôm ở bến nhặt được của rơi thì trả, thấy trộm thì báo.',
  why: 'Bến xe yên hẳn.',
  contact: 'Chị Thử, 0900 000 000',
  fieldId: null,
  unitId,
  proof: '',
  submission: `nomination-test-${String((count += 1)).padStart(4, '0')}`,
  address: '203.0.113.9',
  ...change
});
const practices = async () =>
  (await services.db.selectFrom('practice').select('id').where('state', '=', 'nominated').execute()).length;
const idOf = async (token: string) =>
  (await services.db.selectFrom('practice_nomination').select('practice_id').where('token_digest', '=', services.secrets.digest('nomination token', token)).executeTakeFirstOrThrow()).practice_id; // prettier-ignore

describe('a nomination', () => {
  it('enters as nominated, tells the officers, and is kept as it was written', async () => {
    const { token } = await nominatePractice(services, visitor, given({ proof: await proof() }));
    const id = await idOf(token);
    const practice = await getPractice(services, officer, { id });
    expect(practice).toMatchObject({
      state: 'nominated',
      createdByName: null,
      nomination: {
        name: 'Tổ xe ôm tự quản',
        why: 'Bến xe yên hẳn.',
        fieldOpen: true,
        contact: 'Chị Thử, 0900 000 000'
      }
    });
    const told = await services.db.selectFrom('notification').select('kind').where('href', '=', `/van-phong/mo-hinh/${id}`).execute(); // prettier-ignore
    expect(told).toEqual([{ kind: 'practices.nominated' }]);
    await savePractice(services, officer, { id, version: 1, ...practice.content, name: 'Tổ xe ôm', problem: 'Bến xe mất trật tự.', autosave: false }); // prettier-ignore
    await takeStep(services, officer, { id, version: 2, action: 'register', reason: '', onDate: null });
    expect(await readOwnNomination(services, visitor, { token })).toMatchObject({ name: 'Tổ xe ôm tự quản', state: 'registered', unitName: 'Phường Bến Lụa', slug: null }); // prettier-ignore
  });
  it('is declined with a reason its sender reads', async () => {
    const { token } = await nominatePractice(services, officer, given());
    const id = await idOf(token);
    const decline = { id, version: 1, action: 'decline' as const, onDate: null };
    await expect(takeStep(services, officer, { ...decline, reason: '' })).rejects.toMatchObject({
      code: 'reason_needed'
    });
    await takeStep(services, officer, { ...decline, reason: 'Đã có trong mô hình bến xe.' });
    expect(await readOwnNomination(services, visitor, { token })).toMatchObject({ state: 'declined', reason: 'Đã có trong mô hình bến xe.' }); // prettier-ignore
  });
  it('sent twice, one after the other or at once, is one', async () => {
    const before = await practices();
    const form = given({ proof: await proof() });
    const [first, second] = await Promise.all([
      nominatePractice(services, visitor, form),
      nominatePractice(services, visitor, form)
    ]);
    const third = await nominatePractice(services, visitor, form);
    expect(new Set([first.token, second.token, third.token]).size).toBe(1);
    expect([first.repeated, second.repeated].sort()).toEqual([false, true]);
    expect(third.repeated).toBe(true);
    expect(await practices()).toBe(before + 1);
  });
  it('asks a visitor for a proof made for it, once', async () => {
    await expect(nominatePractice(services, visitor, given())).rejects.toMatchObject({ code: 'proof_needed' });
    const other = await makeChallenge(services.secrets, 'feedback');
    const solution = solve(other, 0, 2_000_000);
    const wrong = solution ? writeProof(other, solution) : '';
    await expect(nominatePractice(services, visitor, given({ proof: wrong }))).rejects.toMatchObject({
      code: 'proof_wrong'
    });
    const spent = await proof();
    await nominatePractice(services, visitor, given({ proof: spent }));
    await expect(nominatePractice(services, visitor, given({ proof: spent }))).rejects.toMatchObject({
      code: 'proof_used'
    });
  });
  it('takes the field that was chosen, and no unit that is none', async () => {
    const { token } = await nominatePractice(services, officer, given({ fieldId: field.id }));
    expect((await getPractice(services, officer, { id: await idOf(token) })).nomination?.fieldOpen).toBe(false);
    await expect(nominatePractice(services, officer, given({ unitId: field.id }))).rejects.toMatchObject({ code: 'practice_unit_unknown' }); // prettier-ignore
  });
});

describe('how to reach the sender', () => {
  it('goes by their wish', async () => {
    const { token } = await nominatePractice(services, officer, given());
    await forgetOwnContact(services, visitor, { token });
    expect((await readOwnNomination(services, visitor, { token })).contact).toBe('');
    await expect(forgetOwnContact(services, visitor, { token })).rejects.toMatchObject({ code: 'not_found' });
    await expect(readOwnNomination(services, visitor, { token: 'x'.repeat(43) })).rejects.toMatchObject({
      code: 'not_found'
    });
    await expect(readOwnNomination(services, visitor, { token: 'gần đúng' })).rejects.toMatchObject({
      code: 'not_found'
    });
  });
  it('and twelve months after it was sent', async () => {
    const { token } = await nominatePractice(services, officer, given());
    await forgetNominators(services);
    expect((await readOwnNomination(services, visitor, { token })).contact).not.toBe('');
    services.clock.advance(366 * 86_400_000);
    expect(await forgetNominators(services)).toBeGreaterThan(0);
    expect((await readOwnNomination(services, visitor, { token })).contact).toBe('');
    expect(await forgetNominators(services)).toBe(0);
  });
});
