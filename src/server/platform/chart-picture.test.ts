// Charts as pictures: whole PNG files, as high as their bars need, whatever the labels hold.
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawBarChart } from './chart-picture.ts';

const format = (value: number) => String(value);

test('bars come out as long as their figures say', async () => {
  const png = await drawBarChart({
    bars: [
      { label: 'Công tác tuyên truyền, văn hóa – văn nghệ, báo chí – xuất bản, thông tin đối ngoại', value: 40 },
      { label: 'Khoa giáo <&>', value: 10 },
      { label: '', value: 0 }
    ],
    format
  });
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  expect(info.width).toBe(1280);
  const red = (y: number) => {
    let count = 0;
    for (let x = 430; x < info.width; x += 1) {
      const at = (y * info.width + x) * info.channels;
      if ((data[at] ?? 0) > 120 && (data[at + 1] ?? 255) < 60) count += 1;
    }
    return count;
  };
  const lengths = Array.from({ length: info.height }, (_, y) => red(y)).filter((length) => length > 20);
  expect(Math.max(...lengths) / Math.min(...lengths)).toBeCloseTo(4, 0);
});

test('two periods stand beside one another, with a legend', async () => {
  const bars = [{ label: 'Cấp tỉnh', value: 3, before: 5 }];
  const one = await sharp(await drawBarChart({ bars: [{ label: 'Cấp tỉnh', value: 3 }], format })).metadata();
  const two = await sharp(await drawBarChart({ bars, legend: { now: '2026', before: '2025' }, format })).metadata();
  expect(two.height ?? 0).toBeGreaterThan(one.height ?? 0);
});
