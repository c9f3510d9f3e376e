// The whole life of a practice with seven roles: named by a visitor, built, approved, judged, recognised, kept alive, adopted.
import { expect, test, type Browser, type Page } from '@playwright/test';
import { e2eFacts, signInAs, signInRequest } from '#tests/support/e2e-facts.ts';
import { pdf } from '#tests/support/media-files.ts';
import type { Role } from '#shared/roles.ts';

// A second try finds the first one's record: each has its own name.
const run = String(Date.now() % 100_000);
const name = `Nồi cháo sáng chợ số ${run}`;
const council = `Hội đồng thẩm định đợt ${run}`;
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };

async function as(browser: Browser, baseURL: string, who: Role, path: string, look: object = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL, ...look });
  // Signing in through the form has a test of its own.
  await signInRequest(context.request, who, baseURL);
  const page = await context.newPage();
  await open(page, path);
  return page;
}

/** A part of the life; what it leaves on the screen is the proof of it. */
const step = (title: string, _page: Page, work: () => Promise<unknown>) => test.step(title, work);

/** Opens what a press leads to and waits until it can be used. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'networkidle' });
}

async function chooseUnit(page: Page, label: string, typed: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(typed);
  await page.getByRole('listbox').getByRole('option').first().click();
}

/** A submit button that asks first. */
async function confirmed(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).first().click();
  await page.getByRole('alertdialog').getByRole('button', { name: button, exact: true }).click();
}

/** Fills a sheet on a phone, one criterion a screen, and sends it. */
async function score(page: Page): Promise<void> {
  await page.getByRole('link', { name }).click();
  await page.waitForURL(/phieu\/[0-9a-f-]{36}/);
  await page.waitForLoadState('networkidle');
  const next = page.getByRole('button', { name: 'Tiếp', exact: true });
  const no = page.getByRole('radio', { name: 'Không', exact: true });
  for (let index = 0; index < (await no.count()); index += 1) await no.nth(index).check();
  await next.click();
  for (;;) {
    const band = page.getByRole('radio', { name: /^Tốt/ }).filter({ visible: true });
    if ((await band.count()) === 0) break;
    await band.check();
    await page
      .getByRole('button', { name: '17', exact: true })
      .or(page.getByRole('button', { name: '20', exact: true }))
      .filter({ visible: true })
      .last()
      .click();
    await next.click();
  }
  await page.getByRole('textbox', { name: 'Nhận xét chung' }).fill('Đã đến xem tại chợ ba buổi sáng.');
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await confirmed(page, 'Gửi phiếu');
  await page.waitForURL(/phieu(\?|$)/);
}

