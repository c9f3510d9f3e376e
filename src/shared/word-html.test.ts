// Pasted documents come out as plain article HTML: structure kept, office mark-up and anything that runs left out.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanHtml, cleanText } from './word-html.ts';

const clean = (html: string) => cleanHtml(html).html;

const wordClipboard = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Users/AN/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- /* Font Definitions */ @font-face {font-family:"Cambria Math";} p.MsoNormal {margin:0cm;} --></style>
</head><body lang=EN-US style='tab-interval:36.0pt'><!--StartFragment-->
<h1 style='margin-left:0cm'><b><span lang=VI style='font-family:"Times New Roman",serif'>K\u1EBFt qua\u0309 sau mo\u0323\u0302t n\u0103m<o:p></o:p></span></b></h1>
<p class=MsoNormal style='text-align:justify;mso-pagination:none'><span lang=VI style='font-size:14.0pt'>Sau mo\u0323\u0302t
n\u0103m, <b>54 m\u00F4 h\u00ECnh</b><b> \u0111ang cha\u0323y</b>;&nbsp;&nbsp; <i style='mso-bidi-font-style:normal'>kh\u00F4ng</i> m\u00F4 h\u00ECnh n\u00E0o d\u1EEBng.<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Duy tr&igrave;<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-add-space:auto;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Khu ph\u1ED1 1</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>R\u00E0 so\u00E1t</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]>M\u1ED9t</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span><![endif]>Hai</p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
 <thead><tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'><td width=301 valign=top><p class=MsoNormal><b>Đơn vị<o:p></o:p></b></p></td><td width=301 colspan=2><p class=MsoNormal><b>Số người</b></p></td></tr></thead>
 <tr><td><p class=MsoNormal>Kim Long</p></td><td><p class=MsoNormal>12</p></td><td><p class=MsoNormal>&nbsp;</p></td></tr>
</table>
<p class=MsoNormal><!--[if gte vml 1]><v:shape id="Picture_x0020_1"><v:imagedata src="file:///C:/clip_image001.png"/></v:shape><![endif]--><![if !vml]><img width=320 height=200 src="file:///C:/Users/AN/clip_image002.jpg" v:shapes="Picture_x0020_1"><![endif]><a
href="https://vi.wikipedia.org/wiki/B%C3%ACnh_D%C6%B0%C6%A1ng"><span style='text-decoration:underline'>xem thêm</span></a><a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a></p>
<!--EndFragment--></body></html>`;

describe('Word', () => {
  const { html, droppedImages } = cleanHtml(wordClipboard);
  it('keeps headings, paragraphs, marks, lists and tables', () => {
    expect(html.split('\n')).toEqual([
      '<h2>Kết quả sau một năm</h2>',
      '<p>Sau một năm, <strong>54 mô hình đang chạy</strong>; <em>không</em> mô hình nào dừng.</p>',
      '<ul><li>Duy trì<ul><li>Khu phố 1</li></ul></li><li>Rà soát</li></ul>',
      '<ol><li>Một</li><li>Hai</li></ol>',
      '<table><thead><tr><th scope="col"><strong>Đơn vị</strong></th><th scope="col" colspan="2"><strong>Số người</strong></th></tr></thead>' +
        '<tbody><tr><td>Kim Long</td><td>12</td><td></td></tr></tbody></table>',
      '<p><a href="https://vi.wikipedia.org/wiki/B%C3%ACnh_D%C6%B0%C6%A1ng">xem thêm</a>[1]</p>'
    ]);
  });
  it('counts the pictures that stay on the writer’s disk', () => expect(droppedImages).toBe(1));
  it('reads outline levels and heading classes', () => {
    expect(clean(`<p class=MsoHeading2>A</p><p style='mso-outline-level:3'>B</p><p class=MsoTitle>Tên</p>`)).toBe(
      '<h3>A</h3>\n<h4>B</h4>\n<h2>Tên</h2>'
    );
  });
  it('keeps the number of a numbered heading', () => {
    expect(
      clean(
        `<h2 style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.1<span>&nbsp;</span></span>Mở đầu</h2>`
      )
    ).toBe('<h2>1.1 Mở đầu</h2>');
  });
  it('turns typed bullets into a list, and leaves dashes of speech alone', () => {
    expect(
      clean(`<p class=MsoNormal>·<span>&nbsp;&nbsp;&nbsp; </span>Một</p><p>•&nbsp;Hai</p><p>– Chào bác!</p>`)
    ).toBe('<ul><li>Một</li><li>Hai</li></ul>\n<p>– Chào bác!</p>');
  });
  it('leaves out what a tracked change deleted, comments and hidden text', () => {
    expect(
      clean(
        `<p>Một <del cite="mailto:an" datetime="2026-01-01">ba</del><ins cite="mailto:an" datetime="2026-01-01">hai</ins>` +
          `<span class=MsoCommentReference>[A1]</span><span style='display:none;mso-hide:all'>ẩn</span></p>`
      )
    ).toBe('<p>Một hai</p>');
  });
});

describe('LibreOffice', () => {
  it('reads its clipboard', () => {
    const html = `<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title>
