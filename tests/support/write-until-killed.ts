// Writes audited rows through the program's own services and says each one that was acknowledged, until it is killed.
import { readConfig } from '#server/config.ts';
import { openHouse } from '#server/house.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import { systemActor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';

const house = await openHouse(readConfig({ DATA_DIR: process.argv[2] ?? '', LOG_LEVEL: 'silent' }), { serving: true });
const { db } = house.services;
const writer = async (name: number) => {
  for (let n = 0; ; n += 1) {
    const id = `${name}-${n}`;
    await inTransaction(db, (tx) =>
      recordAudit(tx, systemActor(), { action: 'test.acknowledged', subjectType: 'row', subjectId: id })
    );
    process.stdout.write(`${id}\n`);
  }
};
await Promise.all([0, 1, 2, 3].map(writer));
