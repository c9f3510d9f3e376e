// The first administrator, and what the command line does with accounts.
import { authorise, systemActor, type Actor } from '#server/platform/actor.ts';
import { inTransaction, type Tx } from '#server/platform/database.ts';
import { invalidInput, notFound } from '#server/platform/errors.ts';
import { hashPassword } from '#server/platform/password-hash.ts';
import type { Services } from '#server/services.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import * as auth from './people.auth.ts';
import * as errors from './people.errors.ts';
import { accountKey, closeAttempt, takeTurn } from './people.guard.ts';
import { peoplePolicy } from './people.policy.ts';
import * as sessions from './people-sessions.queries.ts';
import * as queries from './people.queries.ts';
import { newOneTimePassword, newSetupCode, passwordProblem } from './people.rules.ts';
import type { PersonRow } from './people.types.ts';

export interface NewAdministrator {
  email: string;
  name: string;
  /** Without one a one-time password is made, to be changed at the first sign-in. */
  password?: string;
}
export interface MadeAdministrator {
  personId: string;
  /** The one-time password, known nowhere else; undefined when one was given. */
  password: string | undefined;
}

async function putAdministrator(tx: Tx, services: Services, actor: Actor, input: NewAdministrator, hash: string) {
  const now = services.clock.now();
  await queries.auditedHere(tx);
  const fields = {
    name: input.name,
    status: 'active',
    email_verified: true,
    password_change_needed: input.password === undefined,
    updated_at: now
  };
  const email = input.email.normalize('NFC').toLowerCase();
  const known = await queries.selectPersonByEmail(tx, email);
  if (known && known.status !== 'invited') throw errors.personExists(known.id);
  const personId = known?.id ?? (await queries.insertPerson(tx, { ...fields, email }));
  if (known) await queries.updatePerson(tx, known.id, fields);
  await queries.upsertCredential(tx, personId, hash);
  await queries.insertGrant(tx, { personId, role: 'administrator', unitId: null, by: actor.personId, ifMissing: true });
  await recordAudit(tx, actor, {
    action: 'people.administrator_made',
    subjectType: 'person',
    subjectId: personId
  });
  return personId;
}

/**
 * Makes an administrator of the whole; for the command line.
 * @throws person_exists; administrator_exists when `onlyFirst` and there is one
 */
export async function createAdministrator(
  services: Services,
  actor: Actor,
  input: NewAdministrator,
  options: { onlyFirst?: boolean } = {}
): Promise<MadeAdministrator> {
  authorise(actor, peoplePolicy, 'people.run');
  const password = input.password ?? newOneTimePassword();
  const hash = await hashPassword(password);
  const personId = await inTransaction(services.db, async (tx) => {
    await queries.lockAdministrators(tx);
    if (options.onlyFirst && (await queries.countAdministrators(tx)) > 0) throw errors.administratorExists();
    const made = await putAdministrator(tx, services, actor, input, hash);
    await sessions.deleteSetupCodes(tx);
    return made;
  });
  return { personId, password: input.password === undefined ? password : undefined };
}

/**
 * The administrator of a first start; the seed calls it, the system acts.
 * @throws administrator_exists
 */
export async function createFirstAdministrator(
  services: Services,
  input: NewAdministrator
): Promise<MadeAdministrator> {
  return createAdministrator(services, systemActor(), input, { onlyFirst: true });
}

const setupDigest = (services: Services, code: string) =>
  services.secrets.digest('setup-code', code.toLowerCase().replace(/[^a-z0-9]/g, ''));

/** A code for the set-up page, to be printed on the console; undefined when there is an administrator. Earlier codes stay good. */
export async function ensureSetupCode(services: Services): Promise<string | undefined> {
  if ((await queries.countAdministrators(services.db)) > 0) return undefined;
  const code = newSetupCode();
  await inTransaction(services.db, (tx) => sessions.insertSetupCode(tx, setupDigest(services, code)));
  return code;
}

/** Whether the set-up page still has something to do. */
export async function setupNeeded(services: Services): Promise<boolean> {
  return (await queries.countAdministrators(services.db)) === 0;
}

/**
 * The set-up page: makes the first administrator for who can read the console.
 * @throws administrator_exists, too_many_requests; invalid_input for a wrong code or a weak password
 */
export async function setUpInstallation(
  services: Services,
  actor: Actor,
  input: { code: string; name: string; email: string; password: string; headers: Headers }
): Promise<void> {
  authorise(actor, peoplePolicy, 'people.come_in');
  await takeTurn(services, 'set-up', auth.callerAddress(input.headers), { limit: 20, windowSeconds: 3600 });
  if (!(await setupNeeded(services))) throw errors.administratorExists();
  if (!(await sessions.hasSetupCode(services.db, setupDigest(services, input.code))))
    throw invalidInput({ code: 'setupCodeWrong' });
  const problem = passwordProblem(input.password, input);
  if (problem) throw invalidInput({ password: problem });
  const hash = await hashPassword(input.password);
  await inTransaction(services.db, async (tx) => {
    await queries.lockAdministrators(tx);
    if ((await queries.countAdministrators(tx)) > 0) throw errors.administratorExists();
    await putAdministrator(tx, services, actor, input, hash);
    await sessions.deleteSetupCodes(tx);
  });
}

async function personByEmail(tx: Tx, email: string) {
  const found = await queries.selectPersonByEmail(tx, email.trim().normalize('NFC').toLowerCase());
  const person = found && (await queries.selectPersonForUpdate(tx, found.id));
  if (!person) throw notFound('person');
  return person;
}

/**
 * Gives a person a one-time password and ends their sessions; for the command line, when mail does not work.
 * @param input.secondStep also turns the second step off
 */
export async function setOneTimePassword(
  services: Services,
  actor: Actor,
  input: { email: string; secondStep?: boolean }
): Promise<string> {
  authorise(actor, peoplePolicy, 'people.run');
  const password = newOneTimePassword();
  const hash = await hashPassword(password);
  const email = await inTransaction(services.db, async (tx) => {
    const person = await personByEmail(tx, input.email);
    if (person.status === 'invited') throw notFound('person');
    await queries.auditedHere(tx);
    await queries.upsertCredential(tx, person.id, hash);
    if (input.secondStep) await sessions.deleteTwoFactor(tx, person.id);
    await queries.updatePerson(tx, person.id, {
      password_change_needed: true,
      ...(input.secondStep && { two_factor_enabled: false }),
      updated_at: services.clock.now()
    });
    const ended = await sessions.deleteSessions(tx, person.id);
    await recordAudit(tx, actor, {
      action: 'people.one_time_password_set',
      subjectType: 'person',
      subjectId: person.id,
      details: { sessions_ended: ended.length, second_step_off: input.secondStep === true }
    });
    return person.email;
  });
  await closeAttempt(services, accountKey(services, email));
  return password;
}

/** The id of the person with a mail address; for the command line. */
export async function findPersonId(services: Services, actor: Actor, input: { email: string }): Promise<string> {
  authorise(actor, peoplePolicy, 'people.run');
  return inTransaction(services.db, async (tx) => (await personByEmail(tx, input.email)).id);
}

/** Everyone with an account or an invitation; for the command line. */
export async function listAccounts(services: Services, actor: Actor): Promise<PersonRow[]> {
  authorise(actor, peoplePolicy, 'people.run');
  const everyone = { text: '', role: undefined, unitId: undefined, status: undefined, scope: undefined };
  return (await queries.selectPeople(services.db, { ...everyone, limit: 10_000, offset: 0 })).rows;
}
