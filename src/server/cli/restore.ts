// ./mhh restore FILE: brings an archive back, whole or not at all; the server must be stopped.
import { resolve } from 'node:path';
import { Command } from 'commander';
import { readConfig } from '#server/config.ts';
import { openHouse } from '#server/house.ts';
import { restoreFrom } from '#server/modules/operations/operations-backups.usecases.ts';
import { systemActor } from '#server/platform/actor.ts';
import { understandError } from '#server/platform/errors.ts';
import { formatNumber } from '#shared/format.ts';

export function restoreCommand(): Command {
  return new Command('restore')
    .description('bring an archive back, whole or not at all (stop the server first)')
    .argument('<file>', 'an archive of ./mhh backup')
    .option('--replace', 'the target may hold data: it is lost')
    .action(async (file: string, { replace = false }: { replace?: boolean }) => {
      const began = Date.now();
      const say = (text: string) => void process.stdout.write(`  ${text}\n`);
      const house = await openHouse(readConfig(), { serving: true, migrate: false, onProgress: say });
      try {
        const { manifest, migrated, files, rows, warnings } = await restoreFrom(
          house.services,
          systemActor('command line'),
          { file: resolve(file), replace, onProgress: say }
        );
        for (const name of migrated) say(`Migrated forward: ${name}`);
        for (const warning of warnings) process.stderr.write(`${warning}\n`);
        const seconds = ((Date.now() - began) / 1000).toFixed(1);
        const n = (value: number) => formatNumber('en', value);
        process.stdout.write(
          `Restored the archive of ${manifest.createdAt} (version ${manifest.version}): ${n(manifest.tables.length)} tables, ` +
            `${n(rows)} rows, ${n(manifest.files.length)} files (${n(files.added)} new, ${n(files.replaced)} replaced), ` +
            `every checksum equal, ${seconds} s\n`
        );
      } catch (error) {
        throw understandError(error);
      } finally {
        await house.close();
      }
    });
}
