// Texts of the page of access tokens, and of what goes wrong with one.
import { defineMessages } from '#shared/messages.ts';

type Details = Record<string, unknown>;

export const apiTokenTexts = defineMessages({
  title: ['Mã truy cập', 'Access tokens'],
  lead: [
    'Mã truy cập cho phép một hệ thống khác làm việc thay bạn, trong đúng những quyền bạn chọn. Mã chỉ hiện một lần khi tạo.',
    'A token lets another system act in your name, within exactly the scopes you choose. It is shown once, when it is made.'
  ],
  guide: ['Hướng dẫn lập trình', 'Guide for developers'],
  manage: ['Quản lý', 'Manage'],
  makeTitle: ['Tạo mã mới', 'Make a token'],
  name: ['Dùng cho việc gì', 'What it is for'],
  nameHint: ['Ví dụ: Phần mềm báo cáo của phường', 'Such as: the ward’s reporting software'],
  scopes: ['Quyền', 'Scopes'],
  days: ['Thời hạn', 'Valid for'],
  daysOption: [(v: { days: number }) => `${v.days} ngày`, (v: { days: number }) => `${v.days} days`],
  make: ['Tạo mã', 'Make the token'],
  noScopes: ['Vai trò hiện nay của bạn chưa dùng được mã truy cập.', 'None of your roles can use a token.'],
  madeTitle: ['Mã của bạn', 'Your token'],
  madeText: [
    'Hãy chép mã này ngay và cất ở nơi an toàn: rời trang này là không xem lại được. Ai có mã đều làm được việc thay bạn.',
    'Copy it now and keep it safe: it is not shown again. Whoever has it can act in your name.'
  ],
  listTitle: ['Các mã đã tạo', 'Your tokens'],
  none: ['Bạn chưa tạo mã nào.', 'You have no tokens yet.'],
  until: [(v: { at: string }) => `hết hạn ${v.at}`, (v: { at: string }) => `ends ${v.at}`],
  lastUsed: [(v: { at: string }) => `dùng lần cuối ${v.at}`, (v: { at: string }) => `last used ${v.at}`],
  neverUsed: ['chưa dùng lần nào', 'never used'],
  in_force: ['Đang dùng được', 'In force'],
  expired: ['Đã hết hạn', 'Expired'],
  revoked: ['Đã thu hồi', 'Revoked'],
  revoke: ['Thu hồi', 'Revoke'],
  revokeAsk: [
    (v: { name: string }) => `Thu hồi mã “${v.name}”? Hệ thống đang dùng mã này sẽ bị từ chối ngay.`,
    (v: { name: string }) => `Revoke “${v.name}”? Whatever uses it is refused at once.`
  ],
  revokedNotice: ['Đã thu hồi mã.', 'The token is revoked.']
});

export const tokenScopeTexts = defineMessages({
  'practices:read': [
    'Đọc hồ sơ mô hình, cách làm bạn được xem, kể cả chưa công khai',
    'Read the records you may see, public or not'
  ],
  'practices:write': ['Tạo bản nháp hồ sơ cho đơn vị của bạn', 'Begin draft records for your units'],
  'check-ins:write': ['Gửi báo cáo duy trì', 'Send check-ins'],
  'statistics:read': ['Đọc số liệu thống kê bạn được xem', 'Read the statistics you may see']
});

export const apiTokenIssueTexts = defineMessages({
  needed: ['Xin điền mục này.', 'Please fill this in.'],
  tooLong: ['Dài quá 80 ký tự.', 'Longer than 80 characters.'],
  unreadable: ['Có ký tự không đọc được. Hãy gõ lại.', 'It holds characters that cannot be read. Type it again.'],
  scopeNeeded: ['Hãy chọn ít nhất một quyền.', 'Choose at least one scope.'],
  scopeNotYours: ['Có quyền mà vai trò của bạn không có.', 'A scope that none of your roles holds.'],
  daysWrong: ['Hãy chọn một thời hạn.', 'Choose how long it is valid.']
});

export const apiTokenErrorTexts = defineMessages({
  token_needed: [
    'Địa chỉ này cần mã truy cập. Hãy gửi tiêu đề Authorization: Bearer kèm mã của bạn.',
    'This address needs a token. Send it as Authorization: Bearer.'
  ],
  token_unknown: [
    'Mã truy cập không đúng. Hãy kiểm tra lại, hoặc tạo mã mới ở trang Tài khoản.',
    'The token is wrong. Check it, or make a new one on the account page.'
  ],
  token_expired: [
    'Mã truy cập đã hết hạn. Hãy tạo mã mới ở trang Tài khoản.',
    'The token has expired. Make a new one on the account page.'
  ],
  token_revoked: [
    'Mã truy cập đã bị thu hồi. Hãy tạo mã mới ở trang Tài khoản.',
    'The token was revoked. Make a new one on the account page.'
  ],
  token_scope: [
    (d: Details) => `Mã truy cập không có quyền ${d.scope}. Hãy tạo mã khác có quyền này.`,
    (d: Details) => `The token lacks the scope ${d.scope}. Make one that has it.`
  ],
  too_many_tokens: [
    (d: Details) => `Mỗi người có nhiều nhất ${d.limit} mã đang dùng được. Hãy thu hồi mã không còn cần.`,
    (d: Details) => `At most ${d.limit} tokens can be in force. Revoke one that is no longer needed.`
  ]
});
