// Who may open what: every page and API of the program, with every role. A route that is not in the table fails the test.
import { globSync, readFileSync } from 'node:fs';
import { expect, test, type APIRequestContext } from '@playwright/test';
import { roles, type Role } from '#shared/roles.ts';
import { e2eFacts, signInRequest } from '#tests/support/e2e-facts.ts';
import { apiRoutes, officePages, publicPages } from '#tests/support/role-matrix.ts';

const everyone = [...roles, 'none', 'visitor'] as const;

const routeOf = (file: string) =>
  `/${file.replace(/^src\/routes\//, '').replace(/\/?\+(page|server)(\.server)?\.(svelte|ts)$/, '')}`.replace(
    /\/\([a-z]+\)/g,
    ''
  ) || '/';
const pageFiles = globSync('src/routes/**/+{page.svelte,server.ts}');
const routes = [...new Set(pageFiles.map(routeOf))].sort();

/** The registry's sample for a route; undefined where the route is another subject's. */
function registryId(route: string): string | undefined {
  const { registry } = e2eFacts();
  if (route.startsWith('/van-phong/mo-hinh/')) return registry.practiceId;
  if (route.startsWith('/van-phong/hoi-dong/')) return registry.councilId;
  if (route.startsWith('/van-phong/nhap-du-lieu/')) return registry.importId;
  if (route.startsWith('/van-phong/chi-tieu/')) return registry.resolutionId;
  if (route.startsWith('/van-phong/nhan-rong/')) return registry.adoptionId;
  if (route.startsWith('/van-phong/trien-khai/')) return registry.rolloutId;
  if (route.startsWith('/van-phong/bo-tieu-chi/')) return registry.criteriaSetId;
  if (route.startsWith('/van-phong/de-xuat-toan-tinh/')) return registry.scopeProposalId;
  if (route.endsWith('/phieu-cham.docx')) return registry.closedAssessmentId;
  return route.startsWith('/van-phong/tham-dinh/') ? registry.assessmentId : undefined;
}

/** Puts sample values into a route's parameters. */
function addressOf(route: string): string {
  const { samples, registry } = e2eFacts();
  const id =
    registryId(route) ??
    (route.includes('/don-vi')
      ? samples.unitId
      : route.includes('/thu-vien')
        ? samples.mediaId
        : route.includes('/nguoi-dung')
          ? e2eFacts().accounts.juror.id
          : samples.articleId);
  return route
    .replace('/tin/[slug]', `/tin/${samples.articleSlug}`)
    .replace('/chuyen-muc/[slug]', '/chuyen-muc/mo-hinh-hay')
    .replace('/the/[slug]', `/the/${samples.tagSlug}`)
    .replace('/xem-truoc/[token]', `/xem-truoc/${samples.previewToken}`)
    .replace('/so-lieu/[key]', `/so-lieu/${samples.snapshotKey}`)
    .replace('/van-ban/[id]', `/van-ban/${samples.documentId}`)
    .replace('/trang/[slug]', '/trang/gioi-thieu')
    .replace('[succession]/[unit]/[subject]', registry.proposalGroup)
    .replace('/[phien]/[giay]', `/${registry.sessionId}/bien-ban.docx`)
    .replace('/mo-hinh/linh-vuc/[slug]', `/mo-hinh/linh-vuc/${registry.fieldSlug}`)
    .replace('/chi-tieu/[slug]', `/chi-tieu/${registry.resolutionSlug}`)
    .replace('/[target]', `/${registry.targetId}`)
    .replace('/mo-hinh/[slug]', `/mo-hinh/${registry.practiceSlug}`)
    .replace('[campaign]/[cluster]', registry.reviewCluster)
    .replace('[campaign]', registry.reviewCluster.split('/')[0] ?? '')
    .replace('[format]', 'xlsx')
    .replace('/[...rest]', '/khong-co-trang-nay/sau')
    .replace(/\[number\]/, '1')
    .replace(/\/\[slug\]/, '/gioi-thieu')
    .replace(/\[token\]/, 'khong-co-ma-nay')
    .replace(/\[[a-zA-Z]*[iI]d\]/g, id);
}

