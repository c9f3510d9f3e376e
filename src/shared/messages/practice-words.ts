// The words of the registry, said the same on every page: kinds, states, conditions, scope, audiences, evidence.
import { defineMessages } from '#shared/messages.ts';
import type { Audience, PracticeKind, PracticeLife, PracticeScope, PracticeState } from '#shared/practice.ts';

export const kindTexts = defineMessages({
  model: ['Mô hình', 'Model'],
  method: ['Cách làm', 'Method']
} satisfies Record<PracticeKind, readonly [string, string]>);

export const practiceStateTexts = defineMessages({
  draft: ['Bản nháp', 'Draft'],
  nominated: ['Được giới thiệu', 'Nominated'],
  registered: ['Đã đăng ký', 'Registered'],
  pilot: ['Đang thí điểm', 'Pilot'],
  submitted: ['Chờ đơn vị duyệt', 'Waits for its unit'],
  unit_approved: ['Đơn vị đã duyệt', 'Approved by its unit'],
  in_assessment: ['Đang thẩm định', 'In assessment'],
  recognised: ['Đã công nhận', 'Recognised'],
  returned: ['Trả lại để hoàn thiện', 'Returned'],
  declined: ['Không chấp nhận', 'Declined']
} satisfies Record<PracticeState, readonly [string, string]>);

export const lifeTexts = defineMessages({
  active: ['Đang duy trì', 'Active'],
  adapted: ['Đã điều chỉnh', 'Adapted'],
  paused: ['Tạm dừng', 'Paused'],
  ended: ['Đã kết thúc', 'Ended']
} satisfies Record<PracticeLife, readonly [string, string]>);

export const scopeTexts = defineMessages({
  province_wide: ['Dùng chung toàn tỉnh', 'Province-wide'],
  specific: ['Riêng của ngành, địa phương', 'Specific']
} satisfies Record<PracticeScope, readonly [string, string]>);

export const audienceTexts = defineMessages({
  officials: ['Cán bộ, công chức', 'Officials'],
  members: ['Đảng viên', 'Party members'],
  citizens: ['Nhân dân', 'Citizens'],
  youth: ['Thanh niên', 'Youth'],
  women: ['Phụ nữ', 'Women'],
  workers: ['Công nhân, người lao động', 'Workers'],
  farmers: ['Nông dân', 'Farmers'],
  pupils: ['Học sinh, sinh viên', 'Pupils and students'],
  veterans: ['Cựu chiến binh', 'Veterans'],
  elderly: ['Người cao tuổi', 'Elderly'],
  ethnic_minorities: ['Đồng bào dân tộc thiểu số', 'Ethnic minorities'],
  religious: ['Chức sắc, đồng bào tôn giáo', 'Religious communities'],
  forces: ['Lực lượng vũ trang', 'Armed forces'],
  businesses: ['Doanh nghiệp', 'Businesses']
} satisfies Record<Audience, readonly [string, string]>);

/** Evidence levels, as a key of the number. */
export const evidenceTexts = defineMessages({
  1: ['Được mô tả', 'Described'],
  2: ['Có số liệu trước và sau', 'Measured before and after'],
  3: ['Có so sánh với nơi không áp dụng', 'Compared'],
  4: ['Đơn vị khác làm lại thành công', 'Reproduced by another unit'],
  5: ['Thành công trên diện rộng', 'At scale']
} satisfies Record<1 | 2 | 3 | 4 | 5, readonly [string, string]>);