<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/><style type="text/css">@page { size: 21cm 29.7cm; margin: 2cm }</style></head>
<body lang="vi-VN" link="#000080" dir="ltr"><h2 class="western">Cách làm</h2>
<p style="line-height: 100%; margin-bottom: 0cm"><font face="Times New Roman, serif"><font size="4" style="font-size: 14pt">Mỗi tuần <b>một</b> buổi<sup>2</sup></font></font></p>
<p style="margin-bottom: 0cm"><br/>
</p>
<ul><li><p style="margin-bottom: 0cm">Sáng</p></li><li><p>Chiều</p><ul><li><p>Tối</p></li></ul></li></ul>
<table width="643" cellpadding="4" cellspacing="0"><col width="160"/><col width="160"/><tr valign="top"><th><p>Tháng</p></th><th><p>Buổi</p></th></tr><tr><td sdval="4" sdnum="1066;"><p>Tư</p></td><td><p>4</p></td></tr></table>
</body></html>`;
    expect(clean(html).split('\n')).toEqual([
      '<h2>Cách làm</h2>',
      '<p>Mỗi tuần <strong>một</strong> buổi²</p>',
      '<ul><li>Sáng</li><li>Chiều<ul><li>Tối</li></ul></li></ul>',
      '<table><thead><tr><th scope="col">Tháng</th><th scope="col">Buổi</th></tr></thead><tbody><tr><td>Tư</td><td>4</td></tr></tbody></table>'
    ]);
  });
});

describe('Google Docs', () => {
  it('reads its clipboard', () => {
    const html = `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-5f0c1d2e">
