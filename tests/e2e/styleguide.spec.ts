// The design system under the keyboard, without JavaScript, and under axe in both themes at both widths.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

const widths = [360, 1280];

async function openStyleguide(page: Page, address = '/styleguide') {
  await page.goto(address);
  // Shown once the page is alive.
  await page.getByText('Chọn các tệp').waitFor();
}

for (const width of widths) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing at ${width} px, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await openStyleguide(page);
      await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
      const result = await new AxeBuilder({ page }).analyze();
      expect(result.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' | ')}`)).toEqual(
        []
      );
    });
  }

  test(`nothing sticks out at ${width} px, even with the largest text`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await openStyleguide(page);
    for (const size of ['normal', 'larger']) {
      await page.evaluate((value) => (document.documentElement.dataset.textSize = value), size);
      const excess = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth
      );
      expect(excess).toBe(0);
    }
  });
}

test('the first Tab reaches the way to the content', async ({ page }) => {
  await openStyleguide(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Đến nội dung chính' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});

test('a dialog keeps the focus, closes by Escape and gives the focus back', async ({ page }) => {
  await openStyleguide(page);
  const opener = page.getByRole('button', { name: 'Mở hộp thoại' });
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Mời đồng nghiệp' });
  await expect(dialog).toBeVisible();
  for (let press = 0; press < 8; press += 1) {
    await page.keyboard.press('Tab');
    const inside = await dialog.evaluate(
      (element) => element.contains(document.activeElement) || document.activeElement === document.body
    );
    expect(inside).toBe(true);
  }
  const found = await new AxeBuilder({ page }).include('dialog[open]').analyze();
  expect(found.violations).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});

test('a confirmation starts on the harmless answer and acts only on the other', async ({ page }) => {
  await openStyleguide(page);
  await page.getByRole('button', { name: 'Gỡ bài', exact: true }).last().click();
  const question = page.getByRole('alertdialog', { name: 'Gỡ bài này?' });
  await expect(question.getByRole('button', { name: 'Thôi' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
  await expect(page.locator('[data-confirmed]')).toHaveAttribute('data-confirmed', '0');
  await page.getByRole('button', { name: 'Gỡ bài', exact: true }).last().click();
  await question.getByRole('button', { name: 'Gỡ bài' }).click();
  await expect(page.locator('[data-confirmed]')).toHaveAttribute('data-confirmed', '1');
  await expect(page.getByText('Đã gỡ bài', { exact: true })).toBeVisible();
});

test('arrow keys walk the tabs', async ({ page }) => {
  await openStyleguide(page);
  await page.getByRole('tab', { name: 'Các bước' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Chi phí' })).toBeFocused();
  await expect(page.getByRole('tabpanel')).toContainText('Giống hoa');
  await page.keyboard.press('End');
  await expect(page.getByRole('tab', { name: 'Điều chưa được' })).toHaveAttribute('aria-selected', 'true');
});

test('a menu opens by Enter and closes by Escape, focus back on its button', async ({ page }) => {
  await openStyleguide(page);
  const button = page.locator('summary', { hasText: 'Việc khác' });
  await button.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Sao chép liên kết' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('link', { name: 'Sao chép liên kết' })).toBeHidden();
  await expect(button).toBeFocused();
});

test('a choice is found by typing without marks, and sent with the form', async ({ page }) => {
  await openStyleguide(page);
  const box = page.locator('input#field-unit');
  await box.click();
  await box.pressSequentially('phu nu');
  await expect(page.getByRole('option', { name: /Phụ nữ/ })).toBeVisible();
  await expect(page.getByRole('listbox', { name: 'Đơn vị', exact: true }).getByRole('option')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(box).toHaveValue('Hội Liên hiệp Phụ nữ tỉnh');
  await page.getByRole('button', { name: 'Gửi thử' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'Một số mục chưa đúng' });
  await expect(summary).toBeFocused();
  await expect(summary.getByRole('link')).toHaveCount(4);
  await expect(box).toHaveValue('Hội Liên hiệp Phụ nữ tỉnh');
  await summary.getByRole('link', { name: 'Cần nhập tên mô hình' }).click();
  const name = page.getByRole('textbox', { name: 'Tên mô hình', exact: false }).first();
  await expect(name).toBeFocused();
  await expect(name).toHaveAccessibleDescription(/Cần nhập tên mô hình/);
});

test('a file that is too large is named at once', async ({ page }) => {
  await openStyleguide(page);
  const field = page.getByLabel('Ảnh minh họa');
  await field.setInputFiles({ name: 'to.png', mimeType: 'image/png', buffer: Buffer.alloc(6 * 1024 * 1024) });
  await expect(field).toHaveAccessibleDescription(/“to.png” lớn hơn 5 MB/);
  await field.setInputFiles({ name: 'vua.png', mimeType: 'image/png', buffer: Buffer.alloc(2048) });
  await expect(page.getByText('vua.png')).toBeVisible();
  await expect(field).not.toHaveAttribute('aria-invalid', 'true');
});

test('the map is walked by arrows and names every unit, Hoàng Sa and Trường Sa with their provinces', async ({
  page
}) => {
  await openStyleguide(page);
  const map = page.getByRole('listbox', { name: 'Đơn vị ngoài tỉnh đến học tập' });
  await expect(map.getByRole('option')).toHaveCount(47);
  await expect(map.getByRole('option', { name: /Đặc khu Hoàng Sa \(Thành phố Đà Nẵng\)/ })).toBeVisible();
  await expect(map.getByRole('option', { name: /Đặc khu Trường Sa \(Tỉnh Khánh Ho/ })).toBeVisible();
  await map.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  const active = await map.getAttribute('aria-activedescendant');
  await expect(page.locator(`[id="${active}"]`)).toHaveAttribute('aria-selected', 'true');
  await page.getByText('Xem danh sách').click();
  await expect(page.getByText('Đặc khu Hoàng Sa', { exact: false }).last()).toBeVisible();
});

test('the list sorts, filters and turns pages through its address', async ({ page }) => {
  await openStyleguide(page);
  await page.getByRole('link', { name: 'Số tháng' }).click();
  await expect(page).toHaveURL(/sort=months/);
  await expect(page.getByRole('columnheader', { name: 'Số tháng' })).toHaveAttribute('aria-sort', 'ascending');
  await page.getByRole('searchbox', { name: 'Tên mô hình' }).fill('ban tin');
  await page.getByRole('button', { name: 'Lọc' }).click();
  await expect(page).toHaveURL(/q=ban/);
  await expect(page.getByText('Mô hình của Tỉnh Mẫu (3)')).toBeVisible();
  await page.getByRole('link', { name: 'Bỏ lọc' }).click();
  await expect(page.getByText('Mô hình của Tỉnh Mẫu (34)')).toBeVisible();
  await page.getByRole('link', { name: 'Trang sau' }).click();
  await expect(page).toHaveURL(/trang=2/);
});

test('theme and text size are remembered', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await openStyleguide(page);
  await page.getByRole('button', { name: 'Tối', exact: true }).click();
  await page.getByRole('button', { name: 'A+ Chữ lớn hơn' }).click();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('html')).toHaveAttribute('data-text-size', 'large');
  await expect(page.getByRole('button', { name: 'Tối', exact: true })).toHaveAttribute('aria-pressed', 'true');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 760 } });

  test('the phone menu opens, the form answers with its errors and keeps what was typed', async ({ page }) => {
    await page.goto('/styleguide');
    await page.locator('summary', { hasText: 'Menu' }).click();
    await expect(page.getByRole('navigation', { name: 'Chuyên mục' }).getByRole('link').first()).toBeVisible();
    await page.goto('/styleguide');
    await page.locator('#field-name').fill('Bản tin loa');
    await page.getByRole('button', { name: 'Gửi thử' }).click();
    await expect(page.getByText('Cần chọn lĩnh vực').first()).toBeVisible();
    await expect(page.locator('#field-name')).toHaveValue('Bản tin loa');
  });
});
