// Jobs: exist exactly when their transaction commits, are retried when they fail, and run once.
import { afterAll, expect, it } from 'vitest';
import { testServices } from '#tests/support/services.ts';
import { inTransaction } from './database.ts';

const services = await testServices();
const ran: number[] = [];
let failures = 0;
const until = async (condition: () => boolean) => {
  for (let waited = 0; !condition(); waited += 50) {
    if (waited > 15_000) throw new Error('waited too long');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

await services.jobs.start([
  { name: 'count', run: async (data: { n: number }) => void ran.push(data.n) },
  {
    name: 'stumble',
    options: { retryLimit: 3, retryDelay: 0 },
    run: async () => {
      failures += 1;
      if (failures < 2) throw new Error('not yet');
    }
  }
]);
afterAll(() => services.jobs.stop());

it('runs what was committed and nothing else', async () => {
  await inTransaction(services.db, (tx) => services.jobs.enqueue(tx, 'count', { n: 1 }));
  await expect(
    inTransaction(services.db, async (tx) => {
      await services.jobs.enqueue(tx, 'count', { n: 2 });
      throw new Error('rolled back');
    })
  ).rejects.toThrow('rolled back');
  await inTransaction(services.db, (tx) => services.jobs.enqueue(tx, 'count', { n: 3 }));
  await until(() => ran.length >= 2);
  expect(ran.sort()).toEqual([1, 3]);
});

it('tries a failed job again', async () => {
  await inTransaction(services.db, (tx) => services.jobs.enqueue(tx, 'stumble', {}));
  await until(() => failures === 2);
});
