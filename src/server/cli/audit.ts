// ./mhh audit verify: walks the audit log's hash chain and says whether it is whole.
import { Command } from 'commander';
import { readConfig } from '#server/config.ts';
import { openHouse, requireInstallation } from '#server/house.ts';
import { verifyAudit } from '#server/modules/audit/audit.usecases.ts';
import { systemActor } from '#server/platform/actor.ts';

const reasons = {
  changed: 'an entry was changed after it was sealed',
  missing_entry: 'a sealed entry is gone',
  missing_seal: 'a seal is gone',
  head_not_found: 'the head noted earlier is not in the chain: newer entries were cut off'
};

export function auditCommand(): Command {
  const verify = new Command('verify')
    .description('verify the hash chain of the audit log; exit code 1 when it is broken')
    .option('--head <hash>', 'a head noted earlier, which must still be in the chain')
    .action(async ({ head }: { head?: string }) => {
      const config = readConfig();
      requireInstallation(config);
      const house = await openHouse(config, { migrate: false });
      try {
        const found = await verifyAudit(house.services, systemActor('command line'), head?.toLowerCase());
        const lines = [
          `entries  ${found.entries}`,
          `sealed   ${found.sealed}`,
          `waiting  ${found.waiting}`,
          `head     ${found.head ? `${found.head.hash} (position ${found.head.position})` : 'none yet'}`
        ];
        process.stdout.write(`${lines.join('\n')}\n`);
        if (found.fault) {
          process.stderr.write(`BROKEN at position ${found.fault.position}: ${reasons[found.fault.reason]}\n`);
          process.exitCode = 1;
        } else {
          process.stdout.write(
            'The chain is whole. Note the head elsewhere: with it a shortened log is found out too.\n'
          );
        }
      } finally {
        await house.close();
      }
    });
  return new Command('audit').description('the audit log').addCommand(verify);
}
