// Reports as they are really written: headings numbered or not, with marks or without, tables, letters; and files that are none.
import { beforeAll, describe, expect, it } from 'vitest';
import { visitorActor, type Actor } from '#server/platform/actor.ts';
import type { IntakeResult } from '#shared/practice-intake.ts';
import { docxOf, paragraph, table } from '#tests/support/docx.ts';
import { makeField } from '#tests/support/practices.ts';
import { staff } from '#tests/support/newsroom.ts';
import { testServices } from '#tests/support/services.ts';
import { dayIn, peopleIn } from './practices-intake.rules.ts';
import { recogniseFile, recogniseText } from './practices-intake.usecases.ts';

const services = await testServices();
let writer: Actor;
let field: { id: string; subfieldId: string };
beforeAll(async () => {
  writer = await staff(services, 'unit_officer', 'Bình');
  field = await makeField(services);
});
const text = (given: string) => recogniseText(services, writer, { text: given });
const file = (body: string) => recogniseFile(services, writer, { file: docxOf(body) });
const values = ({ proposals }: IntakeResult) => Object.fromEntries(proposals.map((one) => [one.field, one.value]));
const strong = (words: string) => `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;

describe('a report', () => {
  it('of roman parts with numbered ones inside', async () => {
    const found = await text(`ĐẢNG ỦY PHƯỜNG BẾN LỤA
BAN XÂY DỰNG ĐẢNG
*
Bến Lụa, ngày 12 tháng 9 năm 2026
BÁO CÁO
Mô hình “Cà phê sáng với dân”

I. THÔNG TIN CHUNG
1. Tên mô hình: “Cà phê sáng với dân”
2. Đơn vị thực hiện: Đảng ủy phường Bến Lụa.
3. Nhóm tác giả:
- Trần Thị Thử - Phó Bí thư
- Lê Văn Mẫu - Trưởng ban Xây dựng Đảng
4. Thời gian áp dụng: từ ngày 10/01/2025
5. Lĩnh vực: Công tác tuyên truyền

II. LÝ DO XÂY DỰNG MÔ HÌNH
Dân ngại đến trụ sở. Đơn thư kéo dài.

III. NỘI DUNG, CÁCH LÀM
1. Chọn địa điểm gần dân.
2. Mỗi sáng thứ Bảy, lãnh đạo phường ngồi với dân.
Kết quả từng buổi được ghi vào sổ.

IV. KẾT QUẢ ĐẠT ĐƯỢC
Sau 6 tháng, 120 ý kiến được giải quyết tại chỗ.

V. BÀI HỌC KINH NGHIỆM
Phải trả lời ngay trong tuần.

VI. KIẾN NGHỊ, ĐỀ XUẤT
Đề nghị thành phố hỗ trợ kinh phí.
Nơi nhận:
- Như trên`);
    expect(values(found)).toEqual({
      name: 'Cà phê sáng với dân',
      kind: 'model',
      unitName: 'Đảng ủy phường Bến Lụa',
      fieldId: field.id,
      inUseSince: '2025-01-10',
      problem: 'Dân ngại đến trụ sở. Đơn thư kéo dài.',
      approach:
        '1. Chọn địa điểm gần dân.\n2. Mỗi sáng thứ Bảy, lãnh đạo phường ngồi với dân.\nKết quả từng buổi được ghi vào sổ.',
      results: 'Sau 6 tháng, 120 ý kiến được giải quyết tại chỗ.',
      failures: 'Phải trả lời ngay trong tuần.',
      authors: 'Trần Thị Thử — Phó Bí thư\nLê Văn Mẫu — Trưởng ban Xây dựng Đảng'
    });
    expect(found.rest).toContain('Đề nghị thành phố hỗ trợ kinh phí.');
    expect(found.rest).not.toContain('Dân ngại');
    const name = found.proposals[0];
    expect(name).toMatchObject({ headings: ['Tên mô hình'], cut: false });
    expect(found.proposals.find((one) => one.field === 'approach')?.excerpt).toMatch(/^1\. Chọn địa điểm gần dân\./);
  });

  it('without marks, with a) and plain headings', async () => {
    const found = await text(`Ten cach lam: Hop xom ngoai san
