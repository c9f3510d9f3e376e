// What comes from bad clients: each gets an answer a person understands, never a 500.
import { expect, test } from '@playwright/test';
import { e2eFacts, e2ePort, signInRequest } from '#tests/support/e2e-facts.ts';
import type { Role } from '#shared/roles.ts';

const home = `http://localhost:${e2ePort}`;
const article = '/tin/nghe-den-tren-dat-bo-hoang-o-tra-ka';

test('a forged Origin is refused at both doors', async ({ request }) => {
  await signInRequest(request, 'editor', home);
  for (const origin of [
    'https://ke-xau.example',
    'null',
    `${home}.ke-xau.example`,
    home.replace('localhost', 'localhost.ke-xau.example')
  ]) {
    const page = await request.post(`${article}?/feedback`, { headers: { origin }, form: { name: 'a', body: 'b' } });
    expect(page.status(), origin).toBe(403);
    const api = await request.post('/api/v1/media', {
      headers: { origin, 'content-type': 'image/png', 'x-file-name': 'a.png' },
      data: Buffer.from('x')
    });
    expect(api.status(), origin).toBe(403);
    expect(((await api.json()) as { error: { code: string } }).error.code).toBe('wrong_origin');
  }
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

/** Forms of the program: who sends them, and the field that the tests spoil. */
const forms: { who?: Role; path: string; field: string; others?: Record<string, string>; says?: RegExp }[] = [
  { path: `${article}?/feedback`, field: 'body', others: { name: 'Ông Ba' } },
  { path: '/bao-loi', field: 'body', others: { path: '/' } },
  { path: '/dang-nhap', field: 'email', others: { password: 'x' }, says: /chưa đúng/ },
  { path: '/quen-mat-khau', field: 'email', says: /chưa đúng/ },
  { who: 'editor', path: '/van-phong/bai-viet/moi', field: 'title', others: { unitId: '' } },
  {
    who: 'editor',
    path: '/van-phong/chuyen-muc?/save',
    field: 'nameVi',
    others: { slug: 'thu', nameEn: 'x', position: '1' }
  },
  { who: 'editor', path: '/van-phong/trang/moi?/save', field: 'titleVi', others: { slug: 'thu', version: '0' } },
  { who: 'editor', path: '/van-phong/thu-vien/[media]?/save', field: 'caption' },
  { who: 'editor', path: '/tai-khoan?/name', field: 'name' },
  {
    who: 'administrator',
    path: '/van-phong/nguoi-dung',
    field: 'name',
    others: { email: 'a@mau.test', role: 'writer', everywhere: 'on' }
  },
  {
    who: 'administrator',
    path: '/van-phong/don-vi/moi',
    field: 'fullName',
    others: { type: 'department', from: '2026-01-01' }
  }
];
const urlencoded = 'application/x-www-form-urlencoded';
/** "Nguyễn ấy" as windows-1258 writes it: the tone as a sign of its own. */
const windows1258 = Buffer.from([0x4e, 0x67, 0x75, 0x79, 0xea, 0xde, 0x6e, 0x20, 0xe2, 0xec, 0x79]);
const percent = (bytes: Buffer) => [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

type Spoilt = [name: string, type: string, body: (field: string) => Buffer | string];
const multipart = (field: string, head: string, content: Buffer | string) =>
  Buffer.concat([
    Buffer.from(`--x\r\nContent-Disposition: form-data; name="${field}"${head}\r\n\r\n`),
    Buffer.from(content as string),
    Buffer.from('\r\n--x--\r\n')
  ]);
const unreadable: Spoilt[] = [
  ['windows-1258, escaped', urlencoded, (field) => `${field}=${percent(windows1258)}`],
  [
    'windows-1258, as it is',
    `${urlencoded}; charset=windows-1258`,
    (field) => Buffer.concat([Buffer.from(`${field}=`), windows1258])
  ],
  [
    'windows-1258, in parts',
    'multipart/form-data; boundary=x',
    (field) => multipart(field, '\r\nContent-Type: text/plain; charset=windows-1258', windows1258)
  ],
  ['broken UTF-8', urlencoded, (field) => `${field}=a%C3%28b`],
  ['UTF-8 cut off', urlencoded, (field) => `${field}=Vi%E1%BB`],
  ['half of a pair', urlencoded, (field) => `${field}=%ED%A0%80`],
  ['a NUL byte', urlencoded, (field) => `${field}=a%00b`]
];
const wrong: Spoilt[] = [
  ['too long', urlencoded, (field) => `${field}=${'d%C3%A0i+'.repeat(20_000)}`],
  [
    'a file in place of a text',
    'multipart/form-data; boundary=x',
    (field) => multipart(field, '; filename="a.txt"', 'x')
  ],
  ['a broken form', 'multipart/form-data; boundary=x', () => '--x\r\nnonsense'],
  ['JSON', 'application/json', (field) => JSON.stringify({ [field]: 'x' })],
  ['plain text', 'text/plain', (field) => `${field}=x`]
];

for (const { who, path, field, others = {}, says = /không đọc được/ } of forms) {
  test(`what comes to ${path} in another encoding or shape is refused with a word`, async ({ request }) => {
    if (who) await signInRequest(request, who, home);
    const send = async ([name, type, body]: Spoilt) => {
      const rest = new URLSearchParams(others).toString();
      const spoilt = body(field);
      const data = type.startsWith(urlencoded)
        ? Buffer.concat([Buffer.from(`${rest}&`), Buffer.from(spoilt as string)])
        : spoilt;
      const headers = { origin: home, accept: 'text/html', 'content-type': type };
      const answer = await request.post(path.replace('[media]', e2eFacts().samples.mediaId), {
        headers,
        data,
        maxRedirects: 0
      });
      return { name, status: answer.status(), text: await answer.text() };
    };
    for (const form of unreadable) {
      const { name, status, text } = await send(form);
      expect([name, status]).toEqual([name, 422]);
      // A form that lacks the other fields says what is needed first.
      if (!form[1].startsWith('multipart')) expect(says.test(text), name).toBe(true);
    }
    for (const form of wrong) {
      const { name, status, text } = await send(form);
      expect([name, status >= 400 && status < 500], `${name}: ${status}`).toEqual([name, true]);
      expect(text, name).toMatch(/[ạ-ỹ]/i);
    }
  });
}

test('a form larger than any page takes is refused', async ({ request }) => {
  const answer = await request
    .post(`${article}?/feedback`, {
      headers: { origin: home, accept: 'text/html', 'content-type': urlencoded },
      data: `body=${'x'.repeat(4 * 1024 * 1024)}`
    })
    .catch(() => undefined);
  if (answer) expect(answer.status()).toBe(413);
});

test('the machine door refuses wrong types, lengths and encodings in JSON, with a code and a word', async ({
  request
}) => {
  await signInRequest(request, 'editor', home);
  const patch = async (body: string | Buffer, type = 'application/json') => {
    const answer = await request.patch(`/api/v1/media/${e2eFacts().samples.mediaId}`, {
      headers: { origin: home, 'content-type': type },
      data: Buffer.from(body as string)
    });
    const { error } = (await answer.json()) as { error: { code: string; message: string } };
    expect(error.message).toMatch(/[ạ-ỹ]/i);
    return answer.status();
  };
  expect(await patch('{"alt":5}')).toBe(422);
  expect(await patch('{"alt":["a"],"caption":{}}')).toBe(422);
  expect(await patch('{"focalX":"giữa"}')).toBe(422);
  expect(await patch(`{"alt":"${'x'.repeat(301)}"}`)).toBe(422);
  expect(await patch('{"alt":"a\\u0000b"}')).toBe(422);
  expect(await patch('{"alt":"\\ud800"}')).toBe(422);
  expect(await patch(Buffer.concat([Buffer.from('{"alt":"'), windows1258, Buffer.from('"}')]))).toBe(422);
  expect(await patch('{"alt":')).toBe(400);
  expect(await patch('[]')).toBe(422);
  expect(await patch('alt=x', 'text/csv')).toBe(415);
  expect(await patch(`{"alt":"${'x'.repeat(2 * 1024 * 1024)}"}`)).toBe(413);
  for (const data of ['{"slug":{}}', '{"slug":"a\\u0000"}', '{}', 'x']) {
    const answer = await request.post('/api/v1/views', {
      headers: { origin: home, 'content-type': 'application/json' },
      data
    });
    expect([data, answer.status() >= 400 && answer.status() < 500]).toEqual([data, true]);
  }
});
