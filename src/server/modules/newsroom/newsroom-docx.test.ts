// Word documents: what is read of a good one, and what a writer is told of every other file.
import { beforeAll, describe, expect, it } from 'vitest';
import { docxOf, drawing, paragraph, table, zipOf } from '#tests/support/docx.ts';
import { section, staff } from '#tests/support/newsroom.ts';
import { testServices } from '#tests/support/services.ts';
import { docxFault } from '#server/platform/docx-file.ts';
import { visitorActor, type Actor } from '#server/platform/actor.ts';
import { createArticle, getArticle } from './newsroom-articles.usecases.ts';
import { placePictures, readDocx } from './newsroom-docx.usecases.ts';
import { splitTitle } from './newsroom-docx.rules.ts';

const services = await testServices();
let writer: Actor;
let sectionId: string;
beforeAll(async () => {
  writer = await staff(services, 'writer', 'Bình');
  sectionId = await section(services);
});
const read = (file: Buffer, fileName = 'bao-cao.docx') => readDocx(services, writer, { file, fileName });
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64'
);

describe('a good document', () => {
  it('gives its title, headings, tables and pictures', async () => {
    const file = docxOf(
      paragraph('Kết quả sau một năm', 'Title') + paragraph('Mở đầu', 'Heading1') + paragraph('Có 54 mô hình.') +
        table([['Đơn vị', 'Số'], ['Kim Long', '12']]) + drawing('Toàn cảnh') + paragraph(''),
      { image: png }
    ); // prettier-ignore
    const document = await read(file);
    expect(document.title).toBe('Kết quả sau một năm');
    expect(document.pictures).toEqual([{ bytes: png, contentType: 'image/png', alt: '' }]);
    const id = '0190a0b0-0000-7000-8000-000000000001';
    expect(placePictures(document.html, [id])).toBe(
      '<h2>Mở đầu</h2>\n<p>Có 54 mô hình.</p>\n<table><tbody><tr><td>Đơn vị</td><td>Số</td></tr><tr><td>Kim Long</td><td>12</td></tr></tbody></table>\n' +
        `<figure data-media="${id}" data-alt="Toàn cảnh"></figure>`
    );
    expect(placePictures(document.html, [null])).not.toContain('figure');
  });
  it('becomes a draft', async () => {
    const { title, html } = await read(
      docxOf(paragraph('Bài của xã') + paragraph('Nội dung <đoạn>'.replace(/</g, '&lt;')))
    );
    const { id } = await createArticle(services, writer, { title, sectionId, unitId: null, content: { body: html } });
    expect((await getArticle(services, writer, { id })).content).toMatchObject({
      title: 'Bài của xã',
      body: '<p>Nội dung &lt;đoạn&gt;</p>'
    });
  });
  it('takes its title from the first line, else from its name', () => {
    const plain = (html: string) => html.replace(/<[^>]+>/g, '');
    expect(splitTitle('<table></table>\n<p>Dòng đầu</p>\n<p>Hai</p>', 'x.docx', plain)).toEqual({
      title: 'Dòng đầu',
      html: '<table></table>\n<p>Dòng đầu</p>\n<p>Hai</p>'
    });
    expect(splitTitle('', 'Báo cáo quý.docx', plain).title).toBe('Báo cáo quý');
  });
});

describe('every other file', () => {
  const ole = (inside: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(inside, 'utf16le')]);
  it.each([
    ['an empty file', Buffer.alloc(0), 'empty'],
    ['a picture', png, 'not_docx'],
    ['text', Buffer.from('xin chào'), 'not_docx'],
    ['an old .doc', ole('WordDocument'), 'old_word'],
    ['one with a password', ole('EncryptedPackage'), 'encrypted'],
    [
      'a workbook',
      zipOf([
        { name: '[Content_Types].xml', content: 'x' },
        { name: 'xl/workbook.xml', content: 'x' }
      ]),
      'not_docx'
    ],
    ['a plain ZIP', zipOf([{ name: 'a.txt', content: 'x' }]), 'not_docx'],
    ['one with macros', docxOf(paragraph('x'), { extra: [{ name: 'word/vbaProject.bin', content: 'x' }] }), 'macros'],
    [
      'a .docm renamed',
      docxOf(paragraph('x'), { mainType: 'application/vnd.ms-word.document.macroEnabled.main+xml' }),
      'macros'
    ],
    ['one cut off', docxOf(paragraph('x'.repeat(5000))).subarray(0, 700), 'corrupt'],
    ['one with a damaged part', damaged(), 'corrupt'],
    [
      'one that grows without end',
      docxOf(paragraph('x'), {
        extra: [{ name: 'word/media/a.png', content: Buffer.alloc(1_000_000), claimed: 500_000_000 }]
      }),
      'too_large'
    ],
    [
      'one that lies about its size',
      docxOf(paragraph('x'), {
        extra: [{ name: 'word/footnotes.xml', content: Buffer.alloc(3_000_000), claimed: 1000 }]
      }),
      'corrupt'
    ],
    ['one of 50 MB', Buffer.concat([docxOf(paragraph('x')), Buffer.alloc(50 * 1024 * 1024)]), 'too_large']
  ])('%s', async (_name, file, fault) => {
    expect(await docxFault(file)).toBe(fault);
    await expect(read(file)).rejects.toMatchObject({
      code: `docx_${fault}`,
      status: fault === 'too_large' ? 413 : 422
    });
  });
  it('XML that is none', async () => {
    const file = zipOf([
      { name: '[Content_Types].xml', content: 'x' },
      { name: 'word/document.xml', content: 'no xml' }
    ]);
    await expect(read(file)).rejects.toMatchObject({ code: 'docx_corrupt' });
  });
  it('is not even looked at for a visitor', async () => {
    await expect(readDocx(services, visitorActor('t'), { file: png, fileName: '' })).rejects.toMatchObject({
      code: 'sign_in_needed'
    });
  });
});

function damaged(): Buffer {
  const file = docxOf(paragraph('x'.repeat(9000)));
  const at = file.indexOf('word/document.xml') + 17;
  file.fill(0xff, at + 4, at + 30);
  return file;
}
