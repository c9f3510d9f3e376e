// Invented resolutions of Tỉnh Mẫu with targets, values, a correction and links to demo practices; questions at practices.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { addDocument } from '#server/modules/documents/documents.within.ts';
import { linkTarget } from '#server/modules/practices/practices-targets.usecases.ts';
import { createResolution } from '#server/modules/targets/targets-resolutions.usecases.ts';
import { addTarget } from '#server/modules/targets/targets-tree.usecases.ts';
import { correctValue, recordValue } from '#server/modules/targets/targets-values.usecases.ts';
import { inTransaction } from '#server/platform/database.ts';
import type { Services } from '#server/services.ts';
import { addDays } from '#shared/days.ts';
import { readList } from './read.ts';
import { actor, standing, type Practices } from './standing.ts';

const day = z.union([z.iso.date(), z.date().transform((date) => date.toISOString().slice(0, 10))]);
const text = z.string().transform((value) => value.normalize('NFC'));

const targetSchema = z.object({
  code: z.string(),
  /** A code of the same resolution, or resolution/code. */
  parent: z.string().optional(),
  feeds: z.boolean().default(false),
  weight: z.number().default(1),
  name: text,
  unit: z.string().optional(),
  measure: text,
  baseline: z.number(),
  goal: z.number(),
  better: z.enum(['higher', 'lower']).default('higher'),
  rollup: z.enum(['none', 'sum', 'mean']).default('none'),
  note: text.default(''),
  values: z.array(z.tuple([day, z.number()])).default([]),
  correction: z.object({ on: day, was: z.number(), reason: text }).optional(),
  practices: z.array(z.object({ name: text, text, amount: z.number().optional(), on: day.optional() })).default([])
});
const resolutionSchema = z.object({
  key: z.string(),
  name: text,
  summary: text,
  unit: z.string(),
  from: day,
  to: day,
  public: z.boolean(),
  document: z.object({ number: text, issuedOn: day, issuer: z.string(), title: text }).optional(),
  targets: z.array(targetSchema)
});
const questionSchema = z.object({
  practice: text,
  name: text,
  unit: text,
  on: day,
  text,
  answer: z.object({ on: day, by: text, text }).optional(),
  declined: text.optional()
});

type Target = z.output<typeof targetSchema>;

/** A value that was corrected was first recorded wrong. */
async function loadValues(services: Services, targetId: string, target: Target): Promise<void> {
  for (const [onDate, value] of target.values) {
    const told = standing(services, addDays(onDate, 20));
    const source = 'Báo cáo giả định của đơn vị phụ trách';
    const wrong = target.correction?.on === onDate ? target.correction : undefined;
    const valueId = await recordValue(told, actor, targetId, { onDate, value: wrong?.was ?? value, source, document: '' });
    if (wrong)
      await correctValue(standing(services, addDays(onDate, 45)), actor, { valueId, value, source, document: '', reason: wrong.reason });
  }
}

export async function loadTargets(
  services: Services,
  input: { practices: Practices; unitOf: (key: string) => string }
): Promise<void> {
  const ids = new Map<string, string>();
  for (const given of await readList('resolutions.yaml', resolutionSchema)) {
    const known = await services.db.selectFrom('resolution').select('id').where('name', '=', given.name).executeTakeFirst();
    if (known) continue;
    const begun = standing(services, given.from);
    const { document } = given;
    if (document)
      await inTransaction(services.db, (tx) =>
        addDocument(
          tx,
          actor,
          {
            kind: 'resolution',
            number: document.number,
            issuedOn: document.issuedOn,
            issuerUnitId: input.unitOf(document.issuer),
            issuerName: '',
            title: document.title,
            scanMediaId: null,
            demo: true
          },
          begun.clock.now()
        )
      );
    const id = await createResolution(
      begun,
      actor,
      {
        name: given.name,
        summary: given.summary,
        document: document?.number ?? '',
        unitId: input.unitOf(given.unit),
        from: given.from,
        to: given.to,
        public: given.public
      },
      { demo: true }
    );
    for (const target of given.targets) {
      const { parent, unit, values: _, correction: __, practices, ...rest } = target;
      const targetId = await addTarget(begun, actor, id, {
        ...rest,
        baselineOn: given.from,
        goalOn: given.to,
        unitId: unit ? input.unitOf(unit) : null,
        parentId: parent ? (ids.get(parent.includes('/') ? parent : `${given.key}/${parent}`) ?? null) : null
      });
      ids.set(`${given.key}/${target.code}`, targetId);
      await loadValues(services, targetId, target);
      for (const one of practices) {
        const practice = input.practices.get(one.name);
        if (!practice) throw new Error(`resolutions.yaml: no practice ${one.name}`);
        await linkTarget(standing(services, '2026-11-10'), actor, {
          practiceId: practice.id,
          targetId,
          contribution: one.text,
          amount: one.amount ?? null,
          amountOn: one.amount === undefined ? null : (one.on ?? null)
        });
      }
    }
  }
}

/** Questions people asked at practices and what the units answered. */
export async function loadQuestions(services: Services, practices: Practices): Promise<void> {
  const known = await services.db.selectFrom('practice_question').select('id').where('demo', '=', true).limit(1).execute();
  if (known.length > 0) return;
  const at = (on: string) => new Date(`${on}T02:00:00Z`);
  for (const one of await readList('questions.yaml', questionSchema)) {
    const practice = practices.get(one.practice);
    if (!practice) throw new Error(`questions.yaml: no practice ${one.practice}`);
    const state = one.declined ? 'declined' : one.answer ? 'published' : 'waiting';
    await inTransaction(services.db, async (tx) => {
      const { id } = await tx
        .insertInto('practice_question')
        .values({
          practice_id: practice.id,
          name: one.name,
          unit_name: one.unit,
          body: one.text,
          state,
          reason: one.declined ?? null,
          token_digest: randomUUID(),
          submission_key: randomUUID(),
          moderated_at: state === 'waiting' ? null : at(addDays(one.on, 1)),
          created_at: at(one.on),
          demo: true
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      if (one.answer)
        await tx
          .insertInto('practice_answer')
          .values({
            question_id: id,
            body: one.answer.text,
            by_name: 'Cán bộ phụ trách (nhân vật giả định)',
            unit_name: one.answer.by,
            submission_key: randomUUID(),
            created_at: at(one.answer.on)
          })
          .execute();
    });
  }
}
