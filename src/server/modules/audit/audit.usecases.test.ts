// The audit log: written beside, append-only, sealed in a chain that shows every change.
import { describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { inTransaction } from '#server/platform/database.ts';
import { systemActor, visitorActor } from '#server/platform/actor.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import { readSealState, searchAudit, sealAudit, verifyAudit } from './audit.usecases.ts';
import { recordAudit } from './audit.within.ts';

const services = await testServices();
const actor = systemActor('r1');
const write = (count: number) =>
  inTransaction(services.db, async (tx) => {
    for (let n = 0; n < count; n += 1) {
      await recordAudit(tx, actor, {
        action: 'test.written',
        subjectType: 'thing',
        subjectId: String(n),
        details: { n, text: 'Đổi' }
      });
    }
  });

/** What an intruder with the database's own rights could do. */
const tamper = (statement: string) =>
  inTransaction(services.db, async (tx) => {
    await sql`alter table audit_entry disable trigger user`.execute(tx);
    await sql`alter table audit_seal disable trigger user`.execute(tx);
    await sql.raw(statement).execute(tx);
    await sql`alter table audit_entry enable trigger user`.execute(tx);
    await sql`alter table audit_seal enable trigger user`.execute(tx);
  });

describe('the audit log', () => {
  it('refuses change and deletion', async () => {
    await write(3);
    await expect(services.db.updateTable('audit_entry').set({ action: 'x.y' }).execute()).rejects.toThrow(
      /append-only/
    );
    await expect(services.db.deleteFrom('audit_entry').execute()).rejects.toThrow(/append-only/);
    await expect(sql`truncate audit_entry cascade`.execute(services.db)).rejects.toThrow(/append-only/);
  });

  it('is sealed once, also by two sealers at the same time', async () => {
    const counts = await Promise.all([sealAudit(services), sealAudit(services)]);
    expect(counts[0] + counts[1]).toBe(3);
    await write(7);
    expect(await sealAudit(services)).toBe(7);
    const report = await verifyAudit(services, actor);
    expect(report).toMatchObject({ ok: true, entries: 10, sealed: 10, waiting: 0 });
    expect((await verifyAudit(services, actor, report.head?.hash)).ok).toBe(true);
  });

  it('pages and filters, for administrators alone', async () => {
    const administrator = testActor([{ role: 'administrator', unitId: null }]);
    const page = await searchAudit(services, administrator, { action: 'test.' });
    expect(page.rows).toHaveLength(10);
    expect(page.actions).toEqual(['test.written']);
    expect((await searchAudit(services, administrator, { subjectId: '6' })).rows).toHaveLength(1);
    expect((await searchAudit(services, administrator, { action: 'te%' })).rows).toHaveLength(0);
    await expect(searchAudit(services, testActor([{ role: 'editor', unitId: null }]), {})).rejects.toMatchObject({
      code: 'forbidden'
    });
    await expect(searchAudit(services, visitorActor('r'), {})).rejects.toMatchObject({ code: 'sign_in_needed' });
  });

  it('finds what a person did, by mail address or name without marks', async () => {
    const administrator = testActor([{ role: 'administrator', unitId: null }]);
    const { id } = await services.db
      .insertInto('person')
      .values({ name: 'Đặng Thị Nhật Ký', email: 'nhat.ky@mau.test' })
      .returning('id')
      .executeTakeFirstOrThrow();
    await inTransaction(services.db, (tx) =>
      recordAudit(tx, testActor([], id), { action: 'test.by_person', subjectType: 'thing', subjectId: 'x' })
    );
    for (const person of ['nhat.ky@mau.test', 'dang thi', 'NHẬT KÝ']) {
      const { rows } = await searchAudit(services, administrator, { person, action: 'test.' });
      expect(rows).toMatchObject([{ action: 'test.by_person', actor_id: id, actor_name: 'Đặng Thị Nhật Ký' }]);
    }
    expect((await searchAudit(services, administrator, { person: 'không ai' })).rows).toEqual([]);
    const before = await readSealState(services, administrator);
    expect(before.waiting).toBeGreaterThan(0);
    await sealAudit(services);
    const after = await readSealState(services, administrator);
    expect(after).toMatchObject({ waiting: 0, head: { position: before.head!.position + before.waiting } });
  });

  it('shows a changed entry, a removed entry and a shortened log', async () => {
    const head = (await verifyAudit(services, actor)).head?.hash;
    await tamper(`update audit_entry set details = '{"n": 99}' where id = (select min(id) + 4 from audit_entry)`);
    expect((await verifyAudit(services, actor)).fault).toEqual({ position: 5, reason: 'changed' });
    await tamper(
      `update audit_entry set details = '{"n": 1, "text": "Đổi"}' where id = (select min(id) + 4 from audit_entry)`
    );
    expect((await verifyAudit(services, actor)).ok).toBe(true);
    await tamper(`delete from audit_seal where position >= 10`);
    expect((await verifyAudit(services, actor)).ok).toBe(true);
    expect((await verifyAudit(services, actor, head)).fault?.reason).toBe('head_not_found');
    await tamper(`delete from audit_seal where position = 4`);
    expect((await verifyAudit(services, actor)).fault).toEqual({ position: 4, reason: 'missing_seal' });
  });
});
