// ./mhh backup FILE: one archive of all tables and files, while the server may be running.
import { resolve } from 'node:path';
import { Command } from 'commander';
import { readConfig } from '#server/config.ts';
import { openHouse, requireInstallation } from '#server/house.ts';
import { backUpTo } from '#server/modules/operations/operations-backups.usecases.ts';
import { systemActor } from '#server/platform/actor.ts';
import { understandError } from '#server/platform/errors.ts';
import { formatBytes, formatNumber } from '#shared/format.ts';

export function backupCommand(): Command {
  return new Command('backup')
    .description('write all tables and files to one archive')
    .argument('<file>', 'the archive to write; it holds everything, keep it safe')
    .option('-q, --quiet', 'print the last line only')
    .action(async (file: string, { quiet }: { quiet?: boolean }) => {
      const config = readConfig();
      requireInstallation(config);
      const began = Date.now();
      const say = (text: string) => void process.stdout.write(`  ${text}\n`);
      const house = await openHouse(config, { migrate: false });
      try {
        const path = resolve(file);
        const made = await backUpTo(house.services, systemActor('command line'), {
          file: path,
          ...(!quiet && { onProgress: say })
        });
        for (const warning of made.warnings) process.stderr.write(`${warning}\n`);
        const seconds = ((Date.now() - began) / 1000).toFixed(1);
        const n = (value: number) => formatNumber('en', value);
        process.stdout.write(
          `${path}: ${formatBytes('en', made.bytes)}, ${n(made.manifest.tables.length)} tables, ${n(made.rows)} rows, ` +
            `${n(made.manifest.files.length)} files, ${seconds} s\n`
        );
      } catch (error) {
        throw understandError(error);
      } finally {
        await house.close();
      }
    });
}
