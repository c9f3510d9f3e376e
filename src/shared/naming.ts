// What is plainly unlucky about a name, told while it is typed; nothing of it stops a save.
import { folded, words } from './vietnamese.ts';

export type NameRemark = { kind: 'opening' | 'capitals' | 'long' | 'year' } | { kind: 'slogan'; word: string };

const openings = /^(mo hinh|cach lam|sang kien|giai phap)( |$)/;
const slogans = ['nâng cao', 'đẩy mạnh', 'tăng cường', 'góp phần', 'một số giải pháp', 'phát huy', 'hiệu quả'];

/** Remarks on a name, in the order they matter. */
export function nameRemarks(name: string): NameRemark[] {
  const text = name.normalize('NFC').trim();
  const plain = words(folded(text));
  const remarks: NameRemark[] = [];
  if (openings.test(plain)) remarks.push({ kind: 'opening' });
  const slogan = slogans.find((one) => ` ${plain} `.includes(` ${folded(one)} `));
  if (slogan) remarks.push({ kind: 'slogan', word: slogan });
  if (/(^|\D)(19|20)\d\d(\D|$)/.test(text)) remarks.push({ kind: 'year' });
  if (plain.split(' ').length > 12) remarks.push({ kind: 'long' });
  if (text.length > 8 && text === text.toUpperCase() && text !== text.toLowerCase()) remarks.push({ kind: 'capitals' });
  return remarks;
}
