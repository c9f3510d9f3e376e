// The article editor in a real browser: typing, pasting, tables, figures and the keyboard, on the styleguide's sample.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

const address = '/styleguide';
const sampleId = '00000000-0000-7000-8000-000000000001';

const textbox = (page: Page) => page.getByRole('textbox', { name: 'Nội dung bài' });
const tools = (page: Page) => page.getByRole('toolbar', { name: 'Thanh công cụ soạn thảo' }).first();
const tool = (page: Page, name: string) => tools(page).getByRole('button', { name, exact: true });

async function openEditor(page: Page) {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(address);
  await expect(textbox(page)).toBeVisible();
  return problems;
}

/** What the form would send at this moment. */
const sent = (page: Page) =>
  textbox(page).evaluate((element) => {
    const field = element.closest('.editor')?.querySelector('textarea');
    return field?.value ?? '';
  });
const expectSent = (page: Page) => expect.poll(() => sent(page));

async function emptyText(page: Page) {
  await textbox(page).click({ position: { x: 20, y: 20 } });
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Backspace');
}

function paste(page: Page, data: Record<string, string>, files: { name: string; type: string; bytes: number }[] = []) {
  return textbox(page).evaluate(
    (element, [entries, list]) => {
      const clipboard = new DataTransfer();
      for (const [type, value] of Object.entries(entries)) clipboard.setData(type, value);
      for (const file of list)
        clipboard.items.add(new File([new Uint8Array(file.bytes)], file.name, { type: file.type }));
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }));
    },
    [data, files] as const
  );
}

test('Vietnamese typed key by key and by an input method arrives composed', async ({ page }) => {
  const problems = await openEditor(page);
  await emptyText(page);
  await page.keyboard.type('Mô hình hay ');
  // Combining marks, as some keyboards send them.
  await page.keyboard.insertText('tie\u0302\u0301ng Vie\u0323\u0302t');
  const client = await page.context().newCDPSession(page);
  for (const step of [' d', ' đ', ' đe', ' đê', ' đêp', ' đẹp'])
    await client.send('Input.imeSetComposition', {
      text: step,
      selectionStart: step.length,
      selectionEnd: step.length
    });
  await client.send('Input.insertText', { text: ' đẹp' });
  await expectSent(page).toBe('<p>Mô hình hay tiếng Việt đẹp</p>');
  await expect(page.getByText('6 chữ · 26 ký tự')).toBeVisible();
  expect(problems).toEqual([]);
});

