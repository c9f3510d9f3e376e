// ./mhh seed demo | units | bench: loads data into this installation; what is there already stays as it is.
import { Command, Option } from 'commander';
import { readConfig } from '#server/config.ts';
import { openHouse } from '#server/house.ts';

const say = (text: string) => process.stdout.write(`  ${text}\n`);

export function seedCommand(): Command {
  const seed = new Command('seed').description('load the country’s units or the demo programme');
  seed
    .command('units')
    .description('34 provinces, 3,321 communes, and what the units before 2025-07-01 became')
    .action(async () => {
      const { seedUnits } = await import('../../../seeds/units.seed.ts');
      const house = await openHouse(readConfig());
      try {
        for (const { dataset, added, notes } of await seedUnits(house.services, { demo: false }))
          say(
            `${dataset}: ${added.units} units, ${added.successions} successions added; ${notes.length} rows to look at in the office`
          );
      } finally {
        await house.close();
      }
    });
  seed
    .command('demo')
    .description('the demo programme of the fictional Tỉnh Mẫu')
    .action(async () => {
      const { loadDemo } = await import('../../../seeds/demo.seed.ts');
      const house = await openHouse(readConfig());
      try {
        await loadDemo(house.services, say);
      } finally {
        await house.close();
      }
    });
  seed
    .command('bench')
    .description('many practices of invented text, for measuring; never on an installation people use')
    .addOption(
      new Option('--practices <n>', 'how many')
        .default(100_000)
        .argParser((value) => Math.max(0, Math.round(Number(value)) || 0))
    )
    .option('--remove', 'take them away again')
    .action(async (options: { practices: number; remove?: boolean }) => {
      const { removeBench, seedBench } = await import('../../../seeds/bench/bench.seed.ts');
      const house = await openHouse(readConfig());
      try {
        const began = performance.now();
        if (options.remove) say(`${await removeBench(house.services)} practices removed`);
        else await seedBench(house.services, options.practices, say);
        say(`done in ${((performance.now() - began) / 1000).toFixed(1)} s`);
      } finally {
        await house.close();
      }
    });
  return seed;
}
