// Texts of the pages where people sign in and look after their own account.
import { defineMessages, type Locale } from '#shared/messages.ts';

/** What is wrong with a field; keyed as the schemas and rules name it. */
export const accountIssueTexts = defineMessages({
  needed: ['Xin điền mục này.', 'Please fill this in.'],
  emailWrong: [
    'Địa chỉ thư điện tử chưa đúng, ví dụ đúng: ten@coquan.gov.vn.',
    'Not a mail address, such as name@office.gov.vn.'
  ],
  unreadable: [
    'Có ký tự không đọc được. Hãy gõ lại, hoặc dán lại dưới dạng chữ thường.',
    'It holds characters that cannot be read. Type it again, or paste it as plain text.'
  ],
  nameLong: ['Tên dài quá 120 ký tự.', 'The name is longer than 120 characters.'],
  passwordShort: ['Mật khẩu cần ít nhất 10 ký tự.', 'The password needs at least 10 characters.'],
  passwordLong: ['Mật khẩu dài quá 128 ký tự.', 'The password is longer than 128 characters.'],
  passwordCommon: [
    'Mật khẩu này dễ đoán. Hãy ghép vài từ không liên quan, ví dụ một câu chỉ mình bạn nhớ.',
    'This password is easy to guess. Join a few unrelated words, such as a sentence only you remember.'
  ],
  passwordPersonal: [
    'Mật khẩu không nên chứa tên hay địa chỉ thư điện tử của bạn.',
    'The password should not hold your name or mail address.'
  ],
  passwordSame: ['Mật khẩu mới trùng mật khẩu cũ.', 'The new password is the old one.'],
  wrongPassword: ['Mật khẩu chưa đúng.', 'The password is not right.'],
  wrongCode: ['Mã chưa đúng hoặc đã dùng rồi.', 'The code is wrong or was used already.'],
  setupCodeWrong: [
    'Mã thiết lập chưa đúng. Mã được in trên màn hình máy chủ mỗi lần khởi động.',
    'The set-up code is wrong. The server prints it on its console at each start.'
  ],
  roleWrong: ['Hãy chọn một vai trò.', 'Please choose a role.'],
  unitOrEverywhere: ['Hãy chọn một đơn vị, hoặc đánh dấu “Toàn hệ thống”.', 'Choose a unit, or tick “Everywhere”.'],
  unit_unknown: [
    'Không tìm thấy đơn vị này. Hãy gõ vài chữ của tên rồi chọn trong danh sách.',
    'This unit was not found. Type a few letters of its name, then choose one of the list.'
  ],
  unit_ambiguous: [
    'Có nhiều đơn vị cùng tên. Hãy viết thêm tên tỉnh sau dấu phẩy.',
    'Several units bear this name. Add the province after a comma.'
  ],
  unitWrong: [
    'Không tìm thấy đơn vị này. Hãy chọn trong danh sách.',
    'This unit was not found. Choose one of the list.'
  ]
});

