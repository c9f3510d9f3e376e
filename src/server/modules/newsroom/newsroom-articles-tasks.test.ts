// The office's first page shows each person the work that is theirs.
import { describe, expect, it } from 'vitest';
import { visitorActor } from '#server/platform/actor.ts';
import { form, section, staff } from '#tests/support/newsroom.ts';
import { testServices } from '#tests/support/services.ts';
import {
  publishArticle,
  returnToDraft,
  scheduleArticle,
  submitForReview
} from './newsroom-articles-states.usecases.ts';
import { readNewsroomTasks } from './newsroom-articles-tasks.usecases.ts';
import { createArticle, saveArticle } from './newsroom-articles.usecases.ts';

const services = await testServices();

describe('tasks', () => {
  it('are sorted by whose they are', async () => {
    const editor = await staff(services, 'editor', 'Hạnh');
    const writer = await staff(services, 'writer', 'Bình');
    const sectionId = await section(services);
    const begin = async (title: string) => {
      const { id } = await createArticle(services, writer, { title, sectionId, unitId: null });
      await saveArticle(services, writer, form(id, 1, sectionId, { title }));
      return { id, version: 2 };
    };
    await begin('Nháp');
    const [review, returned, due, changed] = [
      await begin('Chờ'),
      await begin('Trả'),
      await begin('Hẹn'),
      await begin('Đổi')
    ];
    await submitForReview(services, writer, review);
    await submitForReview(services, writer, returned);
    await returnToDraft(services, editor, { ...returned, note: 'Sửa' });
    await scheduleArticle(services, editor, { ...due, publishAt: new Date(services.clock.now().getTime() + 60_000) });
    await publishArticle(services, editor, changed);
    await saveArticle(services, editor, form(changed.id, 2, sectionId, { title: 'Đổi rồi' }));

    const forEditor = await readNewsroomTasks(services, editor);
    const titles = (list: { rows: { title: string }[] } | null) => list?.rows.map((row) => row.title);
    expect([titles(forEditor.review), titles(forEditor.scheduled), titles(forEditor.unpublished)]).toEqual([
      ['Chờ'],
      ['Hẹn'],
      ['Đổi rồi']
    ]);
    expect([forEditor.feedback, forEditor.reports]).toEqual([0, 0]);
    const forWriter = await readNewsroomTasks(services, writer);
    expect([titles(forWriter.returned), titles(forWriter.drafts)]).toEqual([['Trả'], ['Nháp']]);
    expect([forWriter.review, forWriter.feedback]).toEqual([null, null]);
    const juror = await staff(services, 'juror', 'Giám');
    expect(Object.values(await readNewsroomTasks(services, juror)).every((task) => task === null)).toBe(true);
    await expect(readNewsroomTasks(services, visitorActor('t'))).rejects.toMatchObject({ code: 'sign_in_needed' });
  });
});
