// The newsroom at work: an article from the first word to the portal, a colleague invited, a session that ends in the middle.
import { expect, test } from '@playwright/test';
import { mailTo, signIn } from '#tests/support/e2e-facts.ts';

test('an editor writes, publishes and corrects an article', async ({ page }) => {
  test.setTimeout(120_000);
  const title = `Tổ dân phố giữ sạch kênh Rạch Dừa ${Date.now()}`;
  await signIn(page, 'editor', '/van-phong/bai-viet/moi');
  await page.getByLabel('Tiêu đề', { exact: false }).first().fill(title);
  await page.getByLabel(/Tóm tắt|Sapo/).first().fill('Mỗi sáng thứ Bảy, bốn mươi hộ cùng vớt rác trên kênh.');
  const section = page.getByLabel('Chuyên mục', { exact: false }).first();
  if (await section.isVisible()) await section.selectOption({ label: 'Mô hình hay' });
  await page.getByRole('main').getByRole('button', { name: /Tạo|Lưu/ }).first().click();
  await page.waitForURL(/\/van-phong\/bai-viet\/[0-9a-f-]{36}/);
  const editor = page.getByRole('textbox', { name: /Nội dung|Thân bài/ }).first();
  await editor.click();
  await page.keyboard.type('Nước kênh đã trong hơn.');
  await page.getByRole('button', { name: /^Lưu/ }).first().click();
  await page.getByRole('button', { name: /^(Đăng|Xuất bản)/ }).first().click();
  const confirm = page.getByRole('dialog').getByRole('button', { name: /^(Đăng|Xuất bản)/ });
  if (await confirm.isVisible().catch(() => false)) await confirm.click();
  await expect(page.getByRole('main')).toContainText(/Đã đăng|Đang hiển thị/i);
  await page.goto('/tin');
  await page.getByRole('link', { name: title }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByText('Nước kênh đã trong hơn.')).toBeVisible();
});

test('an administrator invites a colleague, who comes in', async ({ page, browser, baseURL }) => {
  const email = `moi.${Date.now()}@mau.test`;
  await signIn(page, 'administrator', '/van-phong/nguoi-dung');
  await page.getByLabel('Họ và tên').fill('Trần Thị Mới');
  await page.getByLabel('Thư điện tử').last().fill(email);
  await page.getByLabel('Vai trò').last().selectOption('editor');
  await page.getByRole('button', { name: /^(Mời|Gửi lời mời)/ }).click();
  await expect(page.getByRole('main')).toContainText(email);
  const link = /https?:\/\/\S+\/loi-moi\/\S+/.exec(await mailTo(email))?.[0] ?? '';
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const guest = await context.newPage();
  await guest.goto(link);
  for (const box of await guest.locator('input[type=password]').all()) await box.fill('một mật khẩu rất riêng');
  await guest.getByRole('main').getByRole('button').last().click();
  await guest.waitForURL((url) => !url.pathname.includes('loi-moi'));
  await guest.goto('/van-phong/bai-viet');
  await expect(guest.getByRole('heading', { level: 1 })).toBeVisible();
  await context.close();
});

test('a session that ends in the middle of a form loses nothing that was typed', async ({ page, context }) => {
  await signIn(page, 'administrator', '/van-phong/nguoi-dung');
  await page.getByLabel('Họ và tên').fill('Người Đang Gõ');
  await page.getByLabel('Thư điện tử').last().fill('dang.go@mau.test');
  await context.clearCookies();
  await page.getByRole('button', { name: /^(Mời|Gửi lời mời)/ }).click();
  await expect(page.getByRole('main')).toContainText(/đăng nhập/i);
  await expect(page.getByLabel('Họ và tên')).toHaveValue('Người Đang Gõ');
});
