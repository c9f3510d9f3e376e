// A paper of a council's session as a Word document: minutes, submission, draft decision.
import { z } from 'zod';
import { sessionPaper, type SessionPaper } from '#server/modules/assessments/assessments-papers.usecases.ts';
import { notFound, signInNeeded } from '#server/platform/errors.ts';
import { wordResponse } from '#routes/(office)/van-phong/hoi-dong/word-response.server.ts';
import type { RequestHandler } from './$types';

const papers: Record<string, SessionPaper> = {
  'bien-ban.docx': 'minutes',
  'to-trinh.docx': 'submission',
  'du-thao-quyet-dinh.docx': 'draft_decision'
};

export const GET: RequestHandler = async ({ locals, params }) => {
  if (locals.actor.kind !== 'person') throw signInNeeded();
  const paper = papers[params.giay];
  const ids = z.object({ id: z.uuid(), phien: z.uuid() }).safeParse(params);
  if (!paper || !ids.success) throw notFound('the paper');
  const given = { councilId: ids.data.id, sessionId: ids.data.phien, paper };
  return wordResponse(await sessionPaper(locals.services, locals.actor, given));
};
