// What the editor holds is what the sanitiser keeps: a body goes in and comes out the same.
import { readFileSync, readdirSync } from 'node:fs';
import { getSchema } from '@tiptap/core';
import { DOMParser, DOMSerializer } from '@tiptap/pm/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitiseBody } from '#server/modules/newsroom/newsroom-html.rules.ts';
import { articleExtensions, canonicalHtml } from './schema.ts';
import { elementOf, htmlOf, writingDocument } from './test-dom.ts';

const schema = getSchema(articleExtensions());
const parser = DOMParser.fromSchema(schema);
const serializer = DOMSerializer.fromSchema(schema);
const id = '0190a0b0-0000-7000-8000-000000000001';

function throughEditor(html: string): string {
  const doc = parser.parse(elementOf(html));
  doc.check();
  return canonicalHtml(htmlOf(serializer.serializeFragment(doc.content, { document: writingDocument })));
}

describe('the editor’s schema', () => {
  it.each([
    '<p>Một <strong>hai <em>ba</em></strong> <u>bốn</u> <s>năm</s> <a href="https://a.vn/?x=1&amp;y=2">sáu</a></p>',
    '<h2>Đề mục</h2>\n<h3>Nhỏ <em>hơn</em></h3>\n<h4>Nữa</h4>\n<hr />\n<p>a<br />b</p>',
    '<ul><li>a<ul><li>b<ol><li>c</li></ol></li></ul></li><li><p>d</p><p>e</p></li></ul>',
    '<blockquote><p>Lời</p><p>Người nói</p></blockquote>',
    '<ol><li><h3>Đề mục trong ý</h3></li></ol>',
    `<figure data-media="${id}" data-alt="Bà &quot;Tư&quot; &amp; cháu"><figcaption>Ảnh: <em>An</em><br />2023</figcaption></figure>`,
    `<figure data-media="${id}" data-kind="video"></figure>`,
    `<ul><li><p>a</p><figure data-media="${id}"></figure></li></ul>`,
    '<table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead><tbody><tr><th scope="row">c</th><td>d</td></tr></tbody></table>',
    '<table><caption>Bảng 1. <em>Kết quả</em> <a href="/tin/x">năm</a></caption><tbody><tr><td colspan="2">a</td></tr><tr><td rowspan="2"><p>b</p><p>c</p></td><td>d<ul><li>e</li></ul></td></tr><tr><td></td></tr></tbody></table>'
  ])('gives back %s', (html) => {
    const body = sanitiseBody(html);
    expect(throughEditor(body)).toBe(body);
    expect(sanitiseBody(throughEditor(body))).toBe(body);
  });

  it('gives back whatever the sanitiser has kept', () => {
    const parts = fc.constantFrom(
      ...'<p> </p> <h2> </h2> <h4> <b> </b> <i> </i> <u> <s> <br> <hr> <ul> <ol> <li> </li> </ul> </ol> <blockquote> </blockquote> <table> <caption> </caption> <thead> <tbody> <tr> <th> <td> </td> </tr> </table> <figcaption> </figcaption> </figure>'.split(
        ' '
      ),
      '<a href="https://a.vn/?a=1&amp;b=2">',
      '<a href="/tin/b">',
      '</a>',
      '<td colspan=2>',
      '<th rowspan=2>',
      `<figure data-media="${id}">`,
      `<figure data-media="${id}" data-alt="x &amp; &quot;y&quot;">`,
      `<figure data-media="${id}" data-kind="video">`,
      'chữ',
      'chữ viết ',
      ' ',
      '&lt;b&gt;',
      '"'
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 40 }), (list) => {
        // Twice: an underline around a link goes only when it is met inside it.
        const body = sanitiseBody(sanitiseBody(list.join('')));
        expect(throughEditor(body)).toBe(body);
      }),
      { numRuns: 600 }
    );
  });

  it('gives back the demo articles', () => {
    const folder = new URL('../../../seeds/demo/articles/', import.meta.url);
    for (const name of readdirSync(folder)) {
      const source = readFileSync(new URL(name, folder), 'utf8').split(/^---$/m).slice(2).join('---');
      const body = sanitiseBody(source.replaceAll(/data-image="[^"]*"/g, `data-media="${id}"`));
      expect(throughEditor(body), name).toBe(body);
    }
  });

  it('holds nothing that runs', () => {
    const dirty =
      '<p onclick="x()">a<script>alert(1)</script><img src=x onerror=alert(1)></p><a href="javascript:alert(1)">b</a><figure data-media="x"><img src="data:image/png;base64,AAAA"></figure><iframe src="https://a.vn"></iframe>';
    const doc = parser.parse(elementOf(dirty));
    const html = htmlOf(serializer.serializeFragment(doc.content, { document: writingDocument }));
    expect(html).toBe('<p>a</p><p>b</p>');
  });
});
