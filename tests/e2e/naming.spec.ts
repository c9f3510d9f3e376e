// Naming and scope in the office: a hint while a name is typed, a cluster decided, a proposal for the whole province submitted.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { e2eFacts, signIn } from '#tests/support/e2e-facts.ts';

const noViolations = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
};
const noSideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

test('a name that stands already is shown while it is typed, and a cluster is marked as different things', async ({
  page
}) => {
  await signIn(page, 'provincial_officer', '/van-phong/mo-hinh/moi');
  await page.goto('/van-phong/mo-hinh/moi', { waitUntil: 'networkidle' });
  await page.getByLabel('Tên gọi').fill('Mô hình cà phê sáng thứ bảy với dân');
  await expect(page.getByText('Có thể đã có trong sổ')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Cà phê sáng thứ Bảy với dân' })).toBeVisible();
  await expect(page.getByText('Bỏ phần mở đầu')).toBeVisible();
  await noViolations(page);

  const { registry } = e2eFacts();
  await page.goto(`/van-phong/ra-soat/${registry.reviewCluster}`, { waitUntil: 'networkidle' });
  await noViolations(page);
  const form = page.locator('form', { has: page.getByRole('button', { name: 'Ghi là khác nhau' }) });
  await form.getByLabel('Lý do').fill('Hai việc khác nhau, chỉ giống tên.');
  await form.getByRole('button', { name: 'Ghi là khác nhau' }).click();
  await expect(page.getByText('Nhóm này đã quyết định xong')).toBeVisible();
});

test.describe('on a small phone in the dark', () => {
  test.use({ viewport: { width: 360, height: 740 }, colorScheme: 'dark' });

  test('a proposal is begun, gets a practice, its paper and its submission', async ({ page }) => {
    await signIn(page, 'provincial_officer', '/van-phong/de-xuat-toan-tinh/moi');
    await page.goto('/van-phong/de-xuat-toan-tinh/moi', { waitUntil: 'networkidle' });
    await page.getByLabel('Trích yếu tờ trình').fill('về việc dùng chung toàn tỉnh một mô hình');
    await page.getByLabel('Kính gửi').fill('Ban Thường vụ Tỉnh ủy Mẫu');
    await page.getByLabel('Sự cần thiết').fill('Nhiều đơn vị đã làm theo và có kết quả.');
    await page.getByLabel('Tổ chức triển khai').fill('Từ quý I năm 2027.');
    await page.getByRole('button', { name: 'Lưu và chọn mô hình' }).click();
    await page.waitForURL(/de-xuat-toan-tinh\/[0-9a-f-]{36}/);
    await page.waitForLoadState('networkidle');
    await page
      .getByRole('button', { name: /^Chọn / })
      .first()
      .click();
    await expect(page.getByRole('button', { name: /^Bỏ / })).toHaveCount(1);
    await noViolations(page);
    expect(await noSideways(page)).toBe(true);
    const paper = await page.request.get(`${new URL(page.url()).pathname}/to-trinh.docx`);
    expect(paper.status()).toBe(200);
    await page.getByLabel('Số, ký hiệu văn bản').fill('41-TTr/BTGDVTU');
    await page.getByLabel('Ngày ký').fill('2026-11-20');
    await page.getByLabel('Cơ quan ban hành').fill('Ban Tuyên giáo và Dân vận');
    await page.getByRole('button', { name: 'Ghi đã trình' }).click();
    await expect(page.getByText('Đã ghi việc trình.')).toBeVisible();
    for (const path of ['/van-phong/ra-soat', '/van-phong/de-xuat-toan-tinh', '/van-phong/mo-hinh/dat-ten']) {
      await page.goto(path, { waitUntil: 'networkidle' });
      await noViolations(page);
      expect(await noSideways(page)).toBe(true);
    }
  });
});
