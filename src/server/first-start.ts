// What a first start does: fills the demo programme, makes the administrator, prints the one-time password or the set-up code.
import { createFirstAdministrator, ensureSetupCode, setupNeeded } from './modules/people/people-setup.usecases.ts';
import { demoSetting } from './modules/operations/operations-demo.usecases.ts';
import { getSetting, putSetting } from './modules/settings/settings.within.ts';
import { inTransaction } from './platform/database.ts';
import type { Services } from './services.ts';

const seedKey = demoSetting;
export const administratorEmail = 'quantri@mohinhhay.local';

/** What the console prints once the program listens. */
export interface FirstStart {
  administrator?: { email: string; password: string };
  setupCode?: string;
}

/** Loads the demo programme once; a load that was cut short goes on at the next start. */
async function loadDemoOnce(services: Services, say: (text: string) => void): Promise<void> {
  const { value, version } = await getSetting(services.db, seedKey);
  if (value === 'loaded' || value === 'removed') return;
  const { loadDemo } = await import('../../seeds/demo.seed.ts');
  await loadDemo(services, say);
  await inTransaction(services.db, (tx) =>
    putSetting(tx, { key: seedKey, value: 'loaded', version, personId: null, at: services.clock.now() })
  );
}

/**
 * Runs at every start, and does something only while the installation is new: with SEED=demo the demo programme and an
 * administrator with a random password; with SEED=none a code for the set-up page.
 */
export async function firstStart(services: Services, say: (text: string) => void): Promise<FirstStart> {
  if (services.config.seed === 'demo') await loadDemoOnce(services, say);
  if (!(await setupNeeded(services))) return {};
  if (services.config.seed === 'none') {
    const setupCode = await ensureSetupCode(services);
    return setupCode === undefined ? {} : { setupCode };
  }
  const { password } = await createFirstAdministrator(services, {
    email: administratorEmail,
    name: 'Quản trị hệ thống'
  });
  return password === undefined ? {} : { administrator: { email: administratorEmail, password } };
}
