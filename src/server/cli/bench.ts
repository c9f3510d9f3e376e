// ./mhh bench NAME: measurements beside a reference; the code is in bench/.
import { Command, Option } from 'commander';

const positive = (value: string) => Math.max(1, Math.round(Number(value)) || 1);

export function benchCommand(): Command {
  const bench = new Command('bench').description('measure this installation’s code on this machine');
  bench
    .command('pages')
    .description('public pages: speed, weight, memory, most viewed')
    .addOption(new Option('--seconds <n>', 'length of one measurement').default(5).argParser(positive))
    .addOption(new Option('--rounds <n>', 'measurements of each pair').default(3).argParser(positive))
    .addOption(
      new Option('--chromium <path>', 'the browser that weighs the home page')
        .default('/usr/bin/chromium')
        .env('CHROMIUM_PATH')
    )
    .action(async (options: { seconds: number; rounds: number; chromium: string }) => {
      const { benchPages } = await import('../../../bench/pages.ts');
      process.exitCode = (await benchPages(options)) ? 0 : 1;
    });
  bench
    .command('registry')
    .description(
      'the registry at the size of ./mhh seed bench: search, facets and what else is listed in bench/registry.ts'
    )
    .argument('[subjects...]', 'only these')
    .action(async (only: string[]) => {
      const { benchRegistry } = await import('../../../bench/registry.ts');
      process.exitCode = (await benchRegistry({ only })) ? 0 : 1;
    });
  return bench;
}
