// Papers in both styles: the parts of the file are well formed and hold what the rule books ask for.
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { buildWordPaper } from './word-paper.ts';
import { boldWidth, headingNumber, numberLine, paperDate, writable } from './word-text.ts';
import type { WordBlock, WordPaper } from './word.types.ts';

const paper = (given: Partial<WordPaper> = {}): WordPaper => ({
  style: 'state',
  header: {
    parentBody: 'Ủy ban nhân dân tỉnh Mẫu',
    issuer: 'Sở Văn hóa',
    number: '/BC-SVH',
    place: 'Tỉnh Mẫu',
    on: '2026-02-05'
  },
  title: 'Báo cáo',
  abstract: 'Kết quả thực hiện mô hình hay, cách làm hiệu quả',
  blocks: [],
  recipients: ['Như trên', 'Lưu: VT.'],
  signature: { capacity: ['KT. GIÁM ĐỐC'], position: 'PHÓ GIÁM ĐỐC', name: 'Trần Thị Thử' },
  ...given
});

async function read(file: Buffer): Promise<{ zip: JSZip; text: (name: string) => Promise<string> }> {
  const zip = await JSZip.loadAsync(file, { checkCRC32: true });
  return { zip, text: async (name) => (await zip.file(name)?.async('string')) ?? '' };
}

/** Every opened element is closed by its own name, every sign is one XML may hold. */
function wellFormed(xml: string): boolean {
  const open: string[] = [];
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]|&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(xml)) return false;
  for (const [, close, name, rest] of xml.matchAll(/<(\/?)([\w:]+)([^<>]*)>/g)) {
    if (close) {
      if (open.pop() !== name) return false;
    } else if (!rest?.endsWith('/')) open.push(name ?? '');
  }
  return open.length === 0;
}

const blocks: WordBlock[] = [
  { type: 'heading', level: 1, text: 'Tình hình' },
  { type: 'heading', level: 2, text: 'Số lượng' },
  { type: 'heading', level: 3, text: 'Theo lĩnh vực' },
  { type: 'heading', level: 2, text: 'Chất lượng' },
  { type: 'heading', level: 1, text: 'Đánh giá' },
  { type: 'heading', level: 2, text: 'Ưu điểm' },
  {
    type: 'paragraph',
    text: ['Có ', { text: '75', link: 'https://mau.test/van-phong/thong-ke/ho-so?nam=2023&x=1' }, ' mô hình.']
  },
  { type: 'list', items: ['Một', ['Hai ', { text: 'đậm', bold: true }]] },
  {
    type: 'table',
    caption: 'Bảng 1',
    columns: [
      { title: 'TT', width: 1, align: 'center' },
      { title: 'Tên', width: 6 },
      { title: 'Số', width: 2, align: 'right' }
    ],
    rows: [
      ['1', 'Cà phê sáng <với> "dân" & hàng xóm', '12'],
      [{ text: 'Cộng', columns: 2, bold: true }, '12']
    ]
  }
];

/** Keeps a failure readable: the text itself is long. */
const holds = (body: string, piece: string) => expect(body.includes(piece), piece).toBe(true);

