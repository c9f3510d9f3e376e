// The SQL text functions are the authority on canonical and folded text.
import { describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { testServices } from '#tests/support/services.ts';

const services = await testServices();
const call = async (name: string, value: string) =>
  (await sql<{ r: string }>`select ${sql.ref(name)}(${value}) as r`.execute(services.db)).rows[0]?.r;

describe('Vietnamese text in SQL', () => {
  it('reads both places of the tone mark alike', async () => {
    expect(await call('text_canonical', 'Yên Hòa')).toBe(await call('text_canonical', 'Yên Hoà'.normalize('NFD')));
    expect(await call('text_canonical', 'THỦY')).toBe('thuỷ');
  });
  it('folds marks and every form of đ', async () => {
    expect(await call('text_folded', 'Đường Hoa Ðẹp'.normalize('NFD'))).toBe('duong hoa dep');
  });
  it('splits document numbers into words', async () => {
    expect(await call('text_words', 'số 25-KH/BTGTU “mô hình”')).toBe('số 25 KH BTGTU mô hình');
  });
});
