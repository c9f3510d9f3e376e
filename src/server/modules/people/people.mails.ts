// The mails of people: invitation and new password.
import type { Message } from '#server/platform/mail.ts';
import { formatDateTime } from '#shared/format.ts';
import { peopleMailTexts } from '#shared/messages/people-mails.ts';
import { roleNames, type Role } from '#shared/roles.ts';

const t = peopleMailTexts('vi');

export function invitationMail(input: {
  to: string;
  name: string;
  inviterName: string | null;
  role: Role;
  unitName: string | null;
  link: string;
  expiresAt: Date;
}): Message {
  return {
    to: input.to,
    subject: t.invitationSubject,
    text: t.invitationText({
      name: input.name,
      inviter: input.inviterName,
      role: roleNames[input.role].vi,
      unit: input.unitName,
      link: input.link,
      until: formatDateTime('vi', input.expiresAt)
    })
  };
}

export function resetMail(input: { to: string; name: string; link: string }): Message {
  return { to: input.to, subject: t.resetSubject, text: t.resetText({ name: input.name, link: input.link }) };
}

export function passwordChangedMail(input: { to: string; name: string; link: string; at: Date }): Message {
  return {
    to: input.to,
    subject: t.changedSubject,
    text: t.changedText({ name: input.name, link: input.link, at: formatDateTime('vi', input.at) })
  };
}
