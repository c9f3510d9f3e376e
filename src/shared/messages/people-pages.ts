// Texts of the office's pages on people and their roles.
import { defineMessages } from '#shared/messages.ts';

export const peopleTexts = defineMessages({
  title: ['Người dùng', 'People'],
  description: [
    'Ai làm việc trong chương trình, với vai trò gì, ở đơn vị nào.',
    'Who works in the programme, in which role, at which unit.'
  ],
  count: [(v: { total: number }) => `${v.total} người`, (v: { total: number }) => `${v.total} people`],
  search: ['Tên hoặc thư điện tử', 'Name or mail address'],
  role: ['Vai trò', 'Role'],
  anyRole: ['Mọi vai trò', 'Any role'],
  unit: ['Đơn vị', 'Unit'],
  unitFilter: ['Đơn vị và cấp dưới', 'Unit and those below'],
  status: ['Trạng thái', 'Status'],
  anyStatus: ['Mọi trạng thái', 'Any status'],
  active: ['Đang hoạt động', 'Active'],
  invited: ['Đã mời', 'Invited'],
  suspended: ['Tạm khóa', 'Suspended'],
  person: ['Người', 'Person'],
  roles: ['Vai trò', 'Roles'],
  lastSeen: ['Dùng gần nhất', 'Last used'],
  never: ['chưa', 'never'],
  twoStep: ['Hai bước', 'Two steps'],
  on: ['Bật', 'On'],
  off: ['Tắt', 'Off'],
  everywhere: ['toàn hệ thống', 'everywhere'],
  offered: ['đã mời', 'offered'],
  none: ['Không tìm thấy ai. Hãy bỏ bớt điều kiện lọc.', 'Nobody found. Try fewer filters.'],

  invite: ['Mời người mới', 'Invite someone'],
  inviteLead: [
    'Người được mời nhận thư có liên kết để tự đặt mật khẩu. Liên kết dùng được trong 7 ngày.',
    'They get a mail with a link to set their own password. It works for 7 days.'
  ],
  name: ['Họ và tên', 'Full name'],
  email: ['Địa chỉ thư điện tử', 'Mail address'],
  chooseRole: ['Chọn vai trò', 'Choose a role'],
  unitHint: [
    'Gõ vài chữ của tên rồi chọn. Vai trò có hiệu lực ở đơn vị này và các đơn vị bên dưới.',
    'Type a few letters, then choose. The role reaches this unit and those below it.'
  ],
  everywhereLabel: ['Toàn hệ thống, không riêng đơn vị nào', 'Everywhere, not at one unit'],
  sendInvitation: ['Gửi lời mời', 'Send the invitation'],
  invitationSent: [
    (v: { email: string }) => `Đã mời ${v.email}. Thư đang được gửi.`,
    (v: { email: string }) => `${v.email} is invited. The mail is on its way.`
  ],

  giveRole: ['Giao vai trò', 'Give a role'],
  takeRole: ['Thu lại', 'Take away'],
  takeRoleAsk: [
    (v: { role: string; unit: string }) => `Thu lại vai trò ${v.role} (${v.unit})?`,
    (v: { role: string; unit: string }) => `Take away the role ${v.role} (${v.unit})?`
  ],
  since: [(v: { at: string }) => `từ ${v.at}`, (v: { at: string }) => `since ${v.at}`],
  noRoles: ['Chưa có vai trò nào.', 'No roles yet.'],
  access: ['Truy cập', 'Access'],
  sessionCount: ['Phiên đang mở', 'Open sessions'],
  password: ['Mật khẩu', 'Password'],
  hasPassword: ['Đã đặt', 'Set'],
  noPassword: ['Chưa đặt', 'Not set'],
  joined: ['Có tài khoản từ', 'Account since'],

  invitation: ['Lời mời', 'Invitation'],
  invitationState: [
    (v: { role: string; unit: string; until: string }) => `${v.role}, ${v.unit}. Liên kết dùng được đến ${v.until}.`,
    (v: { role: string; unit: string; until: string }) => `${v.role}, ${v.unit}. The link works until ${v.until}.`
  ],
  invitationOver: [
    (v: { role: string; unit: string; until: string }) => `${v.role}, ${v.unit}. Liên kết đã hết hạn lúc ${v.until}.`,
    (v: { role: string; unit: string; until: string }) => `${v.role}, ${v.unit}. The link ended at ${v.until}.`
  ],
  invitedBy: [(v: { name: string }) => `Người mời: ${v.name}`, (v: { name: string }) => `Invited by ${v.name}`],
  resend: ['Gửi lại thư mời', 'Send the mail again'],
  withdraw: ['Thu hồi lời mời', 'Withdraw'],
  withdrawAsk: [
    'Liên kết sẽ hết tác dụng; tên và địa chỉ thư điện tử này được xóa khỏi hệ thống.',
    'The link will end, and this name and address are removed from the system.'
  ],

  suspend: ['Tạm khóa tài khoản', 'Suspend the account'],
  suspendAsk: [
    'Người này không đăng nhập được nữa và mọi phiên đang mở kết thúc ngay. Vai trò vẫn giữ để có thể mở lại.',
    'They can no longer sign in and every open session ends at once. Roles are kept, so that it can be undone.'
  ],
  reactivate: ['Mở lại tài khoản', 'Reactivate the account'],
  resetSecondStep: ['Tắt xác thực hai bước', 'Turn off the second step'],
  resetSecondStepAsk: [
    'Chỉ làm khi đã gọi điện xác minh đúng người: họ mất cả điện thoại lẫn mã khôi phục. Mọi phiên đang mở sẽ kết thúc.',
    'Only after making sure by telephone who asks: for those who lost both phone and recovery codes. Open sessions end.'
  ],
  sendPasswordLink: ['Gửi thư đặt lại mật khẩu', 'Send a password mail'],

  done_invited: ['Đã gửi lời mời.', 'The invitation is sent.'],
  done_resent: ['Thư mời đang được gửi lại.', 'The mail is on its way again.'],
  done_withdrawn: ['Đã thu hồi lời mời.', 'The invitation is withdrawn.'],
  done_granted: ['Đã giao vai trò.', 'The role is given.'],
  done_revoked: ['Đã thu lại vai trò.', 'The role is taken away.'],
  done_suspended: ['Đã tạm khóa tài khoản.', 'The account is suspended.'],
  done_reactivated: ['Đã mở lại tài khoản.', 'The account is active again.'],
  done_secondStep: ['Đã tắt xác thực hai bước của người này.', 'Their second step is off.'],
  done_link: ['Thư đặt lại mật khẩu đang được gửi.', 'The password mail is on its way.']
});
