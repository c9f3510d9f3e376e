// Accounts as people live them: invited by mail, a second step, a session that ends while they write; on a phone, under axe.
import AxeBuilder from '@axe-core/playwright';
import { URI } from 'otpauth';
import { expect, test, type Page } from '@playwright/test';
import { e2eFacts, mailTo, signIn } from '#tests/support/e2e-facts.ts';

const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const password = 'tiếng gà gáy sớm';

async function nothingUnderAxe(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' | ')}`)).toEqual([]);
  }
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(excess).toBe(0);
}
async function fillSignIn(page: Page, email: string, secret = password): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.getByLabel('Địa chỉ thư điện tử').fill(email);
  await page.getByLabel('Mật khẩu').fill(secret);
  await page.getByRole('main').getByRole('button', { name: 'Đăng nhập' }).click();
}
const linkIn = (text: string, path: string) =>
  new URL(new RegExp(`http\\S+/${path}/\\S+`).exec(text)?.[0] ?? '').pathname;

/** Invites someone as an administrator, in a window of their own. */
async function inviteAs(page: Page, name: string, email: string): Promise<string> {
  await signIn(page, 'administrator', '/van-phong/nguoi-dung');
  const form = page.locator('#moi');
  await form.getByLabel('Họ và tên').fill(name);
  await form.getByLabel('Địa chỉ thư điện tử').fill(email);
  await form.getByLabel('Vai trò').selectOption({ label: 'Biên tập viên' });
  await form.getByRole('button', { name: 'Gửi lời mời' }).click();
  await expect(form.getByRole('alert')).toContainText('Hãy chọn một đơn vị');
  await expect(form.getByLabel('Họ và tên')).toHaveValue(name);
  await form.getByLabel('Toàn hệ thống').check();
  await form.getByRole('button', { name: 'Gửi lời mời' }).click();
  await expect(page.getByRole('status')).toContainText('Đã gửi lời mời');
  return linkIn(await mailTo(email), 'loi-moi');
}

test('from the invitation to the second step, the forgotten password and out', async ({ page, browser, baseURL }) => {
  test.setTimeout(240_000);
  const email = `moi.${Date.now()}@mau.test`;
  const link = await inviteAs(page, 'Lê Thị Biên Tập', email);
  await nothingUnderAxe(page);
  const context = await browser.newContext({ ...phone, ...(baseURL && { baseURL }) });
  const guest = await context.newPage();

  await guest.goto(link);
  await expect(guest.getByText('mời bạn tham gia với vai trò Biên tập viên')).toBeVisible();
  await nothingUnderAxe(guest);
  await guest.getByLabel('Chọn mật khẩu').fill('password123');
  await guest.getByRole('button', { name: 'Nhận lời mời' }).click();
  await expect(guest.getByRole('alert')).toContainText('dễ đoán');
  await guest.getByLabel('Chọn mật khẩu').fill(password);
  await guest.getByRole('button', { name: 'Nhận lời mời' }).click();
  await guest.waitForURL('**/van-phong');

  await guest.goto('/tai-khoan/hai-buoc');
  await guest.getByLabel('Mật khẩu, để xác nhận').fill(password);
  await guest.getByRole('button', { name: 'Bật xác thực hai bước' }).click();
  await expect(guest.getByRole('img', { name: /Mã QR/ })).toBeVisible();
  await nothingUnderAxe(guest);
  const uri = (await guest.locator('a[href^="otpauth:"]').getAttribute('href')) ?? '';
  await guest.getByLabel('Nhập mã 6 số').fill('000000');
  await guest.getByRole('button', { name: 'Xác nhận và bật' }).click();
  await expect(guest.getByRole('alert')).toContainText('Mã chưa đúng');
  await expect(guest.getByRole('img', { name: /Mã QR/ })).toBeVisible();
  const totp = URI.parse(uri) as unknown as { generate(): string };
  await guest.getByLabel('Nhập mã 6 số').fill(totp.generate());
  await guest.getByRole('button', { name: 'Xác nhận và bật' }).click();
  await expect(guest.getByRole('heading', { name: 'Mã khôi phục' })).toBeVisible();
  const [first = '', second = ''] = await guest.locator('section[aria-labelledby="recovery"] li').allTextContents();
  await guest.getByRole('link', { name: 'Tôi đã cất các mã' }).click();
  await expect(guest.getByText('Đang bật')).toBeVisible();
  await nothingUnderAxe(guest);

  await guest.goto('/dang-xuat');
  await guest.getByRole('main').getByRole('button', { name: 'Đăng xuất' }).click();
  await expect(guest.getByText('Bạn đã đăng xuất')).toBeVisible();
  await fillSignIn(guest, email, 'sai mất rồi bạn ơi');
  await expect(guest.getByRole('alert')).toContainText('chưa đúng');
  await nothingUnderAxe(guest);
  await fillSignIn(guest, email);
  await guest.getByLabel('Mã xác thực').fill(first.toUpperCase());
  await nothingUnderAxe(guest);
  await guest.getByRole('button', { name: 'Tiếp tục' }).click();
  await guest.waitForURL('**/van-phong');

  await context.clearCookies();
  await guest.goto('/dang-nhap');
  await guest.getByRole('link', { name: 'Quên mật khẩu?' }).click();
  // Until the scripts are there the browser sends the form itself: either way the answer must come.
  await expect(async () => {
    await guest.waitForLoadState('networkidle');
    await guest.getByLabel('Địa chỉ thư điện tử').fill(email);
    await guest.getByRole('button', { name: 'Gửi liên kết' }).click();
    await expect(guest.getByRole('status')).toContainText(`Nếu ${email}`, { timeout: 5_000 });
  }).toPass({ timeout: 30_000 });
  await expect.poll(async () => (await mailTo(email)).includes('dat-lai-mat-khau'), { timeout: 20_000 }).toBe(true);
  await guest.goto(linkIn(await mailTo(email), 'dat-lai-mat-khau'));
  await guest.getByLabel('Mật khẩu mới').fill('đò ngang sáng sớm');
  await guest.getByRole('button', { name: 'Lưu mật khẩu' }).click();
  await expect(guest.getByText('Mật khẩu mới đã được lưu')).toBeVisible();
  await fillSignIn(guest, email, 'đò ngang sáng sớm');
  await guest.getByLabel('Mã xác thực').fill(second);
  await guest.getByRole('button', { name: 'Tiếp tục' }).click();
  await guest.waitForURL('**/van-phong');

  await page.reload();
  await page.getByRole('button', { name: 'Tạm khóa tài khoản' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Tạm khóa tài khoản' }).click();
  await expect(page.getByRole('status')).toContainText('Đã tạm khóa');
  await guest.goto('/tai-khoan');
  await expect(guest).toHaveURL(/\/dang-nhap\?/);
  await context.close();
});

test('a session that ends while writing loses nothing, and the form is sent again after signing in in a new tab', async ({
  page,
  context
}) => {
  await signIn(page, 'contest_organiser', '/tai-khoan');
  // Until the page is alive its form goes the way without JavaScript.
  await page.waitForLoadState('networkidle');
  await page.getByLabel('Họ và tên').fill('Tên đang gõ dở');
  await context.clearCookies();
  await page.getByRole('button', { name: 'Lưu tên' }).click();
  await expect(page.getByRole('alert')).toContainText('Bạn cần đăng nhập');
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Đăng nhập ở thẻ mới' }).click();
  const tab = await opened;
  const account = e2eFacts().accounts.contest_organiser;
  await fillSignIn(tab, account.email, account.password);
  await expect(tab.getByRole('heading', { name: 'Bạn đã đăng nhập' })).toBeVisible();
  await expect(page.getByLabel('Họ và tên')).toHaveValue('Tên đang gõ dở');
  await page.getByRole('button', { name: 'Lưu tên' }).click();
  await expect(page.getByText('Đã lưu tên')).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page gives back what was typed and sends it again', async ({ page, context }) => {
    await signIn(page, 'writer', '/tai-khoan');
    await page.getByLabel('Họ và tên').fill('Gõ không có script');
    const cookies = await context.cookies();
    await context.clearCookies();
    await page.getByRole('button', { name: 'Lưu tên' }).click();
    await expect(page.getByRole('heading', { name: 'Nội dung bạn đã nhập' })).toBeVisible();
    await expect(page.getByRole('textbox')).toHaveValue('Gõ không có script');
    await context.addCookies(cookies);
    await page.getByRole('button', { name: 'Gửi lại' }).click();
    await expect(page.getByText('Đã lưu tên')).toBeVisible();
    await expect(page.getByLabel('Họ và tên')).toHaveValue('Gõ không có script');
  });

  test('people are invited, found by filters in the address, and suspended after a question', async ({ page }) => {
    await signIn(page, 'administrator', '/van-phong/nguoi-dung');
    await page.getByLabel('Tên hoặc thư điện tử').fill('vai juror');
    await page.getByRole('button', { name: 'Lọc' }).click();
    await expect(page).toHaveURL(/q=vai(\+|%20)juror/);
    await expect(page.getByRole('row')).toHaveCount(2);
    await page.getByRole('link', { name: 'Vai juror' }).click();
    await page.getByText('Tạm khóa tài khoản').first().click();
    await page.getByRole('button', { name: 'Tạm khóa tài khoản' }).click();
    await expect(page.getByRole('status')).toContainText('Đã tạm khóa');
    await page.getByRole('button', { name: 'Mở lại tài khoản' }).click();
    await expect(page.getByRole('status')).toContainText('Đã mở lại');
  });
});

test('links that no longer work say so and lead on', async ({ page }) => {
  for (const path of ['/loi-moi/khong-co', '/dat-lai-mat-khau/khong-co']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'Liên kết không còn dùng được' })).toBeVisible();
    await nothingUnderAxe(page);
  }
  expect((await page.goto('/thiet-lap'))?.status()).toBe(404);
  await page.goto('/dang-nhap?error=not_invited&tiep=//evil.test');
  await expect(page.getByRole('alert')).toContainText('chưa được mời');
});