<h1 dir="ltr" style="line-height:1.38;"><span style="font-size:20pt;font-weight:400;">Tiêu đề</span></h1>
<p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-weight:400;font-style:normal;text-decoration:none;">Thường </span><span style="font-weight:700;">đậm</span><span style="font-weight:400;font-style:italic;"> nghiêng</span></p><br />
<ul style="margin-top:0;"><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">Ngoài</span></p></li>
<ul style="margin-top:0;"><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span>Trong</span></p></li></ul></ul>
<h2 dir="ltr"><span>Mục</span></h2>
<div dir="ltr" align="left"><table style="border:none;"><colgroup><col /><col /></colgroup><tbody><tr style="height:0pt"><td><p dir="ltr"><span>a</span></p><p dir="ltr"><span>b</span></p></td><td><p><span>c</span></p></td></tr></tbody></table></div></b><br class="Apple-interchange-newline">`;
    expect(clean(html).split('\n')).toEqual([
      '<h2>Tiêu đề</h2>',
      '<p>Thường <strong>đậm</strong><em> nghiêng</em></p>',
      '<ul><li>Ngoài<ul><li>Trong</li></ul></li></ul>',
      '<h3>Mục</h3>',
      '<table><tbody><tr><td><p>a</p><p>b</p></td><td>c</td></tr></tbody></table>'
    ]);
  });
});

describe('what must not come through', () => {
  it.each([
    ['a script', '<p>a</p><script>alert(1)</script><p>b</p>', '<p>a</p>\n<p>b</p>'],
    ['a script never closed', '<p>a</p><script>alert(1)', '<p>a</p>'],
    ['handlers', '<p onclick="alert(1)">a<b onmouseover=alert(1)>c</b></p>', '<p>a<strong>c</strong></p>'],
    ['a javascript link', '<p><a href="java\tscript:alert(1)">a</a></p>', '<p>a</p>'],
    ['an encoded javascript link', '<p><a href="&#106;avascript&colon;alert(1)">a</a></p>', '<p>a</p>'],
    ['a data link', '<p><a href="data:text/html,x">a</a></p>', '<p>a</p>'],
    ['another host by slashes', '<p><a href="//evil.example">a</a></p>', '<p>a</p>'],
    ['an image with a handler', '<img src=x onerror=alert(1)>', ''],
    ['an iframe', '<iframe src="https://evil.example"></iframe><p>a</p>', '<p>a</p>'],
    ['an svg', '<svg><script>alert(1)</script><text>x</text></svg><p>a</p>', '<p>a</p>'],
    ['a style block', '<style>p{color:red}</style><p style="color:red" class=x>a</p>', '<p>a</p>'],
    ['NUL and other controls', '<p>a\u0000b\u0007c\u200b</p>', '<p>abc</p>'],
    ['a tag cut by a NUL', '<scr\u0000ipt>alert(1)</scr\u0000ipt>', ''],
    [
      'markup written as text',
      '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
      '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'
    ],
    [
      'a figure of a made-up id',
      '<figure data-media="1&quot; onload=x"><figcaption>chú</figcaption></figure>',
      '<p>chú</p>'
    ]
  ])('%s', (_name, dirty, expected) => expect(clean(dirty)).toBe(expected));
});

describe('figures', () => {
  const id = '0190a0b0-0000-7000-8000-000000000001';
  it('keep media, alternative text and caption', () => {
    const html = `<figure data-media="${id}" data-alt="Bà &quot;Tư&quot;"><figcaption>Ảnh: <em>An</em></figcaption></figure>`;
    expect(clean(`<div>${html.replace('<figure', '<figure class="x" onclick="y"')}</div>`)).toBe(html);
  });
  it('turn a video element into a figure', () => {
    expect(clean(`<video data-media="${id}" controls></video>`)).toBe(
      `<figure data-media="${id}" data-kind="video"></figure>`
    );
  });
  it('take the pictures of an imported document out of their paragraphs', () => {
    const cleaned = cleanHtml('<p>Trước <img src="part:0" alt="Hội trường"> sau</p><img src="part:1">', {
      mediaOf: (src) => (src === 'part:0' ? id : null)
    });
    expect(cleaned).toEqual({
      html: `<p>Trước sau</p>\n<figure data-media="${id}" data-alt="Hội trường"></figure>`,
      droppedImages: 1
    });
  });
});

describe('always', () => {
  const pieces = fc.constantFrom(
    '<p>', '</p>', '<b>', '</b>', '<ul>', '</ul>', '<li>', '</li>', '<table>', '<tr>', '<td>', '</table>', '<h1>', '</h1>',
    '<a href="/tin/a">', '</a>', '<br>', '&nbsp;', ' ', 'chữ', '· ', '<p style="mso-list:l0 level2 lfo1">', '<blockquote>',
    '</blockquote>', '<hr>', '<span style="font-weight:bold">', '</span>', '<!--', '-->', '<script>', '</script>', '<', '&lt;', '"',
    '<figure>', '<figcaption>', '</figure>', '<sup>2</sup>', '<o:p>', '<i>', '</i>'
  ); // prettier-ignore
  it('gives HTML that cleaning leaves as it is', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const once = clean(parts.join(''));
        expect(clean(once)).toBe(once);
      }),
      { numRuns: 400 }
    );
  });
  it('gives only the elements an article may hold, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' }))), (parts) => {
        const tags = [...clean(parts.join('')).matchAll(/<\/?([a-z0-9]+)/g)].map((match) => match[1]);
        for (const tag of tags)
          expect(
            'p h2 h3 h4 ul ol li blockquote strong em u s a table caption thead tbody tr th td br hr figure figcaption'.split(
              ' '
            )
          ).toContain(tag);
      }),
      { numRuns: 200 }
    );
  });
  // A quadratic cleaner would run into the test's own time limit here.
  it('reads a long document', () => {
    const cleaned = clean(
      '<p class=MsoNormal><span>Chữ <b>đậm</b></span></p>'.repeat(10_000) +
        '<div>'.repeat(50_000) +
        '<!--'.repeat(5_000)
    );
    expect(cleaned.match(/đậm/g)).toHaveLength(10_000);
  });
  it('cleans plain text', () => expect(cleanText('Hoa\u0300\u0000 bi\u0300nh\ud800')).toBe('Hoà bình'));
});