test('shortcuts, buttons, undo and redo', async ({ page }) => {
  await openEditor(page);
  await emptyText(page);
  await page.keyboard.press('Control+b');
  await page.keyboard.type('đậm');
  await expect(tool(page, 'Đậm')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Control+b');
  await page.keyboard.type(' thường');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Đề mục');
  // Changes within half a second are undone together.
  await page.waitForTimeout(600);
  await tool(page, 'Đề mục lớn').click();
  await expectSent(page).toBe('<p><strong>đậm</strong> thường</p>\n<h2>Đề mục</h2>');
  await page.keyboard.press('Control+z');
  await expectSent(page).toBe('<p><strong>đậm</strong> thường</p>\n<p>Đề mục</p>');
  await tool(page, 'Làm lại').click();
  await expectSent(page).toContain('<h2>Đề mục</h2>');
});

test('lists by typing and by the keyboard, levels without Tab', async ({ page }) => {
  await openEditor(page);
  await emptyText(page);
  await page.keyboard.type('- một');
  await page.keyboard.press('Enter');
  await page.keyboard.type('hai');
  await page.keyboard.press('Control+]');
  await expectSent(page).toBe('<ul><li>một<ul><li>hai</li></ul></li></ul>');
  await page.keyboard.press('Control+[');
  await expectSent(page).toBe('<ul><li>một</li><li>hai</li></ul>');
  await page.keyboard.press('Tab');
  await expect(textbox(page)).not.toBeFocused();
});

test('HTML from Word loses its dress and whatever runs', async ({ page }) => {
  const problems = await openEditor(page);
  await emptyText(page);
  await paste(page, {
    'text/plain': 'Báo cáo',
    'text/html': `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style><script>window.hacked = 1</script></head><body><!--StartFragment-->
      <h1 style="color:red">Báo cáo</h1><p class=MsoNormal style="mso-margin-top-alt:auto"><b><span style="font-size:14.0pt">Kết quả</span></b> năm <span onclick="window.hacked=1">2023</span><script>window.hacked = 1</script><o:p></o:p></p>
      <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span>Một</p>
      <img src="file:///C:/tam/anh.png" width=300 onerror="window.hacked=1"><img src="data:image/png;base64,AAAA"><a href="javascript:window.hacked=1">bấm</a>
      <table border=1 style="width:400pt"><tr><td width=100>Chỉ tiêu</td><td>Đạt</td></tr><tr><td>Mô hình</td><td>70</td></tr></table><!--EndFragment--></body></html>`
  });
  await expectSent(page).toBe(
    '<h2>Báo cáo</h2>\n<p><strong>Kết quả</strong> năm 2023</p>\n<ul><li>Một</li></ul>\n<p>bấm</p>\n' +
      '<table><tbody><tr><td>Chỉ tiêu</td><td>Đạt</td></tr><tr><td>Mô hình</td><td>70</td></tr></tbody></table>'
  );
  await expect(page.getByText('Có 2 ảnh trong phần vừa dán không mang theo được')).toBeVisible();
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(problems).toEqual([]);
});

test('a table by keyboard alone', async ({ page }) => {
  await openEditor(page);
  await emptyText(page);
  await page.keyboard.press('Alt+F10');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await expect(tool(page, 'Chèn bảng')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(textbox(page)).toBeFocused();
  for (const word of ['Năm', 'Số', 'Ghi chú', '2022', '30', '', '2023', '70', 'cuối']) {
    await page.keyboard.type(word);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('thêm');
  await expectSent(page).toBe(
    '<table><thead><tr><th scope="col">Năm</th><th scope="col">Số</th><th scope="col">Ghi chú</th></tr></thead><tbody>' +
      '<tr><td>2022</td><td>30</td><td></td></tr><tr><td>2023</td><td>70</td><td>cuối</td></tr><tr><td>thêm</td><td></td><td></td></tr></tbody></table>'
  );
  await tool(page, 'Cột tiêu đề').click();
  await expectSent(page).toContain('<tr><th scope="row">2022</th><td>30</td>');
  await tool(page, 'Xóa hàng').click();
  await tool(page, 'Xóa cột').click();
  await expectSent(page).not.toContain('thêm');
  await tool(page, 'Tên bảng').click();
  await page.getByRole('dialog').getByLabel('Tên bảng').fill('Kết quả & số liệu');
  await page.keyboard.press('Enter');
  await expectSent(page).toContain('<table><caption>Kết quả &amp; số liệu</caption>');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(textbox(page)).not.toBeFocused();
  await textbox(page).focus();
  await page.keyboard.press('Control+z');
  await expectSent(page).not.toContain('<caption>');
});

test('a figure: chosen, described, captioned, moved, removed, brought back', async ({ page }) => {
  await openEditor(page);
  await emptyText(page);
  await page.keyboard.type('Trước');
  await tool(page, 'Chèn ảnh').click();
  await expect(textbox(page).getByRole('img', { name: 'Ảnh minh họa cho bản dùng thử' })).toBeVisible();
  await page.keyboard.type('Chú thích tại chỗ');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Sau');
  const figure = `<figure data-media="${sampleId}" data-alt="Ảnh minh họa cho bản dùng thử"><figcaption>Chú thích tại chỗ</figcaption></figure>`;
  await expectSent(page).toBe(`<p>Trước</p>\n${figure}\n<p>Sau</p>`);

  await textbox(page).getByRole('img').click();
  await tool(page, 'Mô tả ảnh').click();
  await page.getByLabel('Ảnh cho thấy điều gì?').fill('Đồi “núi” & trời');
  await page.keyboard.press('Enter');
  await expectSent(page).toContain('data-alt="Đồi “núi” &amp; trời"');
  await page.keyboard.press('Alt+ArrowUp');
  await expectSent(page).toMatch(/^<figure.*<\/figure>\n<p>Trước<\/p>\n<p>Sau<\/p>$/);
  await expect(tool(page, 'Chuyển lên')).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await expectSent(page).toMatch(/^<p>Trước<\/p>\n<p>Sau<\/p>\n<figure/);

  await tool(page, 'Điểm trọng tâm').click();
  await page.getByRole('dialog').getByRole('button', { name: /50/ }).press('ArrowLeft');
  await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();

  await textbox(page).getByRole('img').click();
  await page.keyboard.type('!');
  await expectSent(page).toContain('<figcaption>Chú thích tại chỗ!</figcaption>');
  await tool(page, 'Gỡ khỏi bài').click();
  await expectSent(page).toBe('<p>Trước</p>\n<p>Sau</p>');
  await page.keyboard.press('Control+z');
  await expectSent(page).toContain('<figure');
});

test('pasted pictures are uploaded with visible progress, never embedded', async ({ page }) => {
  await openEditor(page);
  await emptyText(page);
  await page.keyboard.type('Trước');
  await paste(page, {}, [
    { name: 'anh-1.png', type: 'image/png', bytes: 100 },
    { name: 'bao-cao.xlsx', type: 'application/vnd.ms-excel', bytes: 100 }
  ]);
  await expect(textbox(page).getByRole('progressbar', { name: 'Đang tải lên: anh-1.png' })).toBeVisible();
  await expect(page.getByText('“bao-cao.xlsx” không phải ảnh hay video')).toBeVisible();
  await page.keyboard.type(' và đang viết tiếp');
  await expectSent(page).toMatch(
    /^<p>Trước và đang viết tiếp<\/p>\n<figure data-media="[^"]+" data-alt="[^"]+"><\/figure>$/
  );
  expect(await sent(page)).not.toContain('base64');
});

test('links are checked, changed and removed', async ({ page }) => {
  await openEditor(page);
  await emptyText(page);
  await page.keyboard.type('xem tại đây');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  // The editor learns of a selection a moment after the browser.
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('đây');
  await page.waitForTimeout(100);
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Địa chỉ').fill('javascript:alert(1)');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Địa chỉ này không dùng được.')).toBeVisible();
  await dialog.getByLabel('Địa chỉ').fill('baochinhphu.vn/tin?a=1&b=2');
  await page.keyboard.press('Enter');
  await expectSent(page).toBe('<p>xem tại <a href="https://baochinhphu.vn/tin?a=1&amp;b=2">đây</a></p>');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  await tool(page, 'Sửa liên kết').click();
  await expect(dialog.getByLabel('Địa chỉ')).toHaveValue('https://baochinhphu.vn/tin?a=1&b=2');
  await dialog.getByRole('button', { name: 'Gỡ liên kết' }).click();
  await expectSent(page).toBe('<p>xem tại đây</p>');
});

test('the toolbar is one stop for Tab', async ({ page }) => {
  await openEditor(page);
  await textbox(page).click({ position: { x: 20, y: 20 } });
  await page.keyboard.press('Alt+F10');
  const first = await page.evaluate(() => document.activeElement?.getAttribute('data-tool'));
  await page.keyboard.press('ArrowRight');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-tool'))).not.toBe(first);
  await page.keyboard.press('Tab');
  await expect(textbox(page)).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Escape');
  await expect(textbox(page)).toBeFocused();
});

for (const width of [360, 1280])
  for (const colorScheme of ['light', 'dark'] as const)
    test(`axe finds nothing at ${width}, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await openEditor(page);
      const inspect = async () =>
        (await new AxeBuilder({ page }).include('.editor').analyze()).violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`
        );
      expect(await inspect()).toEqual([]);
      await textbox(page).getByRole('img').first().click();
      await expect(tool(page, 'Mô tả ảnh')).toBeVisible();
      expect(await inspect()).toEqual([]);
      await page.keyboard.press('Enter');
      await tool(page, 'Chèn bảng').click();
      for (const word of ['Năm', 'Số', 'Ghi chú']) {
        await page.keyboard.type(word);
        await page.keyboard.press('Tab');
      }
      expect(await inspect()).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    });
