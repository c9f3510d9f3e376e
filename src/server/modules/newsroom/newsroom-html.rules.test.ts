// What is saved is safe, what is shown has its pictures, and search reads the words alone.
import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Picture } from '#shared/media.ts';
import { cleanHtml } from '#shared/word-html.ts';
import {
  mediaIn,
  plainTextOf,
  readingMinutes,
  renderBody,
  sanitiseBody,
  type BodyMedia
} from './newsroom-html.rules.ts';

const id = '0190a0b0-0000-7000-8000-000000000001';
const picture: Picture = {
  id,
  src: '/media/a-640.webp',
  avif: '/media/a-320.avif 320w, /media/a-640.avif 640w',
  webp: '/media/a-320.webp 320w',
  width: 1280,
  height: 800,
  colour: '#aa5522',
  focal: { x: 0.25, y: 0.5 }
};
const image: BodyMedia = {
  kind: 'image',
  url: '/media/a.jpg',
  fileName: 'a.jpg',
  picture,
  alt: 'Hội trường',
  caption: '',
  credit: ''
};

describe('sanitising', () => {
  it.each([
    '<p>a<script>alert(1)</script></p>',
    '<img src=x onerror=alert(1)><svg onload=alert(1)>',
    '<a href="javascript:alert(1)">x</a><a href=" &#x6a;avascript:alert(1)">y</a>',
    '<p style="background:url(javascript:alert(1))" onclick=x>z</p>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    `<figure data-media="${id}" data-alt="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"></figure>`,
    '<<script>script>alert(1)<</script>/script>',
    '<p title="</p><script>alert(1)</script>">q</p>'
  ])('leaves nothing that runs in %s', (dirty) => {
    const rendered = renderBody(sanitiseBody(dirty), () => image, 'vi');
    expect(rendered).not.toMatch(/<script|<svg|<style|<math|javascript:|<[^>]*\son\w+\s*=/i);
  });
  it('agrees with the editor’s cleaner, so that saving changes nothing of what the writer sees', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '<p>',
            '<b>',
            '<a href="https://a.vn/?a=1&amp;b=%20">',
            '</a>',
            '"',
            '&',
            '&lt;',
            '<ul><li>',
            'chữ',
            '<table><tr><th>',
            '<td colspan=2>',
            '</table>',
            '<br>',
            `<figure data-media="${id}" data-alt="&quot;x&quot; &amp; y">`,
            '<figcaption>',
            '</figure>'
          )
        ),
        (parts) => {
          const cleaned = cleanHtml(parts.join('')).html;
          expect(sanitiseBody(cleaned)).toBe(cleaned);
        }
      )
    );
  });
  it('keeps the demo articles whole', () => {
    const folder = new URL('../../../../seeds/demo/articles/', import.meta.url);
    for (const name of readdirSync(folder).slice(0, 12)) {
      const body = readFileSync(new URL(name, folder), 'utf8').split(/^---$/m).slice(2).join('---');
      const words = (html: string) => plainTextOf(html).replace(/\s+/g, ' ');
      const count = (html: string, tag: string) => html.split(`<${tag}`).length;
      const safe = sanitiseBody(body.replaceAll(/data-image="[^"]*"/g, `data-media="${id}"`));
      expect(words(safe), name).toBe(words(body));
      for (const tag of ['figure', 'table', 'li', 'h2', 'h3', 'a ', 'td', 'strong'])
        expect(count(safe, tag), `${name} ${tag}`).toBe(count(body, tag));
    }
  });
});

describe('rendering', () => {
  it('gives a picture its sizes, its room and its words', () => {
    expect(
      renderBody(
        `<figure data-media="${id}" data-alt="Bà &quot;Tư&quot;"><figcaption>Ảnh: <em>An</em></figcaption></figure>`,
        () => image,
        'vi'
      )
    ).toBe(
      '<figure><picture><source type="image/avif" srcset="/media/a-320.avif 320w, /media/a-640.avif 640w" sizes="(min-width: 48rem) 44rem, 100vw">' +
        '<source type="image/webp" srcset="/media/a-320.webp 320w" sizes="(min-width: 48rem) 44rem, 100vw">' +
        '<img src="/media/a-640.webp" alt="Bà &quot;Tư&quot;" width="1280" height="800" loading="lazy" decoding="async" style="background-color:#aa5522;object-position:25% 50%"></picture>' +
        '<figcaption>Ảnh: <em>An</em></figcaption></figure>'
    );
  });
  it('falls back on the library’s words and names the source once', () => {
    const media = { ...image, caption: 'Cuối buổi', credit: 'Ảnh: An' };
    const bare = `<figure data-media="${id}"></figure>`;
    expect(renderBody(bare, () => media, 'vi')).toContain('alt="Hội trường"');
    expect(renderBody(bare, () => media, 'vi')).toContain(
      '<figcaption>Cuối buổi <span class="credit">Ảnh: An</span></figcaption>'
    );
    expect(
      renderBody(`<figure data-media="${id}"><figcaption>X. Ảnh: An</figcaption></figure>`, () => media, 'vi')
    ).not.toContain('credit');
  });
  it('plays a video, links a document, leaves out what is gone', () => {
    const figure = `<figure data-media="${id}" data-alt="Phỏng vấn" data-kind="video"></figure>`;
    expect(renderBody(figure, () => ({ ...image, kind: 'video', picture: null, url: '/media/v.mp4' }), 'vi')).toContain(
      '<video src="/media/v.mp4" controls'
    );
    expect(renderBody(figure, () => ({ ...image, kind: 'document', picture: null, url: '/media/d.pdf' }), 'vi')).toBe(
      '<p><a href="/media/d.pdf">a.jpg</a></p>'
    );
    expect(renderBody(`<p>a</p>${figure}`, () => undefined, 'vi')).toBe('<p>a</p>');
  });
  it('frames tables and marks links that leave', () => {
    const html = renderBody(
      sanitiseBody(
        '<table><tr><td>1</td><td>2</td></tr></table><p><a href="https://a.vn">a</a> <a href="/tin/b">b</a></p>'
      ),
      () => undefined,
      'en'
    );
    expect(html).toContain(
      '<div class="table-scroll" role="region" tabindex="0" aria-label="Table, scroll sideways to see all"><table>'
    );
    expect(html).toContain('<a href="https://a.vn" rel="noopener">a</a> <a href="/tin/b">b</a>');
  });
});

describe('reading', () => {
  it('finds the pictures of bodies', () => {
    const other = id.replace(/1$/, '2');
    expect(
      mediaIn(
        `<figure data-media="${id}"></figure><figure data-media="${other}" data-kind="video"></figure>`,
        null,
        `<figure data-media="${id}"></figure>`
      )
    ).toEqual([id, other]);
  });
  it('gives words without markup', () => {
    expect(
      plainTextOf('<h2>A</h2>\n<p>b &lt;c&gt;<br />d</p><table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>')
    ).toBe('A\nb <c>\nd\n1\t2');
  });
  it('counts minutes', () => {
    expect(readingMinutes('')).toBe(1);
    expect(readingMinutes('chữ '.repeat(720))).toBe(3);
  });
});
