// How reports of the sector name their parts: what a heading's words mean for the form. Pure.
import type { IntakeField } from '#shared/practice-intake.ts';
import { folded, words } from '#shared/vietnamese.ts';

/** `rest` ends what stood before and is proposed for nothing; `field` names the field of the programme. */
export type Part = IntakeField | 'rest';

/** Phrases without marks, as headings begin with them. The longest that fits decides. */
const phrases: Record<Part, string> = {
  name: `ten mo hinh|ten cach lam|ten goi|ten sang kien|ten giai phap|ten mo hinh cach lam|ten mo hinh cach lam hay|ten cua mo hinh|
    ten hoat dong|ten cong trinh|ten de tai`,
  kind: 'loai hinh|phan loai|hinh thuc dang ky',
  unitName: `don vi|ten don vi|don vi thuc hien|don vi chu tri|don vi xay dung|don vi dang ky|don vi ap dung|co quan|co quan don vi|
    co quan thuc hien|noi thuc hien|noi ap dung|dia ban|dia ban thuc hien|dia phuong|tap the`,
  authors: `tac gia|nhom tac gia|dong tac gia|ho va ten tac gia|ho ten tac gia|ho va ten|ho ten|nguoi thuc hien|nhom thuc hien|
    nguoi chu tri|chu nhiem|ca nhan thuc hien|nguoi phu trach|nguoi dang ky|nguoi de xuat|thanh vien thuc hien`,
  fieldId: 'linh vuc|linh vuc ap dung|thuoc linh vuc|linh vuc dang ky|nhom linh vuc',
  subfieldId: 'mang|mang cong tac',
  inUseSince: `thoi gian|thoi gian thuc hien|thoi gian ap dung|thoi gian bat dau|thoi diem|thoi diem ap dung|thoi diem thuc hien|
    ngay ap dung|ngay bat dau|ngay ap dung lan dau|thoi gian trien khai|bat dau tu|ap dung tu|thuc hien tu|trien khai tu`,
  summary:
    'tom tat|tom tat noi dung|tom tat mo hinh|gioi thieu|gioi thieu chung|gioi thieu mo hinh|khai quat|thong tin tom tat',
  problem: `ly do|ly do chon|ly do lua chon|ly do xay dung|ly do thuc hien|su can thiet|tinh cap thiet|thuc trang|thuc trang truoc khi|
    dat van de|boi canh|hoan canh ra doi|hoan canh|xuat phat diem|xuat phat tu|tinh hinh|tinh hinh chung|dac diem tinh hinh|
    muc dich|muc dich y nghia|muc dich yeu cau|muc tieu|co so thuc tien|co so xay dung|van de can giai quyet|vi sao|nhu cau`,
  approach: `noi dung|noi dung va|noi dung cach lam|noi dung mo hinh|noi dung thuc hien|cach lam|cach thuc|cach thuc thuc hien|
    cac buoc|cac buoc thuc hien|cac buoc tien hanh|quy trinh|quy trinh thuc hien|bien phap|cac bien phap|giai phap|cac giai phap|
    mo ta|mo ta cach lam|mo ta giai phap|mo ta mo hinh|mo ta noi dung|phuong phap|phuong thuc|to chuc thuc hien|qua trinh thuc hien|
    qua trinh trien khai|cong tac trien khai|trien khai thuc hien|hoat dong chinh|viec lam cu the|cach to chuc`,
  resources: `kinh phi|nguon luc|nguon kinh phi|nhan luc|chi phi|du toan|co so vat chat|phuong tien|kinh phi nguon luc|
    kinh phi va nhan luc|nhan su|nguon von`,
  conditions: `dieu kien|dieu kien ap dung|dieu kien thuc hien|dieu kien can thiet|dieu kien nhan rong|kha nang ap dung|
    kha nang nhan rong|kha nang trien khai|yeu cau khi ap dung|pham vi ap dung|huong nhan rong`,
  results: `ket qua|ket qua dat duoc|hieu qua|hieu qua mang lai|hieu qua xa hoi|hieu qua kinh te|tac dung|loi ich|loi ich thu duoc|
    thanh qua|danh gia hieu qua|danh gia ket qua|y nghia thuc tien|tinh hieu qua|ket qua hieu qua`,
  beneficiaries: `doi tuong|doi tuong thu huong|doi tuong huong loi|doi tuong tac dong|doi tuong huong den|doi tuong ap dung|
    doi tuong tham gia|nguoi huong loi|nguoi duoc loi|pham vi anh huong|pham vi tac dong|muc do anh huong|pham vi`,
  failures: `bai hoc|bai hoc kinh nghiem|han che|ton tai|ton tai han che|kho khan|kho khan vuong mac|vuong mac|kinh nghiem|
    kinh nghiem rut ra|nguyen nhan han che|diem chua duoc|nhung dieu chua lam duoc|thuan loi kho khan|han che bai hoc`,
  contact: `lien he|thong tin lien he|dau moi|dau moi lien he|nguoi lien he|so dien thoai|dien thoai|dien thoai lien he|email|
    thu dien tu|dia chi lien he|hop thu`,
  rest: `kien nghi|de xuat|kien nghi de xuat|de xuat kien nghi|noi nhan|phu luc|kinh gui|thu truong|thu truong don vi|xac nhan|y kien|
    danh gia cua|nguoi bao cao|nguoi viet|ky ten|cong hoa xa hoi|dang cong san|doc lap tu do|phuong huong|nhiem vu thoi gian toi|
    huong phat trien|cam ket|tai lieu kem theo|tai lieu tham khao|minh chung kem theo|hinh anh minh hoa|hinh anh|trinh do|chuc vu|
    chuc danh|ngay sinh|nam sinh|ngay thang nam sinh`
};
const known = Object.entries(phrases)
  .flatMap(([part, list]) => list.split('|').map((phrase) => [phrase.trim(), part as Part] as const))
  .sort(([a], [b]) => b.length - a.length);

