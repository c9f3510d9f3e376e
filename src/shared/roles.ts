// The roles of the programme; each is granted at a unit and reaches its descendants.

export const roles = [
  'administrator',
  'provincial_officer',
  'unit_officer',
  'unit_leader',
  'council_member',
  'council_secretary',
  'council_chair',
  'authority',
  'editor',
  'writer',
  'contest_organiser',
  'juror'
] as const;

export type Role = (typeof roles)[number];

export const roleNames: Record<Role, { vi: string; en: string }> = {
  administrator: { vi: 'Quản trị hệ thống', en: 'Administrator' },
  provincial_officer: { vi: 'Chuyên viên cấp tỉnh', en: 'Provincial officer' },
  unit_officer: { vi: 'Cán bộ đơn vị', en: 'Unit officer' },
  unit_leader: { vi: 'Lãnh đạo đơn vị', en: 'Unit leader' },
  council_member: { vi: 'Thành viên hội đồng', en: 'Council member' },
  council_secretary: { vi: 'Thư ký hội đồng', en: 'Council secretary' },
  council_chair: { vi: 'Chủ tịch hội đồng', en: 'Council chair' },
  authority: { vi: 'Cấp có thẩm quyền', en: 'Competent authority' },
  editor: { vi: 'Biên tập viên', en: 'Newsroom editor' },
  writer: { vi: 'Cộng tác viên viết bài', en: 'Writer' },
  contest_organiser: { vi: 'Ban tổ chức cuộc thi', en: 'Contest organiser' },
  juror: { vi: 'Thành viên ban giám khảo', en: 'Juror' }
};
