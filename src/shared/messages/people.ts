// What people read when something about accounts goes wrong.
import { defineMessages } from '#shared/messages.ts';

type Details = Record<string, unknown>;
const minutes = (d: Details) => Math.max(1, Math.ceil(Number(d.retryAfterSeconds ?? 60) / 60));

export const peopleErrorTexts = defineMessages({
  wrong_credentials: [
    'Địa chỉ thư điện tử hoặc mật khẩu chưa đúng. Hãy kiểm tra lại, hoặc chọn “Quên mật khẩu”.',
    'The mail address or the password is not right. Check them, or choose “Forgotten password”.'
  ],
  person_suspended: [
    'Tài khoản này đang tạm khóa. Xin liên hệ người quản trị.',
    'This account is suspended. Please ask an administrator.'
  ],
  attempts_locked: [
    (d: Details) => `Đã thử sai nhiều lần nên tạm dừng để bảo vệ tài khoản. Hãy thử lại sau ${minutes(d)} phút.`,
    (d: Details) => `Too many wrong attempts: paused to protect the account. Try again in ${minutes(d)} minute(s).`
  ],
  wrong_code: [
    'Mã chưa đúng hoặc đã dùng rồi. Hãy nhập mã mới nhất trên ứng dụng, hoặc một mã khôi phục khác.',
    'The code is wrong or was used already. Enter the newest code of the app, or another recovery code.'
  ],
  second_step_expired: [
    'Bước xác thực này đã hết hạn. Hãy đăng nhập lại từ đầu.',
    'This step has expired. Please sign in again from the start.'
  ],
  wrong_password: ['Mật khẩu hiện tại chưa đúng.', 'The current password is not right.'],
  link_invalid: [
    'Liên kết không còn dùng được: đã hết hạn, đã dùng hoặc đã được thu hồi. Hãy xin một liên kết mới.',
    'The link no longer works: it expired, was used, or was withdrawn. Please ask for a new one.'
  ],
  person_exists: [
    'Người có địa chỉ thư điện tử này đã có tài khoản. Hãy tìm người đó trong danh sách và giao thêm vai trò.',
    'Someone with this mail address has an account already. Find them in the list and add a role.'
  ],
  already_invited: [
    'Địa chỉ thư điện tử này đã được mời và lời mời còn hạn. Có thể gửi lại thư mời ở trang của người đó.',
    'This address was invited and the invitation is still open. You can send the mail again on that person’s page.'
  ],
  last_administrator: [
    'Đây là người quản trị cuối cùng nên chưa thể làm việc này. Hãy giao quyền quản trị cho một người khác trước.',
    'This is the last administrator, so it cannot be done. Make someone else an administrator first.'
  ],
  grant_exists: ['Người này đã có vai trò đó tại đơn vị đó.', 'This person holds that role at that unit already.'],
  administrator_exists: [
    'Hệ thống đã có người quản trị. Hãy đăng nhập.',
    'There is an administrator already. Please sign in.'
  ],
  two_factor_on: ['Xác thực hai bước đang bật.', 'Two-step sign-in is on.'],
  two_factor_off: ['Xác thực hai bước đang tắt.', 'Two-step sign-in is off.'],
  not_yourself: [
    'Không thể tự tạm khóa tài khoản của mình. Hãy nhờ một người quản trị khác.',
    'You cannot suspend your own account. Ask another administrator.'
  ],
  resent_too_soon: [
    (d: Details) => `Thư vừa được gửi. Có thể gửi lại sau ${d.retryAfterSeconds} giây.`,
    (d: Details) => `The mail left a moment ago. It can be sent again in ${d.retryAfterSeconds} seconds.`
  ],
  oidc_off: [
    'Hiện chưa đăng nhập được bằng cách này. Hãy dùng địa chỉ thư điện tử và mật khẩu.',
    'This way to sign in does not work now. Please use mail address and password.'
  ]
});
