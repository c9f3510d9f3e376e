// The dossier and the council's papers: whole files, only for those who may have them, never before all sheets are in.
import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { makeActor, makeCouncil, makeCriteria, plainSheet, type Seat } from '#tests/support/assessments.ts';
import { collectJobs } from '#tests/support/jobs.ts';
import { picture } from '#tests/support/media-files.ts';
import { makeUnit } from '#tests/support/people.ts';
import { makeField, makePractice } from '#tests/support/practices.ts';
import { testServices } from '#tests/support/services.ts';
import { systemActor } from '#server/platform/actor.ts';
import { uploadImage } from '#server/modules/media/media-upload.usecases.ts';
import { beginAssessments } from './assessments-begin.usecases.ts';
import { makeDossier } from './assessments-dossier.usecases.ts';
import {
  createSession,
  listSessions,
  scoreSheetsPaper,
  sessionPaper,
  sessionPapers
} from './assessments-papers.usecases.ts';
import { getMySheet, submitMySheet } from './assessments-sheets.usecases.ts';
import { castVote, recommend } from './assessments-work.usecases.ts';

const services = await testServices();
collectJobs(services);

const wordsOf = async (docx: Buffer): Promise<string> => {
  const zip = await JSZip.loadAsync(docx);
  return ((await zip.file('word/document.xml')?.async('string')) ?? '').replace(/<[^>]+>/g, '');
};

test('a dossier and the papers of a session', { timeout: 60_000 }, async () => {
  const field = await makeField(services);
  await makeCriteria(services, field.id);
  const council = await makeCouncil(services, { members: 2 });
  const unitId = await makeUnit(services, 'Phường Bến Lụa', council.unitId);
  const stranger = await makeUnit(services, 'Xã Khác');
  const { item } = await uploadImage(services, systemActor('test'), {
    source: await picture(900, 600).jpeg().toBuffer(),
    fileName: 'anh.jpg'
  });
  const practice = await makePractice(services, {
    unitId,
    field,
    state: 'unit_approved',
    content: {
      name: 'Cà phê sáng – trao đổi với nhân dân',
      photos: [{ mediaId: item.id, caption: 'Buổi sáng', alt: 'Bàn' }],
      indicators: [
        {
          name: 'Kiến nghị xong',
          measure: '%',
          before: 40,
          beforeOn: '2024-12-31',
          after: 90,
          afterOn: '2025-12-31',
          source: 'Sổ theo dõi',
          better: 'higher'
        }
      ]
    }
  });
  const [row] = await beginAssessments(services, council.secretary, {
    councilId: council.councilId,
    practiceIds: [practice.id],
    dryRun: false
  });
  const assessmentId = row?.assessmentId ?? '';

  const [member] = council.members as [Seat];
  const own = await makeActor(services, [{ role: 'unit_officer', unitId }]);
  for (const reader of [member, own]) {
    const { pdf, fileName } = await makeDossier(services, reader, { assessmentId, locale: 'vi' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThanOrEqual(3);
    expect(fileName).toBe(`${practice.code}.pdf`);
  }
  for (const outsider of [
    await makeActor(services, [{ role: 'unit_officer', unitId: stranger }]),
    await makeActor(services, [{ role: 'writer', unitId: null }])
  ])
    await expect(makeDossier(services, outsider, { assessmentId, locale: 'vi' })).rejects.toMatchObject({
      code: 'forbidden'
    });

  await expect(scoreSheetsPaper(services, council.secretary, { assessmentId })).rejects.toMatchObject({
    code: 'sheets_missing'
  });
  const session = {
    councilId: council.councilId,
    heldOn: '2026-11-20',
    place: 'Hội trường A',
    note: '',
    assessmentIds: [assessmentId]
  };
  await expect(createSession(services, council.secretary, session)).rejects.toMatchObject({ code: 'sheets_missing' });

  for (const reviewer of council.members) {
    const { revision } = await getMySheet(services, reviewer, assessmentId);
    await submitMySheet(services, reviewer, {
      assessmentId,
      revision,
      content: plainSheet(15, { comment: 'Gần dân' })
    });
    await castVote(services, reviewer, { assessmentId, personId: null, vote: 'for', reason: '' }).catch(
      () => undefined
    );
  }
  for (const voter of [...council.members, council.chair])
    await castVote(services, voter, { assessmentId, personId: null, vote: 'for', reason: '' });
  const levels = await services.db.selectFrom('recognition_level').select('id').where('slug', '=', 'tinh').execute();
  await recommend(services, council.secretary, {
    ...{
      assessmentId,
      revision: 1,
      recommendation: 'recognise',
      reason: 'Hiệu quả rõ',
      levelId: levels[0]?.id ?? null
    },
    ...{ exemplary: true, advice: 'Ghi rõ chi phí', adviceDueOn: null }
  });
  const sheets = await wordsOf((await scoreSheetsPaper(services, council.secretary, { assessmentId })).docx);
  expect(sheets).toContain('Gần dân');
  expect(sheets).toContain('75');

  const sessionId = await createSession(services, council.secretary, session);
  expect((await listSessions(services, council.secretary, council.councilId)).sessions).toMatchObject([
    { id: sessionId, assessments: 1 }
  ]);
  const texts = await Promise.all(
    sessionPapers.map(async (paper) =>
      wordsOf(
        (await sessionPaper(services, council.secretary, { councilId: council.councilId, sessionId, paper })).docx
      )
    )
  );
  for (const text of texts) expect(text).toContain('Cà phê sáng – trao đổi với nhân dân');
  expect(texts[0]).toContain('3 đồng ý');
  expect(texts[0]).toContain('Ghi rõ chi phí');
  expect(texts[2]).toContain('Điều 1.');
  await expect(
    sessionPaper(services, member, { councilId: council.councilId, sessionId, paper: 'minutes' })
  ).rejects.toMatchObject({ code: 'forbidden' });
});
