// The mail that tells administrators of a failed backup or trial restore.
import type { Message } from '#server/platform/mail.ts';
import { formatDateTime } from '#shared/format.ts';
import { operationsTexts, outcomeText } from '#shared/messages/operations.ts';

const t = operationsTexts('vi');

export function failureMail(input: {
  to: string;
  kind: 'backup' | 'rehearsal';
  at: Date;
  code: string;
  detail: string;
  publicUrl: string;
}): Message {
  const isBackup = input.kind === 'backup';
  return {
    to: input.to,
    subject: isBackup ? t.mailSubjectBackup : t.mailSubjectRehearsal,
    text: t.mailText({
      what: isBackup ? t.kindBackup : t.kindRehearsal,
      at: formatDateTime('vi', input.at),
      reason: outcomeText('vi', input.code),
      detail: input.detail,
      link: `${input.publicUrl}/van-phong/he-thong`
    })
  };
}
