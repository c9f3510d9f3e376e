// ./mhh migrate: brings the database schema up to date and says what was applied.
import { Command } from 'commander';
import { readConfig } from '#server/config.ts';
import { openHouse } from '#server/house.ts';

export function migrateCommand(): Command {
  return new Command('migrate').description('apply pending migrations').action(async () => {
    const house = await openHouse(readConfig());
    process.stdout.write(house.migrated.length ? `${house.migrated.join('\n')}\n` : 'The schema is current.\n');
    await house.close();
  });
}
