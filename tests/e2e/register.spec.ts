// A reader of the register: facets on a phone, a search that mends, the map, a practice's page, its old address and its feeds.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { e2eFacts } from '#tests/support/e2e-facts.ts';

const main = (page: Page) => page.getByRole('main');
const noSideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
const noViolations = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
};

test.describe('on a small phone in the dark', () => {
  test.use({ viewport: { width: 360, height: 740 }, colorScheme: 'dark', hasTouch: true });

  test('filters are ticked behind one button, stay in the address, and are taken away by a press', async ({ page }) => {
    await page.goto('/mo-hinh', { waitUntil: 'networkidle' });
    const all = await page.locator('main ol > li').count();
    expect(all).toBeGreaterThan(10);
    await page.getByRole('button', { name: 'Lọc' }).click();
    await page.getByRole('checkbox', { name: /^Cách làm/ }).check();
    await page.getByRole('button', { name: 'Xem kết quả' }).click();
    await page.waitForURL(/loai=cach-lam/);
    await expect(main(page)).toContainText('Đang lọc theo');
    await noViolations(page);
    expect(await noSideways(page)).toBe(true);
    await page.getByRole('link', { name: /Bỏ điều kiện: Cách làm/ }).click();
    await page.waitForURL((url) => !url.search.includes('loai'));
  });

  test('a practice tells what was measured, its health and who learned it', async ({ page }) => {
    const { registry } = e2eFacts();
    await page.goto(`/mo-hinh/${registry.practiceSlug}`);
    for (const name of ['Vì sao cần làm', 'Cách làm, các bước', 'Công nhận', 'Đã nhân rộng tới đâu', 'Các mốc'])
      await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute(
      'href',
      new RegExp(`/mo-hinh/${registry.practiceSlug}$`)
    );
    const data = JSON.parse((await page.locator('script[type="application/ld+json"]').first().textContent()) ?? '') as {
      '@type': string;
    };
    expect(data['@type']).toBe('CreativeWork');
    await noViolations(page);
    expect(await noSideways(page)).toBe(true);
    const picture = await page.request.get(`/media/og/mo-hinh--${registry.practiceSlug}.jpg`);
    expect([picture.status(), picture.headers()['content-type']]).toEqual([200, 'image/jpeg']);
  });
});

test('a search mends a slip, says which filter keeps everything away, and finds both spellings by API', async ({
  page
}) => {
  await page.goto('/mo-hinh?q=duong+hoaa');
  await expect(main(page)).toContainText('Đường hoa');
  await expect(main(page)).toContainText('Không có kết quả cho “duong hoaa”');
  await page.goto('/mo-hinh?q=loa+ba+phut&loai=mo-hinh');
  await expect(main(page)).toContainText('Bỏ “Loại”: 1 kết quả');
  const answer = await page.request.get(
    `/api/v1/search?type=practice&q=${encodeURIComponent('đừơng hoa'.normalize('NFD'))}`
  );
  const { items } = (await answer.json()) as { items: { title: string }[] };
  expect(items[0]?.title).toMatch(/^Đường hoa/);
});

test('the map names what has no outline, the spread shows trees, feeds and sitemap lead to practices', async ({
  page
}) => {
  await page.goto('/mo-hinh?xem=ban-do');
  await expect(page.getByRole('listbox')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Không có trên bản đồ' })).toBeVisible();
  await expect(page.locator('section[aria-labelledby=unplaced]')).toContainText('Tỉnh Mẫu');
  await noViolations(page);
  await page.goto('/mo-hinh?xem=so-do');
  await expect(page.getByRole('group', { name: /^Sơ đồ nhân rộng/ }).first()).toBeVisible();
  const { registry } = e2eFacts();
  const feed = await (await page.request.get(`/mo-hinh/linh-vuc/${registry.fieldSlug}/rss.xml`)).text();
  expect(feed).toContain('/mo-hinh/');
  const map = await (await page.request.get('/sitemap.xml')).text();
  expect(map).toContain(`/mo-hinh/${registry.practiceSlug}<`);
});
