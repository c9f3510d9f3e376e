// What comes from bad clients: each gets an answer a person understands, never a 500.
import { expect, test } from '@playwright/test';
import { signInRequest } from '#tests/support/e2e-facts.ts';

const article = '/tin/nghe-den-tren-dat-bo-hoang-o-tra-ka';

test('a forged Origin is refused at both doors', async ({ request }) => {
  const page = await request.post(`${article}?/feedback`, {
    headers: { origin: 'https://ke-xau.example' },
    form: { name: 'a', body: 'b' }
  });
  expect(page.status()).toBe(403);
  await signInRequest(request, 'editor', 'http://localhost:4175');
  const api = await request.post('/api/v1/media', {
    headers: { origin: 'https://ke-xau.example', 'content-type': 'image/png', 'x-file-name': 'a.png' },
    data: Buffer.from('x')
  });
  expect(api.status()).toBe(403);
  expect(((await api.json()) as { error: { code: string } }).error.code).toBe('wrong_origin');
});

test('NUL bytes, broken encodings and endless addresses are answered kindly', async ({ request }) => {
  for (const path of [
    '/tim-kiem?q=%00',
    '/tim-kiem?q=%ff%fe',
    `/tim-kiem?q=${'a'.repeat(3000)}`,
    '/tin/%00',
    '/tin/..%2f..%2fetc%2fpasswd',
    '/tin?trang=-1',
    '/tin?trang=abc',
    '/chuyen-muc/khong-co',
    '/don-vi/khong-phai-ma',
    '/phan-hoi/%00',
    '/media/x/y',
    '/api/v1/units/search?q=%00',
    '/api/v1/units/1',
    '/api/v1/search?q='
  ]) {
    const status = (await request.get(path)).status();
    expect(status, path).toBeLessThan(500);
  }
});

test('an upload of 50 MB is refused before it is read whole, a wrong type by its content', async ({
  request,
  baseURL
}) => {
  await signInRequest(request, 'editor', baseURL ?? '');
  const send = (data: Buffer, type: string, name: string) =>
    request.post('/api/v1/media', {
      headers: { origin: baseURL ?? '', 'content-type': type, 'x-file-name': name },
      data
    });
  const large = await send(Buffer.alloc(50 * 1024 * 1024, 1), 'image/jpeg', 'lon.jpg').catch(() => undefined);
  if (large) expect(large.status()).toBe(413);
  const script = await send(Buffer.from('<script>alert(1)</script>'), 'image/png', 'anh.png');
  expect(script.status()).toBeGreaterThanOrEqual(400);
  expect(script.status()).toBeLessThan(500);
  expect(((await script.json()) as { error: { message: string } }).error.message).toMatch(/[ạ-ỹ]/i);
});

test('an unknown page says what to do and carries a request id', async ({ page }) => {
  const answer = await page.goto('/khong-co-trang-nay');
  expect(answer?.status()).toBe(404);
  expect(answer?.headers()['x-request-id']).toMatch(/^[a-z0-9]{12}$/);
  await expect(page.getByRole('main')).toContainText('Không tìm thấy');
  await expect(page.getByRole('link', { name: /trang chủ/i }).first()).toBeVisible();
});

test('a form that is too long or empty comes back with what was typed', async ({ page }) => {
  await page.goto(article, { waitUntil: 'networkidle' });
  await page.getByLabel('Tên hiển thị').fill('Ông Ba');
  await page.getByLabel('Nội dung', { exact: false }).fill('   ');
  await page.getByRole('button', { name: 'Gửi phản hồi' }).click();
  await expect(page.getByLabel('Tên hiển thị')).toHaveValue('Ông Ba');
  await expect(page).toHaveURL(new RegExp(article));
});

test('the strict policy is sent and no page breaks it', async ({ page }) => {
  const broken: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) broken.push(message.text());
  });
  for (const path of ['/', article, '/tim-kiem?q=mo+hinh', '/don-vi', '/dang-nhap', '/styleguide']) {
    const answer = await page.goto(path, { waitUntil: 'networkidle' });
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(/script-src[^;]*unsafe/.test(policy)).toBe(false);
  }
  expect(broken).toEqual([]);
});
