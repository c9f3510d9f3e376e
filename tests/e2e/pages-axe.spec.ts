// axe on every kind of page: the portal on a dark phone, the office on a light desk; all looks in npm run test:long. No violation.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { e2eFacts, signIn, type E2eFacts } from '#tests/support/e2e-facts.ts';

const open = ({ samples, registry }: E2eFacts) => [
  '/',
  `/tin/${samples.articleSlug}`,
  '/tin',
  '/chuyen-muc/mo-hinh-hay',
  `/the/${samples.tagSlug}`,
  '/tim-kiem?q=mo+hinh',
  '/tim-kiem?q=khongcogi',
  '/gioi-thieu',
  '/bao-loi?trang=/',
  '/don-vi',
  `/don-vi/${samples.unitId}`,
  '/dang-nhap',
  '/quen-mat-khau',
  '/khong-co',
  '/mo-hinh/de-xuat',
  '/lap-trinh-vien',
  '/du-lieu-mo',
  '/mo-hinh?xem=ban-do',
  `/mo-hinh/${registry.practiceSlug}`,
  `/mo-hinh/${registry.practiceSlug}/nhan-rong`,
  `/nhan-rong/${registry.adopterToken}`,
  `/mo-hinh/${registry.practiceSlug}/hoi-dap`,
  '/en'
];
const office = ({ samples, accounts }: E2eFacts) => [
  '/van-phong',
  '/van-phong/bai-viet',
  '/van-phong/bai-viet/moi',
  `/van-phong/bai-viet/${samples.articleId}`,
  '/van-phong/phan-hoi',
  '/van-phong/bao-loi',
  '/van-phong/trang',
  '/van-phong/khung-trang',
  '/van-phong/chuyen-muc',
  '/van-phong/the',
  '/van-phong/thu-vien',
  `/van-phong/thu-vien/${samples.mediaId}`,
  '/van-phong/don-vi',
  '/van-phong/nguoi-dung',
  `/van-phong/nguoi-dung/${accounts.editor.id}`,
  '/van-phong/nhat-ky',
  '/van-phong/he-thong',
  '/tai-khoan',
  '/tai-khoan/ma-truy-cap'
];
const registryOffice = ({ registry }: E2eFacts) => [
  '/van-phong/mo-hinh',
  '/van-phong/mo-hinh/moi',
  `/van-phong/mo-hinh/${registry.practiceId}`,
  `/van-phong/mo-hinh/${registry.practiceId}/duy-tri`,
  `/van-phong/mo-hinh/${registry.practiceId}/tieu-chi`,
  '/van-phong/duy-tri',
  '/van-phong/nhan-rong',
  `/van-phong/nhan-rong/${registry.adoptionId}`,
  `/van-phong/nhan-rong/moi?mo-hinh=${registry.practiceSlug}`,
  '/van-phong/hoi-dap',
  '/van-phong/trien-khai',
  `/van-phong/trien-khai/${registry.rolloutId}`,
  `/van-phong/trien-khai/${registry.rolloutId}/sua`,
  '/van-phong/trien-khai/moi?q=loa',
  `/van-phong/trien-khai/moi?mo-hinh=${registry.practiceSlug}`,
  '/van-phong/tham-dinh',
  `/van-phong/tham-dinh/${registry.assessmentId}`,
  '/van-phong/tham-dinh/quyet-dinh',
  '/van-phong/hoi-dong',
  `/van-phong/hoi-dong/${registry.councilId}`,
  '/van-phong/bo-tieu-chi',
  `/van-phong/bo-tieu-chi/${registry.criteriaSetId}`,
  '/van-phong/linh-vuc',
  '/van-phong/van-ban',
  '/van-phong/thong-bao',
  '/van-phong/thong-ke',
  '/van-phong/thong-ke/viec-dang-cho',
  '/van-phong/bao-cao',
  '/van-phong/nhap-du-lieu',
  `/van-phong/nhap-du-lieu/${registry.importId}`
];

const lists = { public: open, office, registry: registryOffice };
/** Every page once; the other looks are for the long run. */
const looks = [
  ['public', 360, 'dark'],
  ['office', 1280, 'light'],
  ['registry', 1280, 'light'],
  ...(process.env.MHH_LONG
    ? ([
        ['public', 360, 'light'],
        ['public', 1280, 'light'],
        ['public', 1280, 'dark'],
        ['office', 360, 'light'],
        ['office', 360, 'dark'],
        ['office', 1280, 'dark'],
        ['registry', 360, 'light'],
        ['registry', 360, 'dark'],
        ['registry', 1280, 'dark']
      ] as const)
    : [])
] as const;

for (const [name, width, colorScheme] of looks) {
  test(`${name} pages at ${width}, ${colorScheme}`, async ({ browser, baseURL }) => {
    test.setTimeout(300_000);
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      colorScheme,
      baseURL: baseURL ?? '',
      reducedMotion: 'reduce'
    });
    const page = await context.newPage();
    if (name !== 'public') await signIn(page, 'administrator');
    const found: string[] = [];
    for (const path of lists[name](e2eFacts())) {
      await page.goto(path);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      for (const violation of violations)
        found.push(
          `${path}: ${violation.id} at ${violation.nodes
            .map((node) => node.target.join(' '))
            .slice(0, 3)
            .join(' | ')}`
        );
      if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1))
        found.push(`${path}: scrolls sideways`);
    }
    expect(found).toEqual([]);
    await context.close();
  });
}
