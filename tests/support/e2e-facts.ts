// What the browser tests know of the server they run against, and how they sign in and read mail.
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIRequestContext, Page } from '@playwright/test';
import type { Role } from '#shared/roles.ts';
import type { RegistrySamples } from './e2e-registry.ts';

export interface E2eFacts {
  folder: string;
  accounts: Record<Role | 'none', { id: string; email: string; password: string }>;
  samples: {
    articleId: string;
    articleSlug: string;
    unitId: string;
    mediaId: string;
    documentId: string;
    snapshotKey: string;
    tagSlug: string;
    previewToken: string;
  };
  registry: RegistrySamples;
  /** Fastify's own picture of its routes. */
  apiRoutes: string;
}

export const e2ePort = '4175';
export const e2eFiles = (port: string) => ({
  facts: join(tmpdir(), `mhh-e2e-${port}.json`),
  mails: join(tmpdir(), `mhh-e2e-${port}.mails`)
});

export const e2eFacts = (): E2eFacts => JSON.parse(readFileSync(e2eFiles(e2ePort).facts, 'utf8')) as E2eFacts;

/** Signs a page in through the form, as a person would. */
export async function signIn(page: Page, who: Role | 'none', next = '/van-phong'): Promise<void> {
  await signInAs(page, e2eFacts().accounts[who], next);
}

/** The same with an account of the test's own choice. */
export async function signInAs(
  page: Page,
  { email, password }: { email: string; password: string },
  next = '/van-phong'
): Promise<void> {
  await page.goto(`/dang-nhap?tiep=${encodeURIComponent(next)}`, { waitUntil: 'networkidle' });
  await page.getByLabel('Thư điện tử').fill(email);
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Đăng nhập' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/dang-nhap'));
}

/** Signs a bare HTTP client in; its cookies stay with it. */
export async function signInRequest(request: APIRequestContext, who: Role | 'none', origin: string): Promise<void> {
  const { email, password } = e2eFacts().accounts[who];
  const answer = await request.post('/dang-nhap', {
    form: { email, password },
    headers: { origin, accept: 'text/html' },
    maxRedirects: 0
  });
  if (answer.status() !== 303) throw new Error(`sign-in of ${who} answered ${answer.status()}`);
}

/** The newest mail to an address, waited for. @returns its text */
export async function mailTo(address: string): Promise<string> {
  for (let waited = 0; waited < 20_000; waited += 200) {
    const file = e2eFiles(e2ePort).mails;
    const mails = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').filter(Boolean) : [];
    const found = mails
      .map((line) => JSON.parse(line) as { to: string; text: string })
      .findLast((mail) => mail.to.includes(address));
    if (found) return found.text;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`no mail to ${address}`);
}
