// Looking after the system: a backup asked for in the office is written and restored on trial; the log tells who asked.
import { expect, test } from '@playwright/test';
import { signIn } from '#tests/support/e2e-facts.ts';

test('back up now, see it pass its trial, find it in the log', async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, 'administrator', '/van-phong/he-thong');
  await page.getByRole('button', { name: 'Sao lưu ngay' }).click();
  await expect(page.getByRole('status').first()).toContainText('Đã xếp lịch sao lưu');
  await expect(page.getByRole('button', { name: 'Sao lưu ngay' })).toBeDisabled();
  const runs = page.getByRole('table', { name: 'Các lần chạy gần đây' });
  await expect(async () => {
    await page.reload();
    await expect(runs.getByText('Đã phục hồi đủ, khớp từng bảng').first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 90_000, intervals: [2_000] });
  await expect(runs.getByText('Đã ghi xong').first()).toBeVisible();

  await page.goto('/van-phong/nhat-ky');
  await page.getByLabel('Việc', { exact: true }).selectOption({ value: 'operations.' });
  await page.getByLabel('Ai (tên hoặc thư)').fill('vai administrator');
  await page.getByRole('button', { name: 'Lọc', exact: true }).click();
  await page.waitForURL(/hanh-dong=operations\./);
  const entries = page.getByRole('table', { name: 'Các mục nhật ký, mới nhất trước' });
  await expect(entries.getByRole('link', { name: 'Yêu cầu sao lưu' }).first()).toBeVisible();
  await page.getByRole('link', { name: 'Bỏ lọc' }).click();
  await page.waitForURL(/nhat-ky$/);
});
