// An officer brings a list in from Excel: refused file, columns, faults by cell, duplicates, letting in, taking back.
import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { expect, test } from '@playwright/test';
import { signIn } from '#tests/support/e2e-facts.ts';

test('a list comes in from a workbook and is taken back', async ({ page }) => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Danh sách');
  const stamp = Date.now() % 100_000;
  sheet.addRow(['DANH SÁCH MÔ HÌNH NĂM 2025']);
  sheet.addRow(['TT', 'Tên mô hình', 'Đơn vị', 'Thực hiện từ']);
  sheet.addRow([1, `Ngõ hoa giấy bên kênh ${stamp}`, 'Xã Cồn Én', '5/9/2024']);
  sheet.addRow([2, 'Tủ sách bến xe', 'Xã Không Có Đâu', 'hôm nào']);
  const bytes = Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer);
  const send = async (name: string, buffer: Buffer) => {
    await page.setInputFiles('input[type=file]', { name, mimeType: 'application/octet-stream', buffer });
    await page.getByRole('button', { name: 'Gửi và kiểm tra' }).click();
  };
  await signIn(page, 'provincial_officer', '/van-phong/nhap-du-lieu');
  await page.goto('/van-phong/nhap-du-lieu', { waitUntil: 'networkidle' });
  await send('hong.xlsx', Buffer.from('không phải'));
  await expect(page.getByText('Đây không phải tệp Excel')).toBeVisible();
  await send('danh-sach.xlsx', bytes);
  await page.waitForURL(/nhap-du-lieu\/[0-9a-f-]{36}$/);
  await page.waitForLoadState('networkidle');
  await expect(page.getByText('C4')).toBeVisible();
  await expect(page.getByText('D4')).toBeVisible();
  await page.locator('select[name=fieldId]').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Kiểm tra lại' }).click();
  await expect(page.getByText('Đã kiểm tra lại mọi dòng.')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Tải 1 dòng cần sửa' }).click();
  const back = new ExcelJS.Workbook();
  await back.xlsx.load(readFileSync(await (await download).path()) as unknown as ArrayBuffer);
  expect(String(back.worksheets[0]?.getCell('E2').value)).toContain('C4: Không tìm thấy đơn vị');
  await page.getByRole('button', { name: 'Nhập 1 dòng' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Nhập 1 dòng' }).click();
  await expect(page.getByText('Đã lập 1 hồ sơ.')).toBeVisible({ timeout: 15_000 });
  await expect(page.getByRole('link', { name: `Ngõ hoa giấy bên kênh ${stamp}` })).toBeVisible();
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(page.getByText('Đã rút lại 1 hồ sơ, giữ lại 0 hồ sơ')).toBeVisible({ timeout: 15_000 });
});
