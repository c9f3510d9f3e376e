// Targets of resolutions: a reader sees how far they have come, an officer pastes values and links a practice; axe on the way.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { e2eFacts, signIn } from '#tests/support/e2e-facts.ts';

const noViolations = async (page: Page) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(excess).toBe(0);
};
const main = (page: Page) => page.getByRole('main');

test.describe('on a small phone in the dark', () => {
  test.use({ viewport: { width: 360, height: 740 }, colorScheme: 'dark' });

  test('a reader sees what is on course on a day, which practices help, and who answers then and today', async ({
    page
  }) => {
    await page.goto('/chi-tieu');
    await noViolations(page);
    await main(page)
      .getByRole('link', { name: /đời sống văn hóa cơ sở/ })
      .click();
    await page.waitForURL(/\/chi-tieu\/nghi-quyet/);
    await expect(main(page)).toContainText('Đúng tiến độ');
    await expect(main(page)).toContainText('Chưa có số liệu');
    await expect(main(page)).toContainText('Khi đó: Thị xã Bến Lụa');
    await expect(main(page).getByRole('link', { name: 'Đường hoa Suối Mơ' })).toBeVisible();
    await noViolations(page);
    await page.goto(`/chi-tieu/${e2eFacts().registry.resolutionSlug}?ngay=2023-06-30`);
    await expect(main(page)).toContainText('Tính đến ngày 30/06/2023');
    await expect(main(page)).not.toContainText('Đúng tiến độ:');
  });
});

test('an officer makes a resolution, pastes a table with a slip, mends it, corrects a value and links a practice', async ({
  page
}) => {
  await signIn(page, 'provincial_officer', '/van-phong/chi-tieu');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chỉ tiêu nghị quyết');
  await noViolations(page);
  await page.goto('/van-phong/chi-tieu/moi', { waitUntil: 'networkidle' });
  const name = `Nghị quyết thử ${Date.now()}`;
  await page.getByLabel('Tên nghị quyết').fill(name);
  await page.getByRole('combobox', { name: 'Đơn vị ban hành' }).fill('Tỉnh ủy Mẫu');
  await page.getByRole('option', { name: 'Tỉnh ủy Mẫu' }).first().click();
  await page.getByLabel('Từ ngày').fill('2024-01-01');
  await page.getByLabel('Đến ngày').fill('2028-12-31');
  await main(page).getByRole('button', { name: 'Nhập nghị quyết' }).click();
  await page.waitForURL(/xong=created/);
  const address = new URL(page.url()).pathname;
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.getByLabel('Mã', { exact: false }).first().fill('1');
  await page.getByLabel('Đơn vị tính').fill('%');
  await page.getByLabel('Tên chỉ tiêu').fill('Hộ nghe trọn bản tin');
  await page.getByLabel('Số đầu kỳ', { exact: false }).first().fill('40');
  await page.getByLabel('Mục tiêu').first().fill('80');
  await main(page).getByRole('button', { name: 'Thêm chỉ tiêu' }).click();
  await page.waitForURL(/xong=target/);
  await expect(main(page)).toContainText('Hộ nghe trọn bản tin');
  await noViolations(page);

  await page.goto(`${address}/nhap-so-lieu`, { waitUntil: 'networkidle' });
  await page.getByRole('textbox', { name: 'Bảng số liệu' }).fill('1\t31/12/2024\t49,5\tBáo cáo\n1\t2025\tbảy\tBáo cáo');
  await main(page).getByRole('button', { name: 'Xem trước' }).click();
  await expect(main(page)).toContainText('1 dòng cần sửa');
  await expect(main(page).getByRole('button', { name: 'Lưu số liệu' })).toHaveCount(0);
  await noViolations(page);
  await page.getByRole('textbox', { name: 'Bảng số liệu' }).fill('1\t31/12/2024\t49,5\tBáo cáo\n1\t2025\t57\tBáo cáo');
  await main(page).getByRole('button', { name: 'Xem trước' }).click();
  await main(page).getByRole('button', { name: 'Lưu số liệu' }).click();
  await page.waitForURL(/moi=2/);

  await page.goto(address);
  await main(page)
    .getByRole('link', { name: /Hộ nghe trọn bản tin/ })
    .click();
  await page.waitForLoadState('networkidle');
  await main(page).getByRole('link', { name: 'Đính chính' }).first().click();
  await page.waitForURL(/dinh-chinh=/);
  await page.getByLabel(/^Giá trị/).fill('58');
  await page.getByLabel('Lý do').fill('Cộng sót một thôn');
  await main(page).getByRole('button', { name: 'Lưu đính chính' }).click();
  await page.waitForURL(/xong=corrected/);
  await expect(main(page)).toContainText('Cộng sót một thôn');
  await page.getByLabel('Tên hoặc mã mô hình').fill('MAU-001');
  await main(page).getByRole('button', { name: 'Tìm', exact: true }).click();
  await page.getByLabel('Đóng góp cho chỉ tiêu').fill('Mỗi tuần một buổi nghe thử.');
  await main(page).getByRole('button', { name: 'Gắn', exact: true }).click();
  await page.waitForURL(/xong=linked/);
  await expect(main(page)).toContainText('Mỗi tuần một buổi nghe thử.');
  await noViolations(page);

  await page.goto(`${address}/giua-ky`);
  await expect(main(page)).toContainText('Mỗi tuần một buổi nghe thử.');
  await noViolations(page);
  const paper = await page.request.get(`${address}/giua-ky/so-ket.docx`);
  expect(paper.status()).toBe(200);
  expect((await paper.body()).subarray(0, 2).toString()).toBe('PK');
});
