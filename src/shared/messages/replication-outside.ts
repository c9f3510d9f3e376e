// Texts of adopters outside: the public form, the private page, the mails.
import { formatDate } from '#shared/format.ts';
import { defineMessages } from '#shared/messages.ts';
import { outsideKeptMonths } from '#shared/replication.ts';

export const outsideTexts = defineMessages({
  title: ['Đơn vị bên ngoài báo áp dụng', 'Tell us that you adopt it'],
  text: [
    'Dành cho cơ quan, tổ chức, địa phương chưa có tài khoản của chương trình. Chúng tôi gửi thư có đường dẫn riêng để xác nhận và báo kết quả sau này.',
    'For bodies and places without an account here. We send a mail with a private link, to confirm and later to report how it went.'
  ],
  practice: ['Mô hình, cách làm', 'Practice'],
  name: ['Tên cơ quan, tổ chức', 'Name of the body'],
  nameHint: [
    'Tên này và nơi làm hiện công khai khi bạn đã xác nhận.',
    'Shown to everybody, with the place, once confirmed.'
  ],
  place: ['Tỉnh, thành phố', 'Province or city'],
  mail: ['Thư điện tử', 'Mail address'],
  mailHint: [
    'Không hiện ở đâu; chỉ dùng để gửi đường dẫn và nhắc báo cáo.',
    'Shown nowhere; used for the link and reminders only.'
  ],
  contact: ['Người liên hệ', 'Contact person'],
  contactHint: ['Chỉ cán bộ chương trình thấy.', 'Only officers of the programme see it.'],
  purposeTitle: ['Chúng tôi dùng những gì bạn ghi để làm gì', 'What we use this for'],
  purpose: [
    `Tên, nơi làm và kết quả để mọi người biết mô hình đã lan tới đâu. Địa chỉ thư được mã hóa, chỉ dùng để gửi đường dẫn riêng và nhắc báo cáo, được xóa ${outsideKeptMonths} tháng sau khi kết thúc, hoặc ngay khi bạn bấm xóa ở trang riêng. Chưa xác nhận trong 30 ngày thì mọi thứ được xóa.`,
    `Name, place and outcome show how far the practice has spread. The mail address is encrypted, used for your link and reminders only, and deleted ${outsideKeptMonths} months after the end, or at once on your private page. What is not confirmed within 30 days is deleted.`
  ],
  consent: ['Tôi đồng ý cho lưu và dùng như trên', 'I agree to this use'],
  privacy: ['Quyền riêng tư', 'Privacy'],
  send: ['Gửi', 'Send'],
  sentTitle: ['Hãy mở hộp thư của bạn', 'Please open your mail'],
  sent: [
    'Chúng tôi vừa gửi thư có đường dẫn riêng. Mở đường dẫn rồi bấm “Xác nhận” thì việc đăng ký mới được ghi nhận. Không thấy thư thì xin xem cả mục thư rác.',
    'We have sent you a private link. Open it and press “Confirm”: only then does it count. If no mail arrives, look among the spam.'
  ],
  back: ['Về trang của mô hình', 'Back to the practice'],
  account: ['Cán bộ đã có tài khoản đăng ký tại văn phòng', 'Officers with an account announce it in the office'],

  ownTitle: ['Việc áp dụng của đơn vị bạn', 'Your adoption'],
  confirmTitle: ['Xác nhận địa chỉ thư', 'Confirm the mail address'],
  confirmText: [
    'Bấm nút dưới đây để xác nhận đơn vị bạn đăng ký làm theo mô hình này. Nếu bạn không đăng ký, hãy đóng trang: chưa có gì được ghi nhận.',
    'Press the button to confirm that your body adopts this practice. If you did not ask for this, close the page: nothing counts yet.'
  ],
  confirm: ['Xác nhận', 'Confirm'],
  confirmed: ['Đã xác nhận. Cảm ơn đơn vị bạn.', 'Confirmed. Thank you.'],
  keep: [
    'Hãy giữ đường dẫn của trang này: đơn vị bạn báo cáo, ghi điều chỉnh và kết thúc tại đây. Xin đừng chuyển cho người khác.',
    'Keep the address of this page: here you report, tell what you changed, and end it. Please do not pass it on.'
  ],
  state: ['Tình trạng', 'State'],
  unchanged: ['Vẫn làm như cũ', 'Nothing has changed'],
  unchangedText: ['Một lần bấm là xong báo cáo kỳ này.', 'One press and this report is done.'],
  kit: ['Tải bộ tài liệu áp dụng (PDF)', 'Download the adopter’s kit (PDF)'],
  kitText: [
    'Các bước, chi phí, điều kiện, điều chưa được, tiêu chí và đầu mối liên hệ trong một tệp.',
    'Steps, costs, conditions, what did not work, criteria and contact in one file.'
  ],
  forget: ['Xóa địa chỉ thư của tôi', 'Delete my mail address'],
  forgetTitle: ['Xóa địa chỉ thư và người liên hệ?', 'Delete the mail address and contact?'],
  forgetText: [
    'Bạn không nhận thư nhắc nữa. Đường dẫn này vẫn dùng được, nên hãy giữ lại; chúng tôi không gửi lại được.',
    'You get no more reminders. This link goes on to work: keep it, we cannot send it again.'
  ],
  forgotten: ['Đã xóa địa chỉ thư và người liên hệ.', 'The mail address and contact were deleted.'],
  offer: ['Đơn vị bên ngoài báo áp dụng', 'Outside the programme? Tell us that you adopt it'],
  offerText: ['Không cần tài khoản, chỉ cần một địa chỉ thư.', 'No account needed, only a mail address.']
});