/** Names of a page's form actions, read from its source. */
function actionsOf(route: string): string[] {
  const file = pageFiles
    .filter((one) => routeOf(one) === route)
    .map((one) => one.replace(/\+page\.svelte$/, '+page.server.ts'))
    .find((one) => one.endsWith('+page.server.ts'));
  if (!file) return [];
  let source = '';
  try {
    source = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  const block = /export const actions\b[^{]*=\s*\{([\s\S]*?)\n\}/.exec(source)?.[1] ?? '';
  return [...block.matchAll(/^ {2}(?:async )?(\w+)\s*[:(,]/gm)]
    .map((match) => match[1] ?? '')
    .filter((name) => name !== 'async');
}

/** `METHOD /path` of each route in Fastify's tree; HEAD and the catch-all of the pages are left out. */
function listedRoutes(tree: string): string[] {
  const path: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', part = '', methods = ''] =
      /^((?:│ {3}| {4})*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?/.exec(line) ?? [];
    if (!part) return [];
    path.length = indent.length / 4;
    path.push(part);
    if (part === '*') return [];
    return methods
      .split(', ')
      .filter((method) => method && method !== 'HEAD')
      .map((method) => `${method} ${path.join('')}`);
  });
}

test('every route stands in the table', () => {
  const known = new Set([...Object.keys(officePages), ...publicPages]);
  expect(routes.filter((route) => !known.has(route))).toEqual([]);
  expect([...known].filter((route) => !routes.includes(route))).toEqual([]);
});

test('every API route stands in the table', () => {
  expect(listedRoutes(e2eFacts().apiRoutes).filter((route) => !(route in apiRoutes))).toEqual([]);
  expect(Object.keys(apiRoutes).filter((route) => !listedRoutes(e2eFacts().apiRoutes).includes(route))).toEqual([]);
});

for (const who of everyone) {
  test(`${who} opens exactly what the table says`, async ({ playwright, baseURL }) => {
    const origin = baseURL ?? '';
    const request: APIRequestContext = await playwright.request.newContext({ baseURL: origin });
    if (who !== 'visitor') await signInRequest(request, who, origin);
    const wrong: string[] = [];
    for (const [route, allowed] of Object.entries(officePages)) {
      const answer = await request.get(addressOf(route), { maxRedirects: 0, headers: { accept: 'text/html' } });
      const status = answer.status();
      const may = who !== 'visitor' && (allowed === 'signed-in' || (who !== 'none' && allowed.includes(who as Role)));
      const good = may
        ? status === 200 || status === 303
        : who === 'visitor'
          ? status === 401 || (status === 303 && /dang-nhap/.test(answer.headers()['location'] ?? ''))
          : status === 403;
      if (!good) wrong.push(`GET ${route} as ${who}: ${status}, expected ${may ? 'to open' : 'to be refused'}`);
      if (may) continue;
      for (const action of actionsOf(route)) {
        const posted = await request.post(`${addressOf(route)}${action === 'default' ? '' : `?/${action}`}`, {
          form: { id: 'x' },
          headers: { origin, accept: 'text/html' },
          maxRedirects: 0
        });
        const refused =
          [401, 403, 404, 422].includes(posted.status()) ||
          (posted.status() === 303 && /dang-nhap/.test(posted.headers()['location'] ?? ''));
        if (!refused) wrong.push(`POST ${route}?/${action} as ${who}: ${posted.status()}`);
      }
    }
    for (const route of publicPages) {
      const status = (
        await request.get(addressOf(route), { maxRedirects: 0, headers: { accept: 'text/html' } })
      ).status();
      if (status >= 500 || status === 401 || status === 403) wrong.push(`GET ${route} as ${who}: ${status}`);
    }
    for (const [route, rule] of Object.entries(apiRoutes)) {
      if (rule === 'open') continue;
      const [method = '', path = ''] = route.split(' ');
      const may = who !== 'visitor' && who !== 'none' && rule.includes(who);
      const answer = await request.fetch(path.replace(':id', '00000000-0000-7000-8000-000000000000'), {
        method,
        headers: {
          origin,
          ...(method === 'POST' && { 'content-type': 'application/octet-stream', 'x-file-name': 'a.bin' })
        },
        ...(method === 'POST' && { data: Buffer.from('not a file') }),
        ...(method === 'PATCH' && { data: { alt: 'x' } }),
        maxRedirects: 0
      });
      // A form without JavaScript goes back to its page, which says why.
      const back = answer.status() === 303 && /loi=(forbidden|sign_in_needed)/.test(answer.headers()['location'] ?? '');
      // Who may look finds that there is no such file; who may look and not change it learns no more.
      const refused = back || [401, 403, ...(may ? [] : [404])].includes(answer.status());
      if (refused === may || answer.status() >= 500) wrong.push(`${route} as ${who}: ${answer.status()}`);
    }
    expect(wrong).toEqual([]);
    await request.dispose();
  });
}
