// Charts as pictures for papers: bars with their figures, in black and a red that also prints grey. PNG, sharp when printed.
import sharp, { type OverlayOptions } from 'sharp';
import { houseFont, loadHouseFont } from './fonts.ts';

export interface ChartBar {
  label: string;
  value: number;
  /** The period compared. */
  before?: number | undefined;
}

export interface BarChartInput {
  bars: readonly ChartBar[];
  /** Names of the two periods, shown when the bars have a `before`. */
  legend?: { now: string; before: string } | undefined;
  /** Writes a figure. */
  format: (value: number) => string;
}

/** Pixels: 160 mm at about 200 to the inch. */
const width = 1_280;
const labelWidth = 430;
const barArea = width - labelWidth - 170;
const rowHeight = 62;
const barHeight = 34;
const textSize = 24;
const colours = { bar: '#9a1b1e', before: '#b9b2a6', ink: '#000000', rule: '#8a8378' };

const escaped = (text: string) =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '');

interface Drawn {
  data: Buffer;
  width: number;
  height: number;
}

async function drawText(text: string, boxWidth: number, align: 'left' | 'right'): Promise<Drawn> {
  const plain = [...text.replace(/\s+/g, ' ').trim()].slice(0, 90).join('') || '—';
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${colours.ink}">${escaped(plain)}</span>`,
      font: `${houseFont} ${textSize}`,
      width: boxWidth,
      align,
      dpi: 72,
      rgba: true,
      wrap: 'word'
    }
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** @returns a PNG of 1280 pixels' width, as high as its bars need */
export async function drawBarChart(input: BarChartInput): Promise<Buffer> {
  await loadHouseFont();
  const two = input.legend !== undefined && input.bars.some((bar) => bar.before !== undefined);
  const most = Math.max(1, ...input.bars.flatMap((bar) => [bar.value, bar.before ?? 0]));
  const labels = await Promise.all(input.bars.map((bar) => drawText(bar.label, labelWidth - 24, 'right')));
  const heights = labels.map((label) => Math.max(rowHeight, label.height + 20, two ? 84 : 0));
  const legendHeight = two ? 60 : 0;
  const height = legendHeight + heights.reduce((sum, one) => sum + one, 0) + 10;
  const shapes: string[] = [];
  const layers: OverlayOptions[] = [];
  const scale = (value: number) => (value / most) * barArea;

  const place = async (text: string, left: number, middle: number) => {
    const drawn = await drawText(text, 400, 'left');
    layers.push({ input: drawn.data, left: Math.round(left), top: Math.round(middle - drawn.height / 2) });
  };
  if (two && input.legend) {
    const entries = [
      [colours.bar, input.legend.now],
      [colours.before, input.legend.before]
    ] as const;
    for (const [at, [colour, text]] of entries.entries()) {
      const left = labelWidth + at * 420;
      shapes.push(`<rect x="${left}" y="14" width="28" height="20" fill="${colour}"/>`);
      await place(text, left + 40, 24);
    }
  }
  let top = legendHeight;
  for (const [at, bar] of input.bars.entries()) {
    const label = labels[at];
    const room = heights[at] ?? rowHeight;
    const middle = top + room / 2;
    if (label)
      layers.push({
        input: label.data,
        left: Math.max(0, labelWidth - 16 - label.width),
        top: Math.round(middle - label.height / 2)
      });
    const rows = two
      ? [
          { value: bar.value, y: middle - 17, colour: colours.bar, high: 28 },
          { value: bar.before ?? 0, y: middle + 17, colour: colours.before, high: 28 }
        ]
      : [{ value: bar.value, y: middle, colour: colours.bar, high: barHeight }];
    for (const { value, y, colour, high } of rows) {
      const long = Math.max(value > 0 ? 2 : 0, scale(value));
      shapes.push(`<rect x="${labelWidth}" y="${y - high / 2}" width="${long}" height="${high}" fill="${colour}"/>`);
      await place(input.format(value), labelWidth + long + 12, y);
    }
    top += room;
  }
  const frame = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="${width}" height="${height}" fill="#ffffff"/>
    ${shapes.join('\n')}
    <rect x="${labelWidth - 1}" y="${legendHeight}" width="2" height="${height - legendHeight}" fill="${colours.rule}"/>
  </svg>`;
  return sharp(Buffer.from(frame))
    .composite(layers)
    .flatten({ background: '#ffffff' })
    .png({ palette: true })
    .toBuffer();
}