Don vi: Thon 3, xa Doi Che
a) Su can thiet
Nha van hoa xa, nguoi gia kho di.
b) Cach thuc thuc hien
Chon san nha dan, moi nha mot ghe.
c) Kinh phi, nguon luc
Khong ton kinh phi.
d) Dieu kien ap dung
Xom duoi 40 nha.
đ) Hieu qua
Ti le du hop tang tu 40 len 85 phan tram.
e) Doi tuong thu huong
Nguoi cao tuoi.
Ton tai, han che
Mua thi phai hoan.
Lien he
Ong Nam, truong thon, 0900 000 000`);
    expect(values(found)).toEqual({
      name: 'Hop xom ngoai san',
      kind: 'method',
      unitName: 'Thon 3, xa Doi Che',
      problem: 'Nha van hoa xa, nguoi gia kho di.',
      approach: 'Chon san nha dan, moi nha mot ghe.',
      resources: 'Khong ton kinh phi.',
      conditions: 'Xom duoi 40 nha.',
      results: 'Ti le du hop tang tu 40 len 85 phan tram.',
      beneficiaries: 'Nguoi cao tuoi.',
      failures: 'Mua thi phai hoan.',
      contact: 'Ong Nam, truong thon, 0900 000 000'
    });
  });

  it('as a table of labels and values, pasted by tabs or in a Word file', async () => {
    const rows = [
      ['1', 'Tên mô hình, cách làm', 'Đường hoa Suối Mơ'],
      ['2', 'Tác giả/nhóm tác giả', 'Hội Phụ nữ thôn Suối Mơ'],
      ['3', 'Mục đích', 'Thay cỏ dại, xóa điểm rác.'],
      ['4', 'Nội dung và các bước thực hiện', 'Mỗi hộ hai mươi mét.'],
      ['5', 'Kết quả, hiệu quả', 'Không còn điểm đổ rác.'],
      ['6', 'Phạm vi ảnh hưởng', 'Ba thôn liền kề.']
    ];
    const expected = {
      name: 'Đường hoa Suối Mơ',
      problem: 'Thay cỏ dại, xóa điểm rác.',
      approach: 'Mỗi hộ hai mươi mét.',
      results: 'Không còn điểm đổ rác.',
      beneficiaries: 'Ba thôn liền kề.',
      authors: 'Hội Phụ nữ thôn Suối Mơ'
    };
    expect(values(await text(rows.map((row) => row.join('\t')).join('\n')))).toEqual(expected);
    expect(values(await file(paragraph('PHIẾU ĐĂNG KÝ', 'Title') + table(rows)))).toEqual(expected);
    expect(values(await file(table(rows.map((row) => row.slice(1)))))).toEqual(expected);
  });

  it('with styled headings, and the name only in its title', async () => {
    const found = await file(
      paragraph('Báo cáo kết quả thực hiện mô hình hay “Camera an ninh”', 'Title') +
        paragraph('Đặt vấn đề', 'Heading1') +
        paragraph('Trộm vặt tăng.') +
        paragraph('Quá trình triển khai thực hiện mô hình', 'Heading1') +
        paragraph('Bước 1. Họp dân', 'Heading2') +
        paragraph('Họp từng tổ.') +
        paragraph('Bước 2. Lắp đặt', 'Heading2') +
        paragraph('Mỗi tuyến ba camera.') +
        paragraph('Một số kết quả nổi bật', 'Heading1') +
        paragraph('Số vụ trộm giảm từ 14 còn 3.') +
        paragraph('Phụ lục', 'Heading1') +
        paragraph('Danh sách hộ góp tiền.')
    );
    expect(values(found)).toEqual({
      name: 'Camera an ninh',
      kind: 'model',
      problem: 'Trộm vặt tăng.',
      approach: 'Bước 1. Họp dân\nHọp từng tổ.\nBước 2. Lắp đặt\nMỗi tuyến ba camera.',
      results: 'Số vụ trộm giảm từ 14 còn 3.'
    });
    expect(found.rest).toContain('Danh sách hộ góp tiền.');
  });

  it('with bold lines for headings, and two parts for one field', async () => {
    const found = await file(
      strong('Tên sáng kiến:') +
        paragraph('Tủ điểm A') +
        strong('Thực trạng trước khi áp dụng') +
        paragraph('Học sinh ít đọc sách.') +
        strong('Mục tiêu') +
        paragraph('Mỗi tuần một cuốn.') +
        strong('Các giải pháp chính') +
        paragraph('Góc đọc ở mỗi lớp.') +
        strong('Hiệu quả xã hội') +
        paragraph('Thư viện đông hơn.')
    );
    expect(values(found)).toEqual({
      name: 'Tủ điểm A',
      kind: 'method',
      problem: 'Thực trạng trước khi áp dụng\nHọc sinh ít đọc sách.\n\nMục tiêu\nMỗi tuần một cuốn.',
      approach: 'Góc đọc ở mỗi lớp.',
      results: 'Thư viện đông hơn.'
    });
  });

  it('is not misread where a sentence only begins like a heading', async () => {
    const found = await text(`Cách làm:
