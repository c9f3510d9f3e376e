// Error reports on pages, on a real database.
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { solve } from '#lib/portal/proof-of-work.ts';
import { visitorActor } from '#server/platform/actor.ts';
import type { AppError } from '#server/platform/errors.ts';
import { pageReportSchema } from '#shared/feedback.schema.ts';
import { writeProof } from '#shared/proof-of-work.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import { startProof } from './newsroom-feedback.usecases.ts';
import { listPageReports, markPageReport, sendPageReport } from './newsroom-reports.usecases.ts';

const services = await testServices();
const visitor = visitorActor('test');
const editor = testActor([{ role: 'editor', unitId: null }]);
const fill = async () => {
  const challenge = await startProof(services, visitor, { purpose: 'report' });
  const solution = solve(challenge);
  if (!solution) throw new Error('unsolved');
  return {
    path: '/tin/bai',
    body: 'Sai tên xã ở đoạn hai.',
    proof: writeProof(challenge, solution),
    submission: crypto.randomUUID(),
    address: '10.0.0.1'
  };
};
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: AppError) => error.code
  );

describe('a report on a page', () => {
  it('is kept once, listed for the office, done and opened again', async () => {
    const form = await fill();
    const sent = await Promise.all([sendPageReport(services, visitor, form), sendPageReport(services, visitor, form)]);
    expect(sent.filter(({ repeated }) => !repeated)).toHaveLength(1);
    const open = await listPageReports(services, editor, { state: 'open', page: 1 });
    expect(open.rows).toMatchObject([{ path: '/tin/bai', body: 'Sai tên xã ở đoạn hai.', state: 'open' }]);
    const id = open.rows[0]?.id ?? '';
    await markPageReport(services, editor, { id, state: 'done' });
    await markPageReport(services, editor, { id, state: 'done' });
    const done = await listPageReports(services, editor, { page: 1 });
    expect(done.counts).toEqual({ open: 0, done: 1 });
    expect(done.rows[0]?.handledAt).toBeInstanceOf(Date);
    await markPageReport(services, editor, { id, state: 'open' });
    expect((await listPageReports(services, editor, { page: 1 })).rows[0]).toMatchObject({
      state: 'open',
      handledAt: null
    });
    const audit = await sql<{
      action: string;
    }>`select action from audit_entry where subject_id = ${id} order by id`.execute(services.db);
    expect(audit.rows.map((row) => row.action)).toEqual([
      'newsroom.page_reported',
      'newsroom.report_done',
      'newsroom.report_reopened'
    ]);
  });

  it('needs a proof from visitors, and the office a permission', async () => {
    const form = await fill();
    expect(await codeOf(sendPageReport(services, visitor, { ...form, proof: '' }))).toBe('proof_needed');
    expect(await codeOf(sendPageReport(services, editor, { ...form, proof: '', submission: '' }))).toBe('done');
    expect(await codeOf(listPageReports(services, visitor, { page: 1 }))).toBe('sign_in_needed');
    expect(
      await codeOf(
        markPageReport(services, testActor([{ role: 'writer', unitId: null }]), {
          id: crypto.randomUUID(),
          state: 'done'
        })
      )
    ).toBe('forbidden');
    expect(await codeOf(markPageReport(services, editor, { id: crypto.randomUUID(), state: 'done' }))).toBe(
      'not_found'
    );
  });

  it('names a page of this site only', () => {
    const path = (value: string) => pageReportSchema.safeParse({ path: value, body: 'x' }).success;
    expect(['/', '/tin/a?b=c', '/en/tin/a'].map(path)).toEqual([true, true, true]);
    expect(pageReportSchema.parse({ path: '/en/phan-hoi/abc?moi=1', body: 'x' }).path).toBe('/en/phan-hoi');
    expect(
      ['https://evil.example', '//evil.example', 'javascript:alert(1)', '/a b', '/\\evil', '/'.repeat(2)].map(path)
    ).toEqual(Array(6).fill(false));
  });
});