export const accountTexts = defineMessages({
  signIn: ['Đăng nhập', 'Sign in'],
  notSignedIn: ['Chưa đăng nhập được', 'Not signed in'],
  email: ['Địa chỉ thư điện tử', 'Mail address'],
  password: ['Mật khẩu', 'Password'],
  name: ['Họ và tên', 'Full name'],
  forgotten: ['Quên mật khẩu?', 'Forgotten password?'],
  signInWith: [(v: { name: string }) => `Đăng nhập bằng ${v.name}`, (v: { name: string }) => `Sign in with ${v.name}`],
  or: ['hoặc', 'or'],
  byInvitation: [
    'Tài khoản được mở theo lời mời của đơn vị. Chưa có tài khoản? Hãy hỏi người phụ trách chương trình ở đơn vị bạn.',
    'Accounts are opened by invitation. None yet? Ask the programme’s officer at your unit.'
  ],
  notSetUp: ['Hệ thống chưa có người quản trị.', 'There is no administrator yet.'],
  toSetUp: ['Thiết lập lần đầu', 'First set-up'],
  passwordWasReset: [
    'Mật khẩu mới đã được lưu. Hãy đăng nhập bằng mật khẩu mới.',
    'The new password is saved. Please sign in with it.'
  ],
  signedOut: ['Bạn đã đăng xuất.', 'You are signed out.'],

  secondStep: ['Xác thực bước hai', 'Second step'],
  secondStepLead: [
    'Mở ứng dụng xác thực trên điện thoại và nhập mã 6 số. Không mang điện thoại? Nhập một mã khôi phục.',
    'Open the authenticator on your phone and enter the 6-digit code. No phone? Enter a recovery code.'
  ],
  code: ['Mã xác thực', 'Code'],
  codeHint: ['6 số, hoặc mã khôi phục dạng abcde-fgh23', '6 digits, or a recovery code such as abcde-fgh23'],
  goOn: ['Tiếp tục', 'Continue'],
  startAgain: ['Đăng nhập lại từ đầu', 'Start again'],

  signedIn: ['Bạn đã đăng nhập', 'You are signed in'],
  signedInLead: [
    'Hãy đóng thẻ này, trở lại thẻ đang soạn và bấm gửi lại. Nội dung ở đó vẫn còn nguyên.',
    'Close this tab, go back to the one you were working in and send again. Nothing there is lost.'
  ],
  toOffice: ['Vào bàn làm việc', 'To the office'],

  signOut: ['Đăng xuất', 'Sign out'],
  signOutLead: ['Kết thúc phiên làm việc trên máy này?', 'End the session on this device?'],

  forgottenTitle: ['Quên mật khẩu', 'Forgotten password'],
  forgottenLead: [
    'Nhập địa chỉ thư điện tử của tài khoản. Chúng tôi sẽ gửi một liên kết để đặt mật khẩu mới.',
    'Enter the mail address of your account. We will send a link to set a new password.'
  ],
  sendLink: ['Gửi liên kết', 'Send the link'],
  linkSentTitle: ['Hãy xem hộp thư', 'Check your mail'],
  linkSent: [
    (v: { email: string }) =>
      `Nếu ${v.email} là địa chỉ của một tài khoản, thư có liên kết đang được gửi tới. Liên kết dùng được trong một giờ. Không thấy thư? Xem cả mục thư rác.`,
    (v: { email: string }) =>
      `If ${v.email} belongs to an account, a mail with a link is on its way. The link works for one hour. Nothing there? Look into the spam folder, too.`
  ],
  backToSignIn: ['Về trang đăng nhập', 'Back to sign-in'],

  resetTitle: ['Đặt mật khẩu mới', 'Set a new password'],
  newPassword: ['Mật khẩu mới', 'New password'],
  passwordHint: [
    'Ít nhất 10 ký tự. Một câu ngắn dễ nhớ với bạn, khó đoán với người khác là tốt nhất; dấu tiếng Việt dùng được.',
    'At least 10 characters. Best is a short sentence easy for you and hard for others.'
  ],
  savePassword: ['Lưu mật khẩu', 'Save the password'],
  linkInvalidTitle: ['Liên kết không còn dùng được', 'The link no longer works'],
  askNewLink: ['Xin liên kết mới', 'Ask for a new link'],

  invitationTitle: ['Nhận lời mời', 'Accept the invitation'],
  invitationLead: [
    (v: { inviter: string | null; role: string; unit: string | null }) =>
      `${v.inviter ?? 'Ban quản trị'} mời bạn tham gia với vai trò ${v.role}${v.unit ? `, tại ${v.unit}` : ''}.`,
    (v: { inviter: string | null; role: string; unit: string | null }) =>
      `${v.inviter ?? 'The administrators'} invite you as ${v.role}${v.unit ? ` at ${v.unit}` : ''}.`
  ],
  invitationPassword: ['Chọn mật khẩu', 'Choose a password'],
  accept: ['Nhận lời mời', 'Accept'],
  askInviter: [
    'Hãy nhờ người đã mời bạn gửi lại thư mời.',
    'Please ask the person who invited you to send the invitation again.'
  ],

  setUpTitle: ['Thiết lập lần đầu', 'First set-up'],
  setUpLead: [
    'Tạo người quản trị đầu tiên. Mã thiết lập được in trên màn hình máy chủ khi khởi động.',
    'Make the first administrator. The server prints the set-up code on its console when it starts.'
  ],
  setUpCode: ['Mã thiết lập', 'Set-up code'],
  makeAdministrator: ['Tạo người quản trị', 'Make the administrator'],

  account: ['Tài khoản của tôi', 'My account'],
  profile: ['Hồ sơ', 'Profile'],
  emailFixed: [
    'Cần đổi địa chỉ thư điện tử? Xin báo người quản trị.',
    'To change the address, please ask an administrator.'
  ],
  saveName: ['Lưu tên', 'Save the name'],
  nameSaved: ['Đã lưu tên.', 'The name is saved.'],
  rolesTitle: ['Vai trò', 'Roles'],
  everywhere: ['toàn hệ thống', 'everywhere'],
  noRoles: ['Chưa có vai trò nào.', 'No roles yet.'],
  security: ['Bảo mật', 'Security'],
  changePassword: ['Đổi mật khẩu', 'Change the password'],
  noPassword: [
    'Bạn đăng nhập qua hệ thống của cơ quan và chưa có mật khẩu riêng. Muốn đặt, hãy dùng “Quên mật khẩu”.',
    'You sign in through your organisation and have no password here. To set one, use “Forgotten password”.'
  ],
  currentPassword: ['Mật khẩu hiện tại', 'Current password'],
  oneTimePassword: ['Mật khẩu tạm', 'One-time password'],
  oneTimeHint: ['Mật khẩu bạn vừa dùng để đăng nhập.', 'The one you have just signed in with.'],
  passwordSaved: [
    'Đã đổi mật khẩu. Các phiên đăng nhập ở máy khác đã kết thúc.',
    'The password is changed. Sessions on other devices have ended.'
  ],
  oneTimeNotice: [
    'Bạn đang dùng mật khẩu tạm. Hãy đặt mật khẩu của riêng mình để bắt đầu làm việc.',
    'You are using a one-time password. Set your own to begin.'
  ],

  twoStep: ['Xác thực hai bước', 'Two-step sign-in'],
  twoStepOn: ['Đang bật', 'On'],
  twoStepOff: ['Đang tắt', 'Off'],
  twoStepLead: [
    'Ngoài mật khẩu, mỗi lần đăng nhập cần thêm mã 6 số trên điện thoại. Người khác biết mật khẩu cũng không vào được.',
    'Besides the password, each sign-in takes a 6-digit code of your phone. Whoever learns the password still cannot come in.'
  ],
  manage: ['Quản lý', 'Manage'],
  turnOn: ['Bật xác thực hai bước', 'Turn on two-step sign-in'],
  enrolStep1: [
    '1. Cài một ứng dụng xác thực (Google Authenticator, Microsoft Authenticator, Aegis …) trên điện thoại.',
    '1. Install an authenticator (Google Authenticator, Microsoft Authenticator, Aegis …) on your phone.'
  ],
  enrolStep2: ['2. Quét mã này bằng ứng dụng:', '2. Scan this with it:'],
  enrolSecret: ['Không quét được? Nhập khóa này vào ứng dụng:', 'Cannot scan? Type this key into the app:'],
  enrolOpen: ['Đang ở trên điện thoại? Mở ứng dụng xác thực', 'On the phone itself? Open the authenticator'],
  enrolStep3: ['3. Nhập mã 6 số mà ứng dụng hiện ra:', '3. Enter the 6-digit code it shows:'],
  qrAlt: ['Mã QR để thêm tài khoản vào ứng dụng xác thực', 'QR code that adds the account to an authenticator'],
  confirm: ['Xác nhận và bật', 'Confirm and turn on'],
  recoveryTitle: ['Mã khôi phục', 'Recovery codes'],
  recoveryLead: [
    'Hãy in hoặc chép lại và cất ở nơi an toàn: các mã chỉ hiện một lần này. Mỗi mã thay được điện thoại một lần.',
    'Print or copy them and keep them safe: they are shown this once. Each stands in for the phone one time.'
  ],
  print: ['In', 'Print'],
  done: ['Tôi đã cất các mã', 'I have kept the codes'],
  renewCodes: ['Tạo mã khôi phục mới', 'Make new recovery codes'],
  renewLead: ['Các mã cũ sẽ hết tác dụng.', 'The old codes will end.'],
  turnOff: ['Tắt xác thực hai bước', 'Turn off two-step sign-in'],
  turnedOff: ['Đã tắt xác thực hai bước.', 'Two-step sign-in is off.'],
  confirmPassword: ['Mật khẩu, để xác nhận', 'Password, to confirm'],

  sessions: ['Các phiên đăng nhập', 'Sessions'],
  sessionsLead: [
    'Những máy đang đăng nhập tài khoản này. Thấy máy lạ? Hãy kết thúc phiên đó và đổi mật khẩu.',
    'Devices signed in to this account. One you do not know? End it and change the password.'
  ],
  thisSession: ['Máy này', 'This device'],
  unknownDevice: ['Thiết bị không rõ', 'Unknown device'],
  deviceOn: [
    (v: { browser: string; system: string }) => `${v.browser} trên ${v.system}`,
    (v: { browser: string; system: string }) => `${v.browser} on ${v.system}`
  ],
  lastSeen: [(v: { at: string }) => `Dùng gần nhất ${v.at}`, (v: { at: string }) => `Last used ${v.at}`],
  since: [(v: { at: string }) => `đăng nhập ${v.at}`, (v: { at: string }) => `signed in ${v.at}`],
  endSession: ['Kết thúc', 'End'],
  endOthers: ['Kết thúc tất cả phiên khác', 'End all other sessions'],
  endOthersAsk: [
    'Mọi máy khác sẽ phải đăng nhập lại. Máy này vẫn giữ.',
    'Every other device will have to sign in again. This one stays.'
  ],
  sessionEnded: ['Đã kết thúc phiên đó.', 'The session has ended.'],
  othersEnded: [
    (v: { count: number }) => `Đã kết thúc ${v.count} phiên khác.`,
    (v: { count: number }) => `${v.count} other session(s) ended.`
  ],

  signInAgainTitle: ['Phiên đăng nhập đã kết thúc', 'Your session has ended'],
  signInAgainLead: [
    'Nội dung đã nhập vẫn còn trên trang này. Hãy đăng nhập ở một thẻ mới, rồi trở lại đây và gửi lại.',
    'What you typed is still on this page. Sign in in a new tab, then come back and send again.'
  ],
  signInNewTab: ['Đăng nhập ở thẻ mới', 'Sign in in a new tab'],
  keptFields: ['Nội dung bạn đã nhập', 'What you typed'],
  sendAgain: ['Gửi lại', 'Send again']
});

