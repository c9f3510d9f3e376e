// Names and texts that people type: NUL bytes and the signs of a wrong encoding are refused wherever they would be kept.
import { expect, it } from 'vitest';
import type { z } from 'zod';
import { createArticleSchema } from './article.schema.ts';
import { declineFeedbackSchema, feedbackSchema, pageReportSchema, replyFeedbackSchema } from './feedback.schema.ts';
import { mediaEditSchema } from './media.schema.ts';
import {
  acceptInvitationSchema,
  inviteFormSchema,
  nameSchema,
  newPasswordSchema,
  setUpSchema
} from './people.schema.ts';
import { sectionSchema, staticPageSchema, tagSchema } from './site.schema.ts';
import { changeUnitSchema, createUnitSchema, successionSchema, unitFormSchema } from './units.schema.ts';

const id = '0198c0de-0000-7000-8000-000000000000';
const unit = { type: 'department', fullName: 'Sở Mẫu', from: '2026-01-01' };
const cases: [string, z.ZodType, Record<string, unknown>, string][] = [
  ['an article', createArticleSchema, { sectionId: id }, 'title'],
  ['feedback', feedbackSchema, { name: 'A' }, 'body'],
  ['feedback', feedbackSchema, { body: 'A' }, 'name'],
  ['a report', pageReportSchema, {}, 'body'],
  ['a reason', declineFeedbackSchema, { id, version: 1 }, 'reason'],
  ['a reply', replyFeedbackSchema, { id, version: 1, replyName: 'A' }, 'reply'],
  ['a file', mediaEditSchema, {}, 'alt'],
  ['a section', sectionSchema, { slug: 'a', nameEn: 'A', position: 1 }, 'nameVi'],
  ['a tag', tagSchema, { id }, 'name'],
  ['a page', staticPageSchema, { slug: 'a', bodyVi: '', version: 0 }, 'titleVi'],
  ['a person', nameSchema, {}, 'name'],
  ['an invitee', inviteFormSchema, { email: 'a@mau.test', role: 'writer', everywhere: 'on' }, 'name'],
  ['a new account', acceptInvitationSchema, { password: 'đò ngang sáng sớm' }, 'name'],
  ['the first account', setUpSchema, { code: 'x', email: 'a@mau.test', password: 'đò ngang sáng sớm' }, 'name'],
  ['a new password', newPasswordSchema, {}, 'password'],
  ['a unit', createUnitSchema, unit, 'fullName'],
  ['a unit', unitFormSchema, unit, 'symbol'],
  ['a changed unit', changeUnitSchema, { ...unit, unitId: id }, 'document'],
  ['a succession', successionSchema, { kind: 'merge', onDate: '2026-01-01', oldIds: [id], heirIds: [id] }, 'note']
];

it.each(cases)('%s: %#', (_name, schema, others, field) => {
  const answer = (text: string) => schema.safeParse({ ...others, [field]: text });
  expect(answer('Nguyễn Thị Mẫu').success).toBe(true);
  for (const text of ['a\u0000b', 'Nguy\ufffdn', '\ud800', 'a\u001bb'])
    expect(answer(text).error?.issues.map((issue) => [issue.path.join('.'), issue.message])).toEqual([
      [field, 'unreadable']
    ]);
});
