// Units as people meet them: "where does my unit belong today?", the tree, and an officer who records a merge; axe on the way.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { signIn } from '#tests/support/e2e-facts.ts';

async function nothingUnderAxe(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' | ')}`)).toEqual([]);
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(excess).toBe(0);
}
const days = Date.now();

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('someone finds what became of an old ward, typed without marks', async ({ page }) => {
    await page.goto('/don-vi');
    await page.getByLabel('Tên đơn vị').fill('p. hiep thanh');
    await page.getByRole('main').getByRole('button', { name: 'Tìm', exact: true }).click();
    const old = page.getByRole('listitem').filter({ hasText: 'Thành phố Thủ Dầu Một, Tỉnh Bình Dương' }).first();
    await expect(old).toContainText('đến hết 30/06/2025');
    await expect(old.getByRole('link', { name: 'Phường Phú Lợi' })).toBeVisible();
    await nothingUnderAxe(page);
    await old.getByRole('link', { name: 'Phường Hiệp Thành' }).click();
    await expect(page.getByRole('heading', { name: 'Nay thuộc đâu?' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Sơ đồ hình thành và kế thừa' })).toBeVisible();
    await nothingUnderAxe(page);
    await page.getByRole('main').getByRole('link', { name: 'Phường Thủ Dầu Một' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Phường Thủ Dầu Một');
    await expect(page.getByText('Phường Phú Cường').first()).toBeVisible();
  });

  test('says plainly that nothing was found', async ({ page }) => {
    await page.goto('/don-vi?q=khong+co+don+vi+nay');
    await expect(page.getByRole('heading', { name: 'Chưa tìm thấy đơn vị nào' })).toBeVisible();
  });
});

test('the tree opens level by level and shows any day', async ({ page }) => {
  await page.goto('/don-vi?ngay=2025-06-30');
  await expect(page.getByText('đơn vị cấp huyện')).toBeVisible();
  await page.getByRole('button', { name: 'Mở các đơn vị thuộc Tỉnh Bình Dương' }).click();
  await page.getByRole('button', { name: 'Mở các đơn vị thuộc Huyện Bàu Bàng' }).click();
  await expect(page.getByRole('link', { name: 'Xã Lai Hưng' })).toBeVisible();
  await page.goto('/don-vi?ngay=hom-nay');
  await expect(page.getByRole('alert')).toContainText('Ngày không đúng');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('search, day and children still work', async ({ page }) => {
    await page.goto('/don-vi');
    await page.getByLabel('Tên đơn vị').fill('Huyện Bàu Bàng');
    await page.getByRole('main').getByRole('button', { name: 'Tìm', exact: true }).click();
    await page.getByRole('main').getByRole('link', { name: 'Huyện Bàu Bàng' }).first().click();
    await expect(page.getByText('Địa bàn nay thuộc')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Xã Lai Hưng' })).toBeVisible();
  });

  test('an officer adds a unit by typing the names of the units above', async ({ page }) => {
    await signIn(page, 'administrator', '/van-phong/don-vi/moi');
    const name = `Trung tâm thử ${days}`;
    await page.getByLabel('Loại đơn vị').selectOption({ label: 'Đơn vị sự nghiệp' });
    await page.getByLabel('Tên đầy đủ').fill(name);
    await page.getByLabel('Đơn vị cấp trên').fill('Đơn vị không có thật');
    await page.getByRole('button', { name: 'Thêm đơn vị' }).click();
    await expect(page.getByRole('alert')).toContainText('Không tìm thấy đơn vị có tên này');
    await expect(page.getByLabel('Tên đầy đủ')).toHaveValue(name);
    await page.getByLabel('Đơn vị cấp trên').fill('so y te tinh mau');
    await page.getByRole('button', { name: 'Thêm đơn vị' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(page.getByRole('status')).toContainText('Đã thêm đơn vị');
  });
});

test('an officer renames a unit, then records what became of it', async ({ page }) => {
  const [first, second] = [`Phòng Thử Một ${days}`, `Phòng Thử Hai ${days}`];
  await signIn(page, 'administrator', '/van-phong/don-vi');
  for (const name of [first, second]) {
    await page.goto('/van-phong/don-vi/moi');
    await page.getByLabel('Loại đơn vị').selectOption({ label: 'Sở, phòng, ban' });
    await page.getByLabel('Hoạt động từ ngày').fill('2024-01-01');
    await page.getByLabel('Tên đầy đủ').fill(name);
    const parent = page.getByRole('combobox', { name: 'Đơn vị cấp trên' });
    await parent.fill('tinh mau');
    await expect(page.getByRole('option', { name: 'Tỉnh Mẫu', exact: true })).toBeVisible();
    await parent.press('ArrowDown');
    await parent.press('Enter');
    await expect(parent).toHaveValue('Tỉnh Mẫu');
    await nothingUnderAxe(page);
    await page.getByRole('button', { name: 'Thêm đơn vị' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  }
  await page.getByLabel('Có hiệu lực từ ngày').fill('2025-03-01');
  await page.getByLabel('Tên đầy đủ').fill(`${second} mới`);
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
  await expect(page.getByRole('status')).toContainText('Đã lưu thay đổi');
  await expect(page.getByText('01/01/2024 – 28/02/2025')).toBeVisible();
  await page.getByRole('link', { name: 'Ghi sáp nhập, chia tách, giải thể' }).click();
  await page.getByLabel('Loại thay đổi').selectOption({ label: 'Sáp nhập' });
  await page.getByLabel('Ngày có hiệu lực').fill('2025-01-01');
  await page.locator('#field-heir1').fill(first);
  await page.getByRole('option', { name: first }).click();
  await page.getByRole('button', { name: 'Xem trước hệ quả' }).click();
  await expect(page.getByRole('alert')).toContainText('đã có thay đổi ghi từ ngày 01/03/2025');
  await page.getByLabel('Ngày có hiệu lực').fill('2026-01-01');
  await page.getByRole('button', { name: 'Xem trước hệ quả' }).click();
  await expect(page.getByText(`${second} mới kết thúc, ngày cuối là 31/12/2025.`)).toBeVisible();
  await nothingUnderAxe(page);
  await page.getByRole('button', { name: 'Ghi vào hồ sơ' }).click();
  await expect(page.getByRole('status')).toContainText('Đã ghi sáp nhập');
  await expect(page.getByRole('heading', { name: 'Nay thuộc đâu?' })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: first }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(first);
  await page.goto('/van-phong/don-vi/du-lieu');
  await page.getByRole('link', { name: /Mã đơn vị kế thừa không có/ }).click();
  await expect(page.getByText('Đã nối theo tên trong cùng tỉnh với mã 06978').first()).toBeVisible();
  await nothingUnderAxe(page);
});
