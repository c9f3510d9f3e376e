// Texts of the map of where a practice worked, where not, and why.
import { formatNumber } from '#shared/format.ts';
import { defineMessages } from '#shared/messages.ts';

export const lineageMapTexts = defineMessages({
  title: ['Nơi nào được, nơi nào chưa, vì sao', 'Where it worked, where not, and why'],
  text: [
    'Mỗi dấu là một nơi đã làm theo. Hình của dấu nói lên kết quả; lý do do chính nơi đó viết.',
    'Each mark is a place that took it on. Its shape tells how it went; the reason is in that place’s own words.'
  ],
  country: ['Bản đồ các nơi đã làm theo', 'Map of the places'],
  city: ['Bản đồ các nơi đã làm theo ở Thành phố Hồ Chí Minh', 'Map of the places in Hồ Chí Minh City'],
  unplaced: [
    (v: { n: number }) => `${formatNumber('vi', v.n)} nơi không có trên bản đồ, xem trong danh sách.`,
    (v: { n: number }) =>
      `${formatNumber('en', v.n)} ${v.n === 1 ? 'place is' : 'places are'} not on the map; see the list.`
  ],
  noneOnMap: [
    'Các nơi này không có trên bản đồ địa giới, nên được kể thành danh sách.',
    'These places are not on the map of territories and stand as a list.'
  ],
  running: ['Đang thực hiện', 'Running'],
  planned: ['Dự kiến', 'Planned'],
  since: [(v: { day: string }) => `từ ${v.day}`, (v: { day: string }) => `since ${v.day}`],
  ended: [
    (v: { from: string; to: string }) => `${v.from} – ${v.to}`,
    (v: { from: string; to: string }) => `${v.from} – ${v.to}`
  ],
  more: [
    (v: { n: number }) => `Xem thêm ${formatNumber('vi', v.n)} nơi`,
    (v: { n: number }) => `${formatNumber('en', v.n)} more`
  ],
  coreChanged: ['có sửa phần cốt lõi', 'its core was changed'],
  source: [
    'Địa giới từ 1/7/2025; kết quả do các nơi báo cáo.',
    'Boundaries since 1 July 2025; outcomes as the places report them.'
  ]
});
