// Texts of the public form that names a practice, and of the private page that tells what became of it.
import { defineMessages, type Locale } from '#shared/messages.ts';
import type { PracticeState } from '#shared/practice.ts';
import { nominatorKeptMonths } from '#shared/practice.schema.ts';

export const nominateTexts = defineMessages({
  title: ['Giới thiệu một mô hình, cách làm hay', 'Name a good practice'],
  text: [
    'Bạn thấy ở đâu có việc làm hay, hãy cho chúng tôi biết. Cán bộ chương trình sẽ tìm hiểu cùng đơn vị nơi đó.',
    'If you have seen something done well, tell us. An officer of the programme will look into it with the unit there.'
  ],
  name: ['Tên gọi', 'What it is called'],
  nameHint: ['Tên đang dùng, hoặc bạn tự đặt ngắn gọn.', 'The name in use, or a short one of your own.'],
  what: ['Việc gì đang được làm?', 'What is done?'],
  whatHint: [
    'Ai làm, làm thế nào, từ bao giờ. Xin đừng ghi thông tin riêng tư của người khác.',
    'Who does it, how, since when. Please leave out private matters of others.'
  ],
  where: ['Ở đâu?', 'Where?'],
  whereHint: [
    'Gõ tên xã, phường hoặc cơ quan rồi chọn trong danh sách.',
    'Type the name of a commune, ward or body, then choose it.'
  ],
  why: ['Vì sao đáng học?', 'Why is it worth learning from?'],
  whyHint: ['Nó giúp ích cho ai, thay đổi điều gì.', 'Whom it helps, and what it changed.'],
  field: ['Thuộc lĩnh vực', 'Field'],
  fieldUnknown: ['Tôi chưa rõ', 'I do not know'],
  contact: ['Liên hệ với bạn', 'How to reach you'],
  contactHint: [
    `Không bắt buộc. Chỉ cán bộ phụ trách thấy, và được xóa sau ${nominatorKeptMonths} tháng.`,
    `Not needed. Only the officers in charge see it, and it is deleted after ${nominatorKeptMonths} months.`
  ],
  send: ['Gửi giới thiệu', 'Send'],

  thanks: ['Cảm ơn bạn đã giới thiệu', 'Thank you for naming it'],
  own: ['Lời giới thiệu của bạn', 'Your nomination'],
  link: ['Đường dẫn riêng của bạn', 'Your private link'],
  keep: [
    'Hãy giữ đường dẫn của trang này để biết kết quả: chỉ người có đường dẫn mới xem được, và chúng tôi không có cách nào gửi lại.',
    'Keep the address of this page to learn the outcome: only who has it can read it, and we have no way to send it again.'
  ],
  code: [(v: { code: string }) => `Mã hồ sơ: ${v.code}`, (v: { code: string }) => `Record ${v.code}`],
  sentAt: [(v: { at: string }) => `Gửi lúc ${v.at}`, (v: { at: string }) => `Sent at ${v.at}`],
  reason: ['Lý do', 'Reason'],
  publicPage: ['Xem trang của mô hình', 'See its page'],
  yourText: ['Nội dung bạn gửi', 'What you sent'],
  forget: ['Xóa thông tin liên hệ của tôi', 'Delete how to reach me'],
  forgetTitle: ['Xóa thông tin liên hệ?', 'Delete how to reach you?'],
  forgetText: [
    'Lời giới thiệu vẫn còn; cán bộ sẽ không liên hệ được với bạn nữa.',
    'The nomination stays; the officers can no longer reach you.'
  ],
  forgotten: ['Đã xóa thông tin liên hệ của bạn.', 'How to reach you was deleted.'],
  another: ['Giới thiệu mô hình khác', 'Name another']
});

/** What a state means to the person who named the practice. */
export const nominationStateTexts: (locale: Locale) => Record<PracticeState, string> = defineMessages({
  draft: ['Đang được lập hồ sơ.', 'A record is being written.'],
  nominated: ['Đang chờ cán bộ chương trình xem.', 'It waits for an officer of the programme.'],
  registered: ['Đơn vị đã nhận xây dựng việc này.', 'The unit has taken it on.'],
  pilot: ['Đang được làm thí điểm.', 'It is being piloted.'],
  submitted: ['Hồ sơ đang được đơn vị duyệt.', 'Its unit is looking at the record.'],
  unit_approved: ['Hồ sơ đang chờ thẩm định.', 'It waits for assessment.'],
  in_assessment: ['Hồ sơ đang được thẩm định.', 'It is being assessed.'],
  recognised: ['Đã được công nhận.', 'It was recognised.'],
  returned: ['Hồ sơ đang được đơn vị hoàn thiện thêm.', 'Its unit is completing the record.'],
  declined: ['Chưa được đưa vào chương trình.', 'It was not taken into the programme.']
});
