// The command line, ./mhh: one file a command.
import { Command } from 'commander';
import { ConfigError } from '#server/config.ts';
import { auditCommand } from './audit.ts';
import { backupCommand } from './backup.ts';
import { benchCommand } from './bench.ts';
import { importCommand } from './import.ts';
import { restoreCommand } from './restore.ts';
import { migrateCommand } from './migrate.ts';
import { seedCommand } from './seed.ts';
import { serveCommand } from './serve.ts';
import { usersCommand } from './users.ts';

const program = new Command('mhh').description('Mô Hình Hay: the programme of good practices').showHelpAfterError();
program.addCommand(serveCommand());
program.addCommand(migrateCommand());
program.addCommand(seedCommand());
program.addCommand(usersCommand());
program.addCommand(importCommand());
program.addCommand(backupCommand());
program.addCommand(restoreCommand());
program.addCommand(auditCommand());
program.addCommand(benchCommand());

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof ConfigError) {
    process.stderr.write(`Wrong settings:\n${error.lines.map((line) => `  ${line}`).join('\n')}\n`);
  } else {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  }
  process.exit(1);
}
