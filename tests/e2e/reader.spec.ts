// A reader on a small phone: finds an article, searches without marks, sends feedback, and reads the moderation's answer.
import { expect, test } from '@playwright/test';
import { signIn } from '#tests/support/e2e-facts.ts';

test.use({ viewport: { width: 360, height: 740 } });

const slug = 'hoi-nghi-tong-ket-mo-hinh-hay-cach-lam-hieu-qua-2020-2023';

test('the conference article shows all that the programme’s news page shows', async ({ page }) => {
  await page.goto(`/tin/${slug}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('figure figcaption').first()).toBeVisible();
  expect(await page.locator('figure figcaption').count()).toBeGreaterThanOrEqual(4);
  for (const name of ['Phản hồi', 'Các tin khác', 'Mới nhất', 'Xem nhiều nhất']) {
    await expect(page.getByRole('heading', { name: new RegExp(`^${name}`) }).first()).toBeVisible();
  }
  await expect(page.locator('main time:visible').first()).toBeVisible();
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', new RegExp(`/tin/${slug}$`));
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').first().textContent()) ?? '') as {
    '@type': string;
  };
  expect(data['@type']).toBe('NewsArticle');
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});

test('every article stands in the sitemap and answers', async ({ request }) => {
  const map = await (await request.get('/sitemap.xml')).text();
  const articles = [...map.matchAll(/<loc>[^<]*(\/tin\/[a-z0-9-]+)<\/loc>/g)].map((match) => match[1] ?? '');
  expect(articles).toContain(`/tin/${slug}`);
  expect(new Set(articles).size).toBeGreaterThanOrEqual(20);
  for (const path of articles) expect((await request.get(path)).status(), path).toBe(200);
});

test('a search without marks finds the words with marks, and says why nothing was found', async ({ page }) => {
  await page.goto('/tim-kiem?q=duong+hoa');
  await expect(page.getByRole('main')).toContainText('Đường hoa');
  await expect(page.locator('main mark').first()).toBeVisible();
  await page.goto('/tim-kiem?q=' + encodeURIComponent('qwzxqwzx'));
  await expect(page.getByRole('main')).toContainText(/không tìm thấy|chưa tìm thấy|không có/i);
});

test('feedback goes from the reader to the newsroom and the answer back', async ({ page, browser }) => {
  test.slow();
  const text = `Khu phố tôi cũng đang làm, rất hợp <b>người lớn tuổi</b>. ${Date.now()}`;
  await page.goto('/tin/hang-xom-chi-dien-thoai-khi-co-giao-bay-muoi-mot-tuoi', { waitUntil: 'networkidle' });
  await page.getByLabel('Tên hiển thị').fill('Bà Sáu');
  await page.getByLabel('Nội dung', { exact: false }).fill(text);
  await page.getByRole('button', { name: 'Gửi phản hồi' }).click();
  await page.waitForURL(/\/phan-hoi\//, { timeout: 30_000 });
  await expect(page.getByRole('main')).toContainText('Đang chờ xem xét');
  const privateLink = new URL(page.url()).pathname;

  const office = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const desk = await office.newPage();
  await signIn(desk, 'editor', '/van-phong/phan-hoi');
  const card = desk.locator('article').filter({ hasText: text });
  await card.getByText('Không cho hiện…').click();
  await card
    .getByLabel('Lý do', { exact: false })
    .last()
    .fill('Phản hồi nêu nơi ở của người khác. Xin gửi lại, bỏ phần ấy.');
  await card.getByRole('button', { name: 'Không cho hiện', exact: true }).click();
  await expect(desk.getByText('Đã ghi lý do; phản hồi không hiện.')).toBeVisible();
  await expect(async () => {
    await page.goto(privateLink);
    await expect(page.getByRole('main')).toContainText('Xin gửi lại, bỏ phần ấy', { timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  await office.close();

  await page.getByRole('button', { name: 'Xoá phản hồi này' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Xoá phản hồi này' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đã xoá phản hồi của bạn');
  expect((await page.goto(privateLink))?.status()).toBe(404);
});

test('reading leaves no cookie and asks no other server for anything', async ({ page, context, baseURL }) => {
  const asked = new Set<string>();
  page.on('request', (request) => void asked.add(new URL(request.url()).origin));
  for (const path of ['/', `/tin/${slug}`, '/tim-kiem?q=mo+hinh', '/don-vi', '/quyen-rieng-tu'])
    await page.goto(path, { waitUntil: 'networkidle' });
  expect(asked).toEqual(new Set([new URL(baseURL ?? '').origin]));
  expect(await context.cookies()).toEqual([]);
});

test('the pages work without JavaScript', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
    baseURL: baseURL ?? ''
  });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByText('Menu').first().click();
  await page.getByRole('link', { name: 'Hội nghị' }).first().click();
  await expect(page).toHaveURL(/chuyen-muc\/hoi-nghi/);
  await page.goto('/tim-kiem?q=hoi+nghi');
  await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
  await context.close();
});

test('an English article is read in English, and a missing translation is said', async ({ page }) => {
  await page.goto(`/en/tin/${slug}`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText('Hội nghị');
  await page.goto('/en/tin/nghe-den-tren-dat-bo-hoang-o-tra-ka');
  await expect(page.locator('main [lang=vi]:visible').first()).toBeVisible();
});