interface Facts {
  practice: string;
  link: string;
  kit: string;
  day: string;
}

const kitLine = {
  vi: (v: Facts) => (v.kit ? `\n\nBộ tài liệu áp dụng (các bước, chi phí, điều kiện, liên hệ):\n${v.kit}` : ''),
  en: (v: Facts) => (v.kit ? `\n\nThe adopter’s kit (steps, costs, conditions, contact):\n${v.kit}` : '')
};

export const outsideMailTexts = defineMessages({
  linkSubject: [
    (v: Facts) => `Xác nhận đăng ký áp dụng: ${v.practice}`,
    (v: Facts) => `Confirm your adoption of: ${v.practice}`
  ],
  link: [
    (v: Facts) => `Kính gửi quý đơn vị,

Cảm ơn quý đơn vị đã đăng ký áp dụng “${v.practice}”. Xin mở đường dẫn riêng dưới đây và bấm “Xác nhận”; sau này quý đơn vị báo cáo kết quả cũng tại đó:
${v.link}

Đường dẫn này là chìa khóa của riêng quý đơn vị, xin đừng chuyển cho người khác. Nếu quý đơn vị không đăng ký, xin bỏ qua thư này: chưa bấm “Xác nhận” thì không có gì được ghi nhận, và sau 30 ngày mọi thứ được xóa.${kitLine.vi(v)}`,
    (v: Facts) => `Dear colleagues,

Thank you for adopting “${v.practice}”. Please open your private link and press “Confirm”; later you report there how it went:
${v.link}

The link is your key; please do not pass it on. If you did not ask for this, ignore this mail: nothing counts until “Confirm” is pressed, and after 30 days all is deleted.${kitLine.en(v)}`
  ],
  dueSubject: [
    (v: Facts) => `Báo cáo việc áp dụng: ${v.practice} (${formatDate('vi', v.day)})`,
    (v: Facts) => `Your report on: ${v.practice} (${formatDate('en', v.day)})`
  ],
  due: [
    (v: Facts) => `Kính gửi quý đơn vị,

Đến ngày ${formatDate('vi', v.day)} là kỳ báo cáo việc áp dụng “${v.practice}”. Nếu vẫn làm như cũ, chỉ cần mở đường dẫn riêng và bấm một nút:
${v.link}

Nếu đã dừng hoặc đã xong, xin ghi kết quả tại đó; điều chưa thành công cũng giúp nơi khác.`,
    (v: Facts) => `Dear colleagues,

By ${formatDate('en', v.day)} a report on “${v.practice}” is due. If nothing has changed, open your private link and press one button:
${v.link}

If it has stopped or is finished, please say there how it went; what did not work helps others too.`
  ],
  decidedSubject: [
    (v: Facts) => `Bản tự đánh giá đã được xem xét: ${v.practice}`,
    (v: Facts) => `Your self-assessment was considered: ${v.practice}`
  ],
  decided: [
    (v: Facts) => `Kính gửi quý đơn vị,

Bản tự đánh giá việc áp dụng “${v.practice}” đã được xem xét. Kết quả và lý do (nếu có) ở đường dẫn riêng:
${v.link}`,
    (v: Facts) => `Dear colleagues,

Your self-assessment on “${v.practice}” was considered. The outcome, and the reason where there is one, stand at your private link:
${v.link}`
  ]
});
