// Texts of the page that removes the demo programme.
import { defineMessages } from '#shared/messages.ts';

export const demoTexts = defineMessages({
  title: ['Chương trình mẫu', 'Demo programme'],
  description: [
    'Bài viết, ảnh và đơn vị của “Tỉnh Mẫu” giúp làm quen với hệ thống. Khi bắt đầu chương trình thật, gỡ toàn bộ tại đây.',
    'Articles, pictures and units of “Tỉnh Mẫu” help to get to know the system. Remove them here when the real programme begins.'
  ],
  link: ['Gỡ chương trình mẫu', 'Remove the demo programme'],
  articles: ['bài viết mẫu', 'demo articles'],
  practices: ['mô hình mẫu', 'demo practices'],
  media: ['ảnh mẫu', 'demo pictures'],
  units: ['đơn vị giả định', 'fictional units'],
  remove: ['Gỡ chương trình mẫu', 'Remove the demo'],
  confirmTitle: ['Gỡ toàn bộ chương trình mẫu?', 'Remove the whole demo programme?'],
  confirmText: [
    'Bài viết, phản hồi, ảnh và đơn vị mẫu sẽ bị xóa và không lấy lại được. Nội dung do người dùng tạo được giữ nguyên.',
    'Its articles, feedback, pictures and units are deleted for good. What people made themselves stays.'
  ],
  removed: [
    (v: { articles: string; practices: string; units: string }) =>
      `Đã gỡ ${v.articles} bài viết, ${v.practices} mô hình và ${v.units} đơn vị mẫu.`,
    (v: { articles: string; practices: string; units: string }) =>
      `Removed ${v.articles} articles, ${v.practices} practices and ${v.units} units of the demo.`
  ],
  blocked: [
    (v: { people: string; articles: string; practices: string; units: string }) =>
      `Chưa gỡ được: ${v.people} người dùng, ${v.articles} bài viết, ${v.practices} mô hình và ${v.units} đơn vị đang gắn với đơn vị mẫu. Hãy chuyển họ sang đơn vị thật trước.`,
    (v: { people: string; articles: string; practices: string; units: string }) =>
      `It cannot be removed yet: ${v.people} people, ${v.articles} articles, ${v.practices} practices and ${v.units} units stand at demo units. Move them to real units first.`
  ],
  noneTitle: ['Không còn chương trình mẫu', 'The demo programme is gone'],
  noneText: ['Hệ thống chỉ còn nội dung của đơn vị.', 'Only your own content is here.']
});

type Details = Record<string, unknown>;

export const demoErrorTexts = defineMessages({
  demo_in_use: [
    (d: Details) =>
      `Chưa gỡ được: ${d.people} người dùng, ${d.articles} bài viết, ${d.practices} mô hình và ${d.units} đơn vị đang gắn với đơn vị mẫu. Hãy chuyển sang đơn vị thật trước.`,
    (d: Details) =>
      `Not removed: ${d.people} people, ${d.articles} articles, ${d.practices} practices and ${d.units} units stand at demo units. Move them to real units first.`
  ],
  demo_not_there: ['Không còn chương trình mẫu để gỡ.', 'There is no demo programme to remove.']
});
