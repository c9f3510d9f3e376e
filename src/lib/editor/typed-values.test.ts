// The small rules of the editor: addresses of links, counts, files that may come in, names of keys.
import { describe, expect, it } from 'vitest';
import { safeHref } from '#shared/word-inline.ts';
import { countText } from './counts.ts';
import { cleanPasted, judgeFile } from './incoming.ts';
import { readLinkAddress } from './link-address.ts';
import { shownKeys, spokenKeys } from './toolbar-keys.ts';

describe('addresses of links', () => {
  it.each([
    [' https://a.vn/tin?x=1#y ', 'https://a.vn/tin?x=1#y'],
    ['HTTP://a.vn', 'HTTP://a.vn'],
    ['baochinhphu.vn', 'https://baochinhphu.vn'],
    ['tinhmau.gov.vn:8080/a b', null],
    ['www.tinhmau.gov.vn/tin/a', 'https://www.tinhmau.gov.vn/tin/a'],
    ['toasoan@tinhmau.gov.vn', 'mailto:toasoan@tinhmau.gov.vn'],
    ['mailto:toasoan@tinhmau.gov.vn', 'mailto:toasoan@tinhmau.gov.vn'],
    ['/tin/mo-hinh', '/tin/mo-hinh'],
    ['//xau.vn', null],
    ['/\\xau.vn', null],
    ['javascript:alert(1)', null],
    ['java\u0000script:alert(1)', null],
    [' jAvAsCrIpT&colon;alert(1)', null],
    ['data:text/html,<script>', null],
    ['file:///C:/a.docx', null],
    ['https://', null],
    ['hội nghị', null],
    ['', null]
  ])('%j gives %j', (typed, address) => {
    expect(readLinkAddress(typed)).toBe(address);
    if (address !== null) expect(safeHref(address)).toBe(address);
  });
});

describe('counts', () => {
  it('counts syllables and characters, however the marks were typed', () => {
    expect(countText('Mô hình\nhay')).toEqual({ words: 3, characters: 10 });
    expect(countText('tie\u0302\u0301ng Vie\u0323\u0302t 👍')).toEqual({ words: 3, characters: 12 });
    expect(countText(' \n ')).toEqual({ words: 0, characters: 0 });
  });
});

describe('what comes in', () => {
  it.each([
    [{ type: 'image/jpeg', name: 'a', size: 1 }, 'image'],
    [{ type: 'image/svg+xml', name: 'a.svg', size: 1 }, 'image'],
    [{ type: '', name: 'A.PNG', size: 1 }, 'image'],
    [{ type: 'video/mp4', name: 'a.mp4', size: 2 ** 31 }, 'video'],
    [{ type: 'image/png', name: 'a.png', size: 2 ** 31 }, 'too_large'],
    [{ type: 'application/pdf', name: 'a.pdf', size: 1 }, 'other'],
    [{ type: 'text/html', name: 'a.png', size: 1 }, 'other'],
    [{ type: '', name: 'a.exe', size: 1 }, 'other']
  ] as const)('%o is %s', (file, judged) => expect(judgeFile(file)).toBe(judged));

  it('cleans what other programs hand over, and leaves an editor’s own copy alone', () => {
    expect(cleanPasted('<p onclick="x">a<img src="file:///a.png"></p><script>x</script>')).toEqual({
      html: '<p>a</p>',
      droppedImages: 1
    });
    const own = '<p data-pm-slice="1 1 []"> a </p>';
    expect(cleanPasted(own).html).toBe(own);
  });
});

describe('keys', () => {
  it('are named for the eye and for the ear', () => {
    expect(shownKeys('Mod-Shift-7', false)).toBe('Ctrl+Shift+7');
    expect(shownKeys('Mod-b', true)).toBe('⌘B');
    expect(shownKeys('Alt-ArrowUp', false)).toBe('Alt+↑');
    expect(spokenKeys('Mod-[', false)).toBe('Control+[');
    expect(spokenKeys('Alt-ArrowUp', true)).toBe('Alt+ArrowUp');
  });
});