Nội dung tuyên truyền: an toàn giao thông, phòng cháy.
Kết quả tốt thì khen ngay tại buổi họp của tổ.
Đối tượng được mời là chủ hộ và người cao tuổi trong thôn.
Điều kiện thời tiết xấu thì hoãn.`);
    expect(values(found)).toEqual({
      approach:
        'Nội dung tuyên truyền: an toàn giao thông, phòng cháy.\nKết quả tốt thì khen ngay tại buổi họp của tổ.\nĐối tượng được mời là chủ hộ và người cao tuổi trong thôn.\nĐiều kiện thời tiết xấu thì hoãn.'
    });
  });

  it('longer than a field takes is cut between words, and says so', async () => {
    const found = await text(`Bài học kinh nghiệm\n${'dài dòng '.repeat(800)}`);
    expect(found.proposals[0]).toMatchObject({ field: 'failures', cut: true });
    expect(found.proposals[0]?.value.length).toBeLessThanOrEqual(4000);
    expect(found.proposals[0]?.value).toMatch(/(dài|dòng)$/);
  });

  it('of nothing known proposes nothing and gives its words back', async () => {
    const found = await text('Chào các đồng chí.\nHôm nay trời đẹp.');
    expect(found).toEqual({ proposals: [], rest: 'Chào các đồng chí.\nHôm nay trời đẹp.' });
    expect(await text('')).toEqual({ proposals: [], rest: '' });
  });
});

describe('the little things', () => {
  it.each([
    ['từ ngày 10/01/2025', '2025-01-10'],
    ['ngày 5 tháng 9 năm 2024', '2024-09-05'],
    ['Từ tháng 3/2023 đến nay', '2023-03-01'],
    ['tháng 3 năm 2023', '2023-03-01'],
    ['năm 2022', '2022-01-01'],
    ['31/02/2025', null],
    ['từ đầu năm', null]
  ])('day of %s', (given, day) => expect(dayIn(given)).toBe(day));
  it.each([
    ['Ông Trần Văn Mẫu, Trưởng thôn', 'Trần Văn Mẫu — Trưởng thôn'],
    ['1. Lê Thị Thử (Bí thư chi bộ)\n2. Đ/c Phạm Mẫu', 'Lê Thị Thử — Bí thư chi bộ\nPhạm Mẫu'],
    ['Hội Phụ nữ thôn', 'Hội Phụ nữ thôn']
  ])('people of %s', (given, people) => expect(peopleIn(given)).toBe(people));
});

describe('what is no report', () => {
  it('is refused with a reason', async () => {
    const read = (bytes: Buffer) => recogniseFile(services, writer, { file: bytes });
    await expect(read(Buffer.from('xin chào'))).rejects.toMatchObject({ code: 'docx_not_docx', status: 422 });
    await expect(read(docxOf(paragraph('x')).subarray(0, 300))).rejects.toMatchObject({ code: 'docx_corrupt' });
    await expect(recogniseFile(services, visitorActor('t'), { file: Buffer.alloc(0) })).rejects.toMatchObject({ code: 'sign_in_needed' }); // prettier-ignore
    await expect(recogniseText(services, await staff(services, 'writer', 'X'), { text: '' })).rejects.toMatchObject({ code: 'forbidden' }); // prettier-ignore
  });
});