/** Words that may follow a phrase without making it a sentence. */
const tails = new Set(
  (
    'dat duoc thuc hien cua va mo hinh cach lam hay hieu qua ap dung mang lai rut ra cu the chu yeu xay dung de xuat tien hanh ' +
    'trien khai noi dung giai phap sang kien nay truoc sau khi co don vi tac gia thu huong huong loi kem theo chung chinh ban dau ' +
    'bao gom dong nguoi dang ky lan dau y nghia muc tieu yeu cau nguon luc nhan luc kinh phi bai hoc kinh nghiem han che ton tai ' +
    'kho khan vuong mac cac buoc lien he thong tin nhan rong can thiet cua don vi nguyen nhan so lieu noi bat buoc dau ' +
    'chon lua kinh te xa hoi tai dia phuong phuong an tinh hinh ly do su tac dong loi ich tien hanh do mot so chinh'
  ).split(' ')
);
const fillers = new Set('ve nhung mot so cac neu phan mo ta trinh bay danh gia'.split(' '));

const numbering =
  /^\s*(?:phần\s+)?(?:[(]?(?:[ivxIVX]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđA-ZĐ])(?:[.):]\s*|[/\-–]\s+)|[-–—•*+▪●○➢✓□]\s*|\d{1,2}(?:\.\d{1,2}){1,3}\s+)/u;

/** A line without the number or the sign before it. */
export const withoutNumber = (text: string): string => {
  const bare = text.replace(numbering, '');
  // "I. 1." and "- 1)" stand before some headings.
  return (bare === text ? text : bare.replace(numbering, '')).trim();
};
export const isNumbered = (text: string): boolean => numbering.test(text) && !/^\s*[-–—•*+▪●○➢✓□]/u.test(text);

const plainWords = (text: string): string[] => words(folded(text)).split(' ').filter(Boolean);

function begins(of: readonly string[], phrase: string): boolean {
  const parts = phrase.split(' ');
  return parts.every((part, index) => of[index] === part);
}

/** The part a heading's words begin with; `sure` headings may begin with a filler and go on at will. */
export function partOf(heading: string, sure: boolean): Part | undefined {
  const all = plainWords(heading);
  const tries = [all];
  if (sure) {
    let from = 0;
    while (from < Math.min(3, all.length) && fillers.has(all[from] ?? '')) tries.push(all.slice(++from));
  }
  for (const of of tries)
    for (const [phrase, part] of known) {
      if (!begins(of, phrase)) continue;
      const after = of.slice(phrase.split(' ').length);
      if (sure ? after.length <= 12 : after.every((word) => tails.has(word)) && after.length <= 8) return part;
    }
  return undefined;
}

/** What the words of a name's label say of the kind; nothing where they say both. */
export function kindIn(text: string): 'model' | 'method' | undefined {
  const plain = ` ${plainWords(text).join(' ')} `;
  const model = plain.includes(' mo hinh ');
  const method = /( cach lam | giai phap | sang kien )/.test(plain);
  return model === method ? undefined : model ? 'model' : 'method';
}
