// Texts of the mails to people with an account or an invitation.
import { defineMessages } from '#shared/messages.ts';

interface Invitation {
  name: string;
  inviter: string | null;
  role: string;
  unit: string | null;
  link: string;
  until: string;
}
interface Reset {
  name: string;
  link: string;
}
interface Changed extends Reset {
  at: string;
}

export const peopleMailTexts = defineMessages({
  invitationSubject: ['Lời mời tham gia Mô Hình Hay', 'Invitation to Mô Hình Hay'],
  invitationText: [
    (v: Invitation) => `Kính gửi ${v.name},

${v.inviter ?? 'Ban quản trị'} mời bạn tham gia hệ thống Mô Hình Hay với vai trò: ${v.role}${v.unit ? `, tại ${v.unit}` : ''}.

Mở liên kết sau để đặt mật khẩu và bắt đầu:
${v.link}

Liên kết dùng được một lần, đến ${v.until}. Nếu bạn không biết lời mời này, xin bỏ qua thư: không có gì xảy ra khi bạn chưa mở liên kết.`,
    (v: Invitation) => `Dear ${v.name},

${v.inviter ?? 'The administrators'} invite you to Mô Hình Hay as: ${v.role}${v.unit ? `, at ${v.unit}` : ''}.

Open this link to set your password and begin:
${v.link}

The link works once, until ${v.until}. If you do not expect this invitation, ignore this mail: nothing happens unless you open the link.`
  ],
  resetSubject: ['Đặt lại mật khẩu Mô Hình Hay', 'Reset your Mô Hình Hay password'],
  resetText: [
    (v: Reset) => `Kính gửi ${v.name},

Có người, có lẽ là bạn, yêu cầu đặt lại mật khẩu tài khoản Mô Hình Hay của bạn. Mở liên kết sau để đặt mật khẩu mới:
${v.link}

Liên kết dùng được một lần, trong một giờ. Nếu bạn không yêu cầu, xin bỏ qua thư: mật khẩu cũ vẫn giữ nguyên.`,
    (v: Reset) => `Dear ${v.name},

Someone, probably you, asked to reset the password of your Mô Hình Hay account. Open this link to set a new one:
${v.link}

The link works once, for one hour. If you did not ask, ignore this mail: your password stays as it is.`
  ],
  changedSubject: ['Mật khẩu Mô Hình Hay vừa được thay đổi', 'Your Mô Hình Hay password was changed'],
  changedText: [
    (v: Changed) => `Kính gửi ${v.name},

Mật khẩu tài khoản Mô Hình Hay của bạn được thay đổi lúc ${v.at}.

Nếu không phải bạn, hãy đặt lại mật khẩu ngay và báo người quản trị:
${v.link}`,
    (v: Changed) => `Dear ${v.name},

The password of your Mô Hình Hay account was changed at ${v.at}.

If it was not you, reset it at once and tell an administrator:
${v.link}`
  ]
});