describe('a paper in the State style', () => {
  it('has the sizes, the typeface and the head that the decree asks for', async () => {
    const { zip, text } = await read(await buildWordPaper(paper({ blocks })));
    for (const name of Object.keys(zip.files).filter((one) => /\.(xml|rels)$/.test(one)))
      expect(wellFormed(await text(name)), name).toBe(true);
    const body = await text('word/document.xml');
    holds(body, '<w:pgSz w:w="11906" w:h="16838"');
    holds(body, '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701"');
    holds(body, '<w:titlePg/>');
    for (const piece of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'ỦY BAN NHÂN DÂN TỈNH MẪU',
      'Tỉnh Mẫu, ngày 05 tháng 02 năm 2026',
      'BÁO CÁO',
      'Nơi nhận:',
      '- Như trên;',
      '- Lưu: VT.'
    ])
      holds(body, piece);
    expect(/Số:\s+\/BC-SVH/.test(body)).toBe(true);
    expect(await text('word/styles.xml')).toContain('Times New Roman');
    const headers = await Promise.all(
      Object.keys(zip.files)
        .filter((one) => /header\d/.test(one))
        .map(text)
    );
    expect(headers.filter((one) => one.includes('PAGE'))).toHaveLength(1);
    expect(await text('word/settings.xml')).toMatch(
      /compatibilityMode"[^>]*w:val="15"|w:val="15"[^>]*compatibilityMode/
    );
  });

  it('numbers headings, repeats the table head, links figures', async () => {
    const { text } = await read(await buildWordPaper(paper({ blocks })));
    const body = await text('word/document.xml');
    for (const heading of [
      'I. Tình hình',
      '1. Số lượng',
      'a) Theo lĩnh vực',
      '2. Chất lượng',
      'II. Đánh giá',
      '1. Ưu điểm'
    ])
      holds(body, `>${heading}<`);
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    holds(body, '<w:gridSpan w:val="2"/>');
    expect(body).toContain('Cà phê sáng &lt;với&gt;');
    expect(await text('word/_rels/document.xml.rels')).toContain(
      'https://mau.test/van-phong/thong-ke/ho-so?nam=2023&amp;x=1'
    );
  });

  it('leaves room for what is written by hand', async () => {
    const open = paper({ header: { ...paper().header, on: null, number: '' } });
    const { text } = await read(await buildWordPaper(open, new Date('2026-12-31T18:00:00Z')));
    expect(await text('word/document.xml')).toMatch(/Tỉnh Mẫu, ngày\s+tháng\s+năm 2027/);
  });

  it('takes pictures and annexes lying on their side', async () => {
    const png = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#9a1b1e' } })
      .png()
      .toBuffer();
    const made = await buildWordPaper(
      paper({
        blocks: [{ type: 'picture', png, width: 120, alt: 'Biểu đồ', caption: 'Hình 1' }],
        annexes: [{ title: 'Phụ lục', name: 'Danh mục', landscape: true, blocks: [{ type: 'paragraph', text: 'Hết' }] }]
      })
    );
    const { zip, text } = await read(made);
    const image = Object.keys(zip.files).find((one) => one.endsWith('.png')) ?? '';
    expect(crc32((await zip.file(image)?.async('nodebuffer')) ?? Buffer.alloc(0))).toBe(crc32(png));
    const body = await text('word/document.xml');
    holds(body, '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"');
    holds(body, 'descr="Biểu đồ"');
  });
});

it('a paper in the Party style has its own head', async () => {
  const party = paper({
    style: 'party',
    header: {
      parentBody: 'Tỉnh ủy Mẫu',
      issuer: 'Ban Tuyên giáo',
      number: '35-KH/BTGTU',
      place: 'Tỉnh Mẫu',
      on: '2023-11-22'
    },
    title: 'Kế hoạch'
  });
  const { text } = await read(await buildWordPaper(party));
  const body = await text('word/document.xml');
  for (const piece of ['ĐẢNG CỘNG SẢN VIỆT NAM', '>*<', 'Số 35-KH/BTGTU', 'ngày 22 tháng 11 năm 2023', '-----'])
    holds(body, piece);
  expect(body.includes('CỘNG HÒA')).toBe(false);
});

it('any text whatever gives a file that can be read', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'binary-ascii', maxLength: 60 }),
      async (a, b) => {
        const made = await buildWordPaper(
          paper({
            title: a || 'x',
            abstract: b,
            blocks: [
              { type: 'paragraph', text: a },
              { type: 'table', columns: [{ title: b, width: 1 }], rows: [[a]] }
            ]
          })
        );
        const { text } = await read(made);
        return wellFormed(await text('word/document.xml')) && wellFormed(await text('docProps/core.xml'));
      }
    ),
    { numRuns: 8 }
  );
});

it('small texts are written as on paper', () => {
  expect(paperDate('2026-10-01')).toBe('ngày 01 tháng 10 năm 2026');
  expect(paperDate('2026-03-22')).toBe('ngày 22 tháng 3 năm 2026');
  expect(paperDate('2026-02-09')).toBe('ngày 09 tháng 02 năm 2026');
  expect(numberLine('party', '107-CV/BTGDVTU')).toBe('Số 107-CV/BTGDVTU');
  expect(headingNumber(1, 14)).toBe('XIV.');
  expect(headingNumber(3, 5)).toBe('đ)');
  expect(writable('a\u0000\u000b\ud800b')).toBe('ab');
  // By the metrics of the typeface: 56 mm in print.
  expect(boldWidth('Độc lập - Tự do - Hạnh phúc', 13)).toBeCloseTo(158.6, 0);
});
