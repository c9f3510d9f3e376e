// Search of the register on a real database: each rule on practices made for it.
import { beforeAll, describe, expect, it } from 'vitest';
import { visitorActor, systemActor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { sql } from 'kysely';
import type { PracticeContent } from '#shared/practice.ts';
import { readRegisterAsk, type RegisterFilters } from '#shared/register.ts';
import { makeDocument, makeField, makeLevel, makePractice } from '#tests/support/practices.ts';
import { testServices } from '#tests/support/services.ts';
import { makeUnit } from '#tests/support/people.ts';
import { listPractice, readPractice, recognisePractice } from './practices.within.ts';
import { readQuery } from '#server/modules/search/search.within.ts';
import { selectCards } from './practices-search.queries.ts';
import { findMatches, inSearch, rankedText } from './practices-search.within.ts';
import { searchPractices, type PracticeSearchInput } from './practices-search.usecases.ts';

const services = await testServices();
const visitor = visitorActor('test');
let commune: string;
let field: { id: string; subfieldId: string };

const find = (q: string, more: Partial<PracticeSearchInput> = {}) =>
  searchPractices(services, visitor, { q, locale: 'vi', ...more });
const names = async (q: string, more: Partial<PracticeSearchInput> = {}) =>
  (await find(q, more)).hits.map((hit) => hit.card.name);
const filters = (query: string): RegisterFilters => readRegisterAsk(new URLSearchParams(query));
const marked = (segments: { text: string; hit: boolean }[]) =>
  segments.map((segment) => (segment.hit ? `[${segment.text}]` : segment.text)).join('');

async function list(name: string, content: Partial<PracticeContent> = {}, unitId = commune): Promise<string> {
  const practice = await makePractice(services, { unitId, field, content: { name, ...content }, state: 'pilot' });
  await inTransaction(services.db, (tx) => listPractice(tx, practice, services.clock.now()));
  return practice.id;
}

beforeAll(async () => {
  commune = await makeUnit(services, 'Xã Suối Mơ');
  field = await makeField(services);
  await list('Cà-phê sáng – trao đổi với nhân dân', { summary: 'Mỗi sáng thứ Bảy lãnh đạo phường ngồi với dân.' });
  await list('Đường hoa thay cỏ dại', { approach: 'Mỗi hộ nhận hai mươi mét đường, trồng và tưới.' });
  await list('Tổ hòa giải xóm Giữa');
  await list('Tổ hoà giải xóm Ngoài');
  await list('To hoa giai khong dau');
  await list('Chợ phiên Thanh An');
  await list('Chợ phiên Thạnh An');
  await list('Hội quán', { approach: 'Nông dân Thanh An và Thạnh An họp hằng tháng.' });
  await list('UBND xã trả lời dân trong ngày');
  await list('Ủy ban nhân dân phường tiếp dân lưu động', { audiences: ['elderly'] });
  await list('Kể chuyện Bác Hồ', { problem: 'Thực hiện Kế hoạch số 25-KH/BTGTU ngày 24/10/2023.' });
  await list('Góc đọc nhà trọ', { problem: 'Số 25 là số nhà; KH và BTGTU ở nơi khác.', kind: 'method' });
}, 60_000);

describe('forms of Vietnamese text', () => {
  it('put exact before canonical before folded', async () => {
    expect(await names('tổ hòa giải')).toEqual([
      'Tổ hòa giải xóm Giữa',
      'Tổ hoà giải xóm Ngoài',
      'To hoa giai khong dau'
    ]);
    expect(await names('TỔ HOÀ GIẢI')).toEqual([
      'Tổ hoà giải xóm Ngoài',
      'Tổ hòa giải xóm Giữa',
      'To hoa giai khong dau'
    ]);
    expect(await names('to hoa giai')).toEqual(['To hoa giai khong dau', ...(await names('to hoa giai')).slice(1)]);
    expect((await names('to hoa giai')).sort()).toEqual((await names('tổ hòa giải')).sort());
  });

  it('put Thanh An before Thạnh An for one, the other way round for the other, and both for neither', async () => {
    expect(await names('Thanh An')).toEqual(['Chợ phiên Thanh An', 'Chợ phiên Thạnh An', 'Hội quán']);
    expect((await names('Thạnh An')).slice(0, 2)).toEqual(['Chợ phiên Thạnh An', 'Hội quán']);
    expect((await names('thanh an')).sort()).toEqual(['Chợ phiên Thanh An', 'Chợ phiên Thạnh An', 'Hội quán'].sort());
  });

  it('find what was typed on a telephone: decomposed, without marks, with look-alikes, in capitals', async () => {
    for (const typed of ['đường hoa'.normalize('NFD'), 'duong hoa', 'ĐƯỜNG HOA', 'Ðường hoa', 'dường hoa'])
      expect(await names(typed), typed).toContain('Đường hoa thay cỏ dại');
  });

  it('mark what was found in the name and in the text', async () => {
    const [hit] = (await find('duong hoa')).hits;
    expect(marked(hit?.name ?? [])).toBe('[Đường] [hoa] thay cỏ dại');
    const [text] = (await find('hai mươi mét')).hits;
    expect(marked(text?.snippet ?? [])).toContain('[hai] [mươi] [mét]');
  });
});

describe('numbers, short forms, names', () => {
  it('take the number of a document as one phrase, in the text and of the decision that recognised', async () => {
    expect(await names('25-KH/BTGTU')).toEqual(['Kể chuyện Bác Hồ']);
    expect(await names('25-kh/btgtu')).toEqual(['Kể chuyện Bác Hồ']);
    expect((await names('25 KH BTGTU')).sort()).toEqual(['Góc đọc nhà trọ', 'Kể chuyện Bác Hồ']);
    const practice = await makePractice(services, {
      unitId: commune,
      field,
      content: { name: 'Tủ điểm A' },
      state: 'in_assessment'
    });
    const given = {
      levelId: await makeLevel(services),
      documentId: await makeDocument(services, '107-CV/BTGDVTU'),
      decidedOn: '2026-10-01',
      exemplary: false
    };
    const when = { at: services.clock.now(), today: '2026-11-23' };
    await inTransaction(services.db, (tx) => recognisePractice(tx, systemActor('test'), practice, given, when));
    expect(await names('107-CV/BTGDVTU')).toEqual(['Tủ điểm A']);
    expect(await names(practice.code)).toEqual(['Tủ điểm A']);
  });

  it('know abbreviations in both directions', async () => {
    const both = ['UBND xã trả lời dân trong ngày', 'Ủy ban nhân dân phường tiếp dân lưu động'];
    expect((await names('UBND')).sort()).toEqual([...both].sort());
    expect((await names('uy ban nhan dan')).sort()).toEqual([...both].sort());
    expect((await find('ubnd')).expansions).toEqual(['ủy ban nhân dân']);
  });

  it('put names before texts, the name itself first, and know the unit', async () => {
    await list('Hội quán nông dân');
    expect((await names('hội quán')).slice(0, 2)).toEqual(['Hội quán', 'Hội quán nông dân']);
    expect((await names('xã suối mơ')).length).toBe(Math.min(24, await countListed()));
  });

  it('find a former name', async () => {
    const id = await list('Camera an ninh');
    await services.db
      .insertInto('practice_name')
      .values({ practice_id: id, name: 'Mắt thần khu phố', reason: 'renamed' })
      .execute();
    const practice = await readPractice(services.db, id);
    await inTransaction(services.db, (tx) => listPractice(tx, practice, services.clock.now()));
    expect(await names('mat than')).toEqual(['Camera an ninh']);
  });

  it('find the beginning of a name while it is being typed', async () => {
    const result = await find('cà phê sán');
    expect([result.foundBy, result.hits[0]?.card.name]).toEqual(['beginning', 'Cà-phê sáng – trao đổi với nhân dân']);
  });

  it('find a name with one letter wrong, missing, too many or exchanged', async () => {
    for (const typed of [
      'đường hoq thay cỏ dại',
      'duonng hoa',
      'cà phê sagn',
      'cà phệ snáng',
      'keer chuyện bác',
      'dường hao thay cỏ dại'
    ]) {
      const result = await find(typed);
      expect(['mended', 'near'], typed).toContain(result.foundBy);
      expect(result.hits[0]?.card.name, typed).toMatch(/^(Đường hoa thay|Cà-phê sáng|Kể chuyện Bác)/);
    }
    expect((await find('duonng hoa')).corrected).toBe('duong hoa');
    expect((await find('đườngg hoa')).corrected).toBe('đường hoa');
  });
});

describe('filters and counts', () => {
  it('narrow a text, and count each facet as the others leave it', async () => {
    const all = await find('dân', { counts: true });
    const byKind = await find('dân', { counts: true, filters: filters('loai=cach-lam') });
    expect(byKind.total).toBe(all.counts?.facets.kind?.find((one) => one.value === 'cach-lam')?.count);
    expect(byKind.counts?.facets.kind).toEqual(
      all.counts?.facets.kind?.map((one) => ({ ...one, chosen: one.value === 'cach-lam' }))
    );
    expect(byKind.hits.every((hit) => hit.card.kind === 'method')).toBe(true);
    expect(await names('dân', { filters: filters('doi-tuong=nguoi-cao-tuoi') })).toEqual([
      'Ủy ban nhân dân phường tiếp dân lưu động'
    ]);
  });

  it('say which filter keeps everything away', async () => {
    const { hits, empty } = await find('chợ phiên', { filters: filters('loai=cach-lam&giai-doan=thi-diem') });
    expect(hits).toEqual([]);
    expect(empty).toEqual({ withoutAny: 2, without: [{ facet: 'kind', count: 2 }] });
    expect((await find('khongcodau', { filters: filters('loai=cach-lam') })).empty).toBeNull();
  });

  it('turn pages without a gap, and stay within what there is', async () => {
    const total = (await find('xã', { pageSize: 5 })).total;
    const turned = [];
    for (let page = 1; page <= Math.ceil(total / 5); page += 1)
      turned.push(...(await names('xã', { pageSize: 5, page })));
    expect(new Set(turned).size).toBe(total);
    expect((await find('xã', { pageSize: 5, page: 999 })).page).toBe(Math.ceil(total / 5));
  });

  it('keep an order that was asked for', async () => {
    const byName = await names('dân', { sort: 'name' });
    expect(byName).toEqual([...byName].sort(new Intl.Collator('vi').compare));
  });
});

describe('more matches than are ranked', () => {
  it('fill pages part after part: names first, none twice, none forgotten', async () => {
    for (const typed of ['dân', 'dan', 'xã suối mơ', 'hoa', 'Thanh An']) {
      const text = rankedText(await readQuery(services, typed));
      const page = (offset: number, most?: number) =>
        inSearch(services.db, (tx) => findMatches(tx, text, { today: '2026-11-23' }, { size: 3, offset, most }));
      const { total } = await page(0);
      const ids: string[] = [];
      for (let offset = 0; offset < total; offset += 3) ids.push(...(await page(offset, 1)).ids);
      expect(new Set(ids).size, typed).toBe(total);
      expect(ids.length, typed).toBe(total);
    }
    const text = rankedText(await readQuery(services, 'hội quán'));
    const first = await inSearch(services.db, (tx) =>
      findMatches(tx, text, { today: '2026-11-23' }, { size: 1, offset: 0, most: 1 })
    );
    expect((await selectCards(services.db, first.ids))[0]?.name).toBe('Hội quán');
  });
});

async function countListed(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from practice_live`.execute(services.db);
  return rows[0]?.count ?? 0;
}
