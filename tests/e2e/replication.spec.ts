// A unit follows a practice: announced from the public page, begun, changed, ended; a rollout is answered; and somebody outside
// adopts a practice by a private link alone.
import { expect, test, type Page } from '@playwright/test';
import { e2eFacts, mailTo, signIn } from '#tests/support/e2e-facts.ts';

const noSideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

test('an adoption is announced from the public page and lives until its end', async ({ page }) => {
  const { registry } = e2eFacts();
  await signIn(page, 'unit_officer', `/mo-hinh/${registry.practiceSlug}`);
  await page.goto(`/mo-hinh/${registry.practiceSlug}`, { waitUntil: 'networkidle' });
  await page.getByRole('link', { name: 'Đơn vị tôi muốn làm theo' }).click();
  await page.waitForURL(/nhan-rong\/moi/);
  await page.waitForLoadState('networkidle');
  const unit = page.getByRole('combobox', { name: 'Đơn vị thực hiện' });
  await unit.fill('so y te tinh mau');
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'Đăng ký làm theo' }).click();
  await expect(page.getByText('Hãy ghi ngày dự kiến hoặc ngày bắt đầu.').first()).toBeVisible();
  await expect(unit).not.toHaveValue('');
  await page.getByLabel('Dự kiến bắt đầu').fill('2026-12-01');
  await page.getByRole('button', { name: 'Đăng ký làm theo' }).click();
  await expect(page.getByRole('status')).toContainText('Đã đăng ký.');
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: 'Bắt đầu thực hiện' }).click();
  await expect(page.getByRole('status')).toContainText('Đã ghi.');
  await page.getByText('Ghi điều chỉnh', { exact: true }).first().click();
  await page.getByLabel('Đã điều chỉnh gì').fill('Rút còn hai buổi mỗi tháng.');
  await page.locator('#field-why').fill('Ít người trực.');
  await page.locator('#field-timing').selectOption({ label: 'Từ đầu, có chủ định' });
  await page.getByLabel('Ai quyết định').fill('Giám đốc');
  await page.getByRole('button', { name: 'Ghi điều chỉnh' }).click();
  await expect(page.getByText('Rút còn hai buổi mỗi tháng.')).toBeVisible();
  await page.getByText('Kết thúc', { exact: true }).first().click();
  await page.getByLabel('Kết thúc như thế nào').selectOption({ label: 'Dừng lại' });
  await page.locator('#end-outcome').selectOption({ label: 'Hiệu quả một phần' });
  await page.getByLabel('Vì sao, rút ra điều gì').fill('Hết kinh phí.');
  await page.getByRole('button', { name: 'Ghi kết thúc' }).click();
  await expect(page.getByText('Hết kinh phí.')).toBeVisible();
});

test.describe('on a small phone in the dark', () => {
  test.use({ viewport: { width: 360, height: 740 }, colorScheme: 'dark' });

  test('a unit that cannot says why, and what was typed is kept', async ({ page }) => {
    const { registry } = e2eFacts();
    await signIn(page, 'unit_officer', `/van-phong/trien-khai/${registry.rolloutId}`);
    await page.goto(`/van-phong/trien-khai/${registry.rolloutId}`, { waitUntil: 'networkidle' });
    expect(await noSideways(page)).toBe(true);
    await page.getByText('Trả lời kế hoạch').first().click();
    const form = page.locator('form[action="?/answer"]').first();
    await form.getByLabel('Trả lời').selectOption({ label: 'Chưa thể thực hiện' });
    await form.getByRole('button', { name: 'Gửi trả lời' }).click();
    await expect(page.getByRole('alert')).toContainText('Mục này cần có nội dung.');
    await expect(form.getByLabel('Trả lời')).toHaveValue('cannot');
    await form.getByLabel('Lý do').fill('Đơn vị đang sắp xếp lại.');
    await form.getByRole('button', { name: 'Gửi trả lời' }).click();
    await expect(page.getByRole('status')).toContainText('Đã ghi câu trả lời.');
    await expect(page.getByText('Đơn vị đang sắp xếp lại.').first()).toBeVisible();
    expect(await noSideways(page)).toBe(true);
  });

  test('a body outside adopts without an account: mail, a button, a report in one press', async ({ page }) => {
    const { registry } = e2eFacts();
    const mail = 'ban.huu@ngoai-tinh.test';
    await page.goto(`/mo-hinh/${registry.practiceSlug}/nhan-rong`, { waitUntil: 'networkidle' });
    await page.getByLabel('Tên cơ quan, tổ chức').fill('Hội Nông dân xã Bạn Hữu');
    await page.getByLabel('Tỉnh, thành phố').fill(' ');
    await page.getByLabel('Thư điện tử').fill(mail);
    await page.getByLabel('Tôi đồng ý').check();
    const send = page.getByRole('main').getByRole('button', { name: 'Gửi', exact: true });
    await send.click();
    await expect(page.getByRole('alert')).toContainText('Mục này cần có nội dung.');
    await expect(page.getByLabel('Thư điện tử')).toHaveValue(mail);
    await page.getByLabel('Tỉnh, thành phố').fill('Tỉnh Bạn');
    await send.click();
    await expect(page.getByRole('heading', { name: 'Hãy mở hộp thư của bạn' })).toBeVisible();
    const token = /nhan-rong\/([\w-]{43})/.exec(await mailTo(mail))?.[1] ?? '';
    await page.goto(`/nhan-rong/${token}`, { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: 'Xác nhận', exact: true }).click();
    await expect(page.getByRole('status')).toContainText('Đã xác nhận.');
    await page.getByRole('button', { name: 'Bắt đầu thực hiện' }).click();
    await page.getByRole('button', { name: 'Vẫn làm như cũ' }).click();
    await expect(page.getByRole('region', { name: 'Các báo cáo' }).getByRole('listitem')).toHaveCount(1);
    expect(await noSideways(page)).toBe(true);
    await expect(page.getByText(mail)).toHaveCount(0);
  });
});
