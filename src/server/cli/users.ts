// ./mhh users: accounts from the command line, for the first administrator and when mail does not work.
import { Command } from 'commander';
import { readConfig } from '#server/config.ts';
import { openHouse } from '#server/house.ts';
import { suspendPerson } from '#server/modules/people/people.usecases.ts';
import {
  createAdministrator,
  findPersonId,
  listAccounts,
  setOneTimePassword
} from '#server/modules/people/people-setup.usecases.ts';
import { systemActor } from '#server/platform/actor.ts';
import type { Services } from '#server/services.ts';
import { nameSchema, emailSchema } from '#shared/people.schema.ts';
import { roleNames } from '#shared/roles.ts';

const actor = systemActor('command line');
const say = (text: string) => process.stdout.write(`${text}\n`);

async function withServices(work: (services: Services) => Promise<void>): Promise<void> {
  const house = await openHouse(readConfig());
  try {
    await work(house.services);
  } finally {
    await house.close();
  }
}

function readEmail(text: string): string {
  const parsed = emailSchema.safeParse({ email: text });
  if (!parsed.success) throw new Error(`Not a mail address: ${text}`);
  return parsed.data.email;
}

async function list(services: Services): Promise<void> {
  const rows = await listAccounts(services, actor);
  if (rows.length === 0) say('No accounts yet. Make one: ./mhh users create-admin MAIL NAME');
  for (const row of rows) {
    const roles = row.grants.map(
      (grant) =>
        `${roleNames[grant.role].en}${grant.unitName ? ` at ${grant.unitName}` : ''}${grant.open ? ' (invited)' : ''}`
    );
    say([row.email, row.name, row.status, row.twoFactor ? '2 steps' : '1 step', roles.join(', ') || '-'].join('\t'));
  }
}

export function usersCommand(): Command {
  const users = new Command('users').description('list accounts, make an administrator, reset a password, suspend');
  users
    .command('list')
    .description('all accounts: mail, name, status, sign-in steps, roles')
    .action(() => withServices(list));
  users
    .command('create-admin')
    .description('make an administrator with a one-time password, printed once')
    .argument('<mail>')
    .argument('<name...>')
    .action((mail: string, words: string[]) =>
      withServices(async (services) => {
        const name = nameSchema.safeParse({ name: words.join(' ') });
        if (!name.success) throw new Error('The name must have 1 to 120 characters.');
        const made = await createAdministrator(services, actor, { email: readEmail(mail), name: name.data.name });
        say(`Administrator made. One-time password, to be changed at the first sign-in: ${made.password}`);
      })
    );
  users
    .command('reset-password')
    .description('give a one-time password, printed once; ends all sessions')
    .argument('<mail>')
    .option('--second-step-off', 'also turn off the second step of sign-in')
    .action((mail: string, { secondStepOff = false }: { secondStepOff?: boolean }) =>
      withServices(async (services) => {
        const input = { email: readEmail(mail), secondStep: secondStepOff };
        say(
          `One-time password, to be changed at the next sign-in: ${await setOneTimePassword(services, actor, input)}`
        );
      })
    );
  users
    .command('suspend')
    .description('shut an account out and end all its sessions')
    .argument('<mail>')
    .action((mail: string) =>
      withServices(async (services) => {
        await suspendPerson(services, actor, {
          personId: await findPersonId(services, actor, { email: readEmail(mail) })
        });
        say('Suspended.');
      })
    );
  return users;
}
