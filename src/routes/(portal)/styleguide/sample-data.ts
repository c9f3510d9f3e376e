// Made-up models of the made-up province "Tỉnh Mẫu", for the tables and charts of the styleguide.

export interface SamplePractice {
  name: string;
  unit: string;
  field: string;
  months: number;
  adopters: number;
  state: 'active' | 'pilot' | 'overdue' | 'ended';
}

export const fields = ['Tuyên truyền miệng', 'Khoa giáo', 'Văn hóa, văn nghệ', 'Dư luận xã hội', 'Dân vận khéo'];

export const units = [
  'Đảng ủy xã Bến Lứa',
  'Đảng ủy phường Con Én',
  'Đảng ủy xã Đồi Chè',
  'Đảng ủy xã Suối Mơ',
  'Trường Chính trị tỉnh',
  'Hội Liên hiệp Phụ nữ tỉnh',
  'Công đoàn Khu công nghiệp Bình Minh',
  'Bộ Chỉ huy Quân sự tỉnh'
];

const names = [
  'Bản tin loa ba phút',
  'Cà phê sáng lắng nghe người dân',
  'Góc đọc nhà trọ',
  'Đường hoa tự quản',
  'Tổ công nghệ số cộng đồng đến từng ngõ',
  'Câu lạc bộ đờn ca tài tử thiếu nhi',
  'Camera an ninh từ nguồn lực nhân dân',
  'Hàng xóm chỉ điện thoại',
  'Vườn thuốc nam ở trạm y tế',
  'Chuyến xe thứ bảy',
  'Sổ tay tuyên truyền viên bằng hai thứ tiếng',
  'Phiên chợ không tiền mặt'
];
const states = ['active', 'active', 'pilot', 'active', 'overdue', 'ended'] as const;

export const practices: SamplePractice[] = Array.from({ length: 34 }, (_, index) => ({
  name: `${names[index % names.length]}${index >= names.length ? ` (${Math.floor(index / names.length) + 1})` : ''}`,
  unit: units[(index * 3) % units.length]!,
  field: fields[(index * 2) % fields.length]!,
  months: 3 + ((index * 17) % 49),
  adopters: (index * 7) % 23,
  state: states[index % states.length]!
}));