test('a practice lives from its nomination to its first adoption', async ({ browser, baseURL: given }) => {
  test.setTimeout(300_000);
  const baseURL = given ?? '';
  const at = (who: Role, path: string, look = {}) => as(browser, baseURL, who, path, look);
  const visitor = await (await browser.newContext({ baseURL, ...phone })).newPage();

  await step('a visitor names it', visitor, async () => {
    await open(visitor, '/mo-hinh/de-xuat');
    await visitor.getByLabel('Tên gọi').fill(name);
    await visitor
      .getByLabel('Việc gì đang được làm?')
      .fill('Mỗi sáng các bà ở chợ nấu một nồi cháo cho người bán hàng rong.');
    await chooseUnit(visitor, 'Ở đâu?', 'xa go lau');
    await visitor.getByLabel('Vì sao đáng học?').fill('Người nghèo có bữa sáng, người cho thấy vui.');
    await visitor.getByRole('button', { name: 'Gửi giới thiệu' }).click();
    await expect(visitor.getByRole('heading', { name: 'Cảm ơn bạn đã giới thiệu' })).toBeVisible();
  });
  const own = visitor.url();

  const officer = await at('unit_officer', `/van-phong/mo-hinh?q=${encodeURIComponent(name)}`);
  await step('a unit officer takes it on and completes the record', officer, async () => {
    await officer.getByRole('link', { name, exact: true }).click();
    await officer.waitForURL(/mo-hinh\/[0-9a-f-]{36}/);
    await officer.waitForLoadState('networkidle');
    await officer
      .getByLabel('Vì sao cần làm', { exact: true })
      .fill('Người bán rong ra chợ từ bốn giờ sáng, thường nhịn ăn.');
    await officer.getByRole('button', { name: 'Đăng ký', exact: true }).click();
    await expect(officer.getByText('Đã đăng ký').first()).toBeVisible();
    await officer.getByLabel('Mảng').selectOption({ index: 1 });
    await officer.getByLabel('Thực hiện từ ngày').fill('2026-03-01');
    await officer
      .getByLabel('Cách làm, các bước')
      .fill('Bốn bà chia nhau nấu. Gạo do tiểu thương góp. Nồi đặt ở cổng chợ lúc năm giờ.');
    await officer
      .getByLabel('Kết quả', { exact: true })
      .fill('Mỗi sáng sáu mươi bát, không bỏ buổi nào trong tám tháng.');
    await officer.getByLabel('Ai được lợi').fill('Khoảng sáu mươi người bán hàng rong.');
    await officer.getByRole('button', { name: 'Thêm người' }).click();
    await officer.getByLabel('Họ tên hoặc tên nhóm').fill('Tổ phụ nữ chợ Gò Lau');
  });
  const record = new URL(officer.url()).pathname;

  await step('it is piloted, then sent to the unit', officer, async () => {
    await officer.getByText('Bắt đầu thí điểm').first().click();
    await officer.getByRole('button', { name: 'Bắt đầu thí điểm' }).click();
    await expect(officer.getByText('Đang thí điểm').first()).toBeVisible();
    await confirmed(officer, 'Gửi đơn vị duyệt');
    await expect(officer.getByText('Chờ đơn vị duyệt').first()).toBeVisible();
  });

  const leader = await at('unit_leader', record);
  await step('the unit’s leader approves it', leader, async () => {
    await leader.getByRole('button', { name: 'Đơn vị duyệt', exact: true }).click();
    await expect(leader.getByText('Đơn vị đã duyệt').first()).toBeVisible();
  });

  const provincial = await at('provincial_officer', '/van-phong/hoi-dong/moi');
  await step('a provincial officer sets up the council', provincial, async () => {
    await provincial.getByLabel('Tên hội đồng').fill(council);
    await chooseUnit(provincial, 'Cơ quan lập hội đồng', 'tinh mau');
    await provincial.getByLabel('Cấp công nhận').selectOption({ label: 'Cấp tỉnh' });
    await provincial.getByRole('button', { name: 'Lập hội đồng' }).click();
    await provincial.waitForURL(/hoi-dong\/[0-9a-f-]{36}/);
    for (const [person, role] of [
      ['Vai council_chair', 'Chủ tịch'],
      ['Vai council_secretary', 'Thư ký'],
      ['Vai council_member', 'Thành viên']
    ] as const) {
      await provincial.waitForLoadState('networkidle');
      const add = provincial.locator('form[action="?/add"]');
      if (!(await add.isVisible())) await provincial.getByText('Thêm người', { exact: true }).first().click();
      await add.locator('select[name=personId]').selectOption({ label: person });
      await add.locator('select[name=role]').selectOption({ label: role });
      await add.getByRole('button', { name: 'Thêm người' }).click();
      await expect(provincial.getByRole('listitem').filter({ hasText: person })).toBeVisible();
    }
  });

  const secretary = await at('council_secretary', '/van-phong/tham-dinh/bat-dau');
  let assessment = '';
  await step('the council’s secretary begins the assessment; two members are assigned', secretary, async () => {
    await secretary.getByRole('checkbox', { name, exact: true }).check();
    await secretary.getByLabel('Hội đồng').selectOption({ label: council });
    await secretary.getByRole('button', { name: 'Bắt đầu thẩm định' }).click();
    await expect(secretary.getByText(/Người chấm: .*Vai council_/)).toBeVisible();
    assessment = (await secretary.getByRole('region').getByRole('link', { name }).getAttribute('href')) ?? '';
  });

  const member = await at('council_member', '/van-phong/tham-dinh/phieu', phone);
  await step('a member scores on a phone', member, () => score(member));
  const chair = await at('council_chair', '/van-phong/tham-dinh/phieu', phone);
  await step('the chair scores too', chair, () => score(chair));

  await step('the chair votes and records what the council recommends', chair, async () => {
    await open(chair, assessment);
    await chair.getByRole('radio', { name: 'Đồng ý', exact: true }).check();
    await chair.getByRole('button', { name: 'Biểu quyết', exact: true }).first().click();
    await expect(chair.getByText('Vai council_chair: Đồng ý')).toBeVisible();
    await chair.locator('select[name=recommendation]').selectOption({ label: 'Công nhận' });
    await chair.locator('select[name=levelId]').selectOption({ label: 'Cấp tỉnh' });
    await chair.locator('#recommend-reason').fill('Thiết thực, bền, nơi khác làm theo được.');
    await chair.getByRole('button', { name: 'Ghi kiến nghị' }).click();
    await expect(chair.getByRole('status').first()).toBeVisible();
  });

  await step('the signed decision is entered with its scan', provincial, async () => {
    const decision = `/van-phong/tham-dinh/quyet-dinh?chon=${assessment.split('/').at(-1)}`;
    // It can be decided on once the recommendation is kept.
    await expect(async () => {
      await open(provincial, decision);
      await expect(provincial.getByRole('checkbox', { name, exact: true })).toBeChecked({ timeout: 1_000 });
    }).toPass();
    await provincial.getByLabel('Số, ký hiệu').fill('88-QĐ/BTGDVTU');
    await provincial.getByLabel('Ngày ký').fill('2026-11-20');
    await chooseUnit(provincial, 'Cơ quan ban hành', 'tinh mau');
    await provincial.getByLabel('Trích yếu').fill('Công nhận mô hình hay cấp tỉnh');
    await provincial.getByRole('button', { name: 'Tải lên hoặc chọn bản ký' }).click();
    await provincial
      .getByRole('dialog')
      .locator('input[type=file]')
      .setInputFiles({ name: 'quyet-dinh-88.pdf', mimeType: 'application/pdf', buffer: pdf('Quyết định 88') });
    await provincial.getByRole('button', { name: 'Dùng tệp này' }).click();
    await provincial.getByRole('button', { name: 'Ghi nhận quyết định' }).click();
    await expect(provincial.getByText('Đã công nhận').first()).toBeVisible();
  });

  await step('everybody finds it in the register, and who named it reads so', visitor, async () => {
    await open(visitor, own);
    await expect(visitor.getByText('Đã được công nhận.')).toBeVisible();
    await open(visitor, `/mo-hinh?q=${encodeURIComponent(name)}`);
    await visitor.getByRole('link', { name }).first().click();
    await visitor.waitForURL(/\/mo-hinh\/noi-chao/);
    await expect(visitor.getByRole('heading', { name: 'Công nhận', exact: true })).toBeVisible();
    await expect(visitor.getByText('88-QĐ/BTGDVTU').first()).toBeVisible();
  });
  const address = new URL(visitor.url()).pathname;

  await step('its unit reports that it goes on, in one tap', officer, async () => {
    await open(officer, '/van-phong/duy-tri?han=all');
    const tap = officer.getByRole('button', { name: `Không thay đổi: ${name}` });
    for (let page = 2; !(await tap.isVisible()); page += 1)
      await open(officer, `/van-phong/duy-tri?han=all&trang=${page}`);
    await tap.click();
    await expect(officer.getByRole('status').first()).toContainText('Đã ghi');
  });

  const neighbour = await (await browser.newContext({ baseURL })).newPage();
  await step('another unit takes it on', neighbour, async () => {
    const { registry, accounts } = e2eFacts();
    const { password } = accounts.unit_officer;
    await signInAs(neighbour, { email: registry.neighbour.email, password }, address);
    await open(neighbour, address);
    await neighbour.getByRole('link', { name: 'Đơn vị tôi muốn làm theo' }).click();
    await neighbour.waitForURL(/nhan-rong\/moi/);
    await neighbour.waitForLoadState('networkidle');
    await chooseUnit(neighbour, 'Đơn vị thực hiện', registry.neighbour.unitName);
    await neighbour.getByLabel('Đã bắt đầu từ ngày').fill('2026-11-22');
    await neighbour.getByRole('button', { name: 'Đăng ký làm theo' }).click();
    await expect(neighbour.getByRole('status').first()).toContainText('Đã đăng ký.');
    await open(visitor, address);
    await expect(visitor.getByRole('group', { name: /^Sơ đồ nhân rộng/ })).toContainText(registry.neighbour.unitName);
  });
});