const providerErrors: Record<string, [vi: string, en: string]> = {
  not_invited: [
    'Địa chỉ thư điện tử này chưa được mời, hoặc lời mời đã hết hạn. Hãy hỏi người phụ trách ở đơn vị bạn.',
    'This address was not invited, or the invitation has ended. Please ask the officer at your unit.'
  ],
  account_not_linked: [
    'Nơi đăng nhập chưa xác nhận địa chỉ thư điện tử của bạn nên chưa vào được.',
    'The sign-in service has not verified your mail address.'
  ],
  person_suspended: [
    'Tài khoản này đang tạm khóa. Xin liên hệ người quản trị.',
    'This account is suspended. Please ask an administrator.'
  ],
  access_denied: ['Bạn đã dừng việc đăng nhập. Có thể thử lại.', 'You stopped the sign-in. You can try again.'],
  other: [
    'Chưa đăng nhập được bằng cách này. Hãy thử lại, hoặc dùng địa chỉ thư điện tử và mật khẩu.',
    'This sign-in did not work. Try again, or use mail address and password.'
  ]
};

/** What the organisation's own sign-in brought back instead of a person, by the code in the address. */
export function providerErrorText(locale: Locale, code: string): string {
  const pair = providerErrors[code === 'signup_disabled' ? 'not_invited' : code] ?? providerErrors.other;
  return pair?.[locale === 'vi' ? 0 : 1] ?? '';
}
