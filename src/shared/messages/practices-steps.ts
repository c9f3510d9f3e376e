// Texts beside the steps and papers of a practice: what each step means, what a document is to it.
import type { RecordStep } from '#shared/practice.schema.ts';
import { defineMessages, type Locale } from '#shared/messages.ts';

/** What a document is to a practice. */
export const relationTexts = defineMessages({
  basis: ['Căn cứ', 'Basis'],
  registration: ['Đăng ký', 'Registration'],
  pilot: ['Thí điểm', 'Pilot'],
  interim_review: ['Sơ kết', 'Interim review'],
  recognition: ['Công nhận', 'Recognition'],
  rollout: ['Nhân rộng', 'Rollout'],
  other: ['Khác', 'Other']
});

/** What a step means, in a line under its button. */
export const stepHelpTexts: (locale: Locale) => Record<RecordStep, string> = defineMessages({
  register: ['Đơn vị nhận xây dựng việc này từ một nhu cầu đã nêu.', 'The unit takes it on, from a stated need.'],
  start_pilot: ['Làm thử có theo dõi, rồi sơ kết.', 'It is tried and watched, then reviewed.'],
  interim_review: ['Ghi lại kết quả giữa kỳ của đợt thí điểm.', 'What the pilot has shown so far.'],
  submit: ['Chỉ việc đang làm mới gửi được.', 'Only what is in use can be sent.'],
  recall: ['Hồ sơ trở về “Đã đăng ký” để sửa tiếp.', 'It goes back to “Registered” to be edited.'],
  approve_unit: ['Lãnh đạo đơn vị chịu trách nhiệm về nội dung hồ sơ.', 'The unit’s leader answers for its content.'],
  return: ['Hồ sơ về lại đơn vị, sửa rồi gửi lại được.', 'It goes back to its unit and can be sent again.'],
  decline: ['Khép hồ sơ; có thể mở lại khi có lý do.', 'It is closed; it can be reopened for a reason.'],
  reopen: ['Hồ sơ trở về “Đã đăng ký”.', 'It goes back to “Registered”.'],
  list: ['Người đọc sẽ thấy đúng phiên bản này.', 'Readers will see this very version.'],
  unlist: ['Trang công khai của mô hình sẽ đóng.', 'Its public page closes.'],
  delete: ['Chỉ bản nháp chưa ai dùng mới xóa được.', 'Only a draft nobody refers to.']
});
