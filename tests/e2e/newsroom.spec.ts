// The newsroom at work: an article from the first word to the portal.
import { expect, test } from '@playwright/test';
import { signIn } from '#tests/support/e2e-facts.ts';

test('an editor writes, publishes and corrects an article', async ({ page }) => {
  test.setTimeout(120_000);
  const title = `Tổ dân phố giữ sạch kênh Rạch Dừa ${Date.now()}`;
  await signIn(page, 'editor', '/van-phong/bai-viet/moi');
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Bắt đầu viết' }) });
  await form.getByLabel('Tiêu đề', { exact: false }).fill(title);
  await form.getByLabel('Chuyên mục', { exact: false }).selectOption({ label: 'Mô hình hay' });
  await form.getByRole('button', { name: 'Bắt đầu viết' }).click();
  await page.waitForURL(/\/van-phong\/bai-viet\/[0-9a-f-]{36}/);
  await page
    .getByLabel('Tóm tắt', { exact: false })
    .first()
    .fill('Mỗi sáng thứ Bảy, bốn mươi hộ cùng vớt rác trên kênh.');
  await page.getByRole('textbox', { name: 'Nội dung' }).first().click();
  await page.keyboard.type('Nước kênh đã trong hơn.');
  await expect(page.getByText(/Đã lưu \d/).first()).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Đăng ngay' }).first().click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Đăng ngay' }).click();
  await expect(page.getByRole('main').getByText('Đã đăng').first()).toBeVisible();
  await page.goto('/tin');
  await page.getByRole('link', { name: title }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByText('Nước kênh đã trong hơn.')).toBeVisible();
});
