// Starts the built program with the demo programme on a throw-away data folder (or the one the smoke start left), for the browser
// tests, with an account of each role; writes what the tests must know (accounts, sample addresses, API routes) and every mail to files beside it.
import { appendFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { readConfig } from '#server/config.ts';
import { startServer } from '#server/main.ts';
import { saveSnapshot } from '#server/modules/reports/reports-statistics.usecases.ts';
import { systemActor } from '#server/platform/actor.ts';
import { readQuestion } from '#shared/statistics.ts';
import { roles } from '#shared/roles.ts';
import { temporaryDataFolder } from './data-folder.ts';
import { e2eFiles, type E2eFacts } from './e2e-facts.ts';
import { registrySamples } from './e2e-registry.ts';
import { makePerson, testPassword } from './people.ts';

const port = process.argv[2] ?? '4175';
const files = e2eFiles(port);
const folder = process.env.MHH_DEMO_FOLDER ?? (await temporaryDataFolder());
await writeFile(files.mails, '');
const config = readConfig({
  PORT: port,
  DATA_DIR: folder,
  PUBLIC_URL: `http://localhost:${port}`,
  LOG_LEVEL: 'warn',
  BACKUP_ENABLED: 'false'
});
const server = await startServer({ config });
const { services } = server.house;
services.mail = { send: (message) => appendFile(files.mails, `${JSON.stringify(message)}\n`) };

const accounts = {} as E2eFacts['accounts'];
for (const role of roles) {
  const { id, email } = await makePerson(services, [{ role, unitId: null }], {
    name: `Vai ${role}`,
    email: `${role}@mau.test`
  });
  accounts[role] = { id, email, password: testPassword };
}
const { id: plainId, email: plainEmail } = await makePerson(services, [], {
  name: 'Không vai',
  email: 'none@mau.test'
});
accounts.none = { id: plainId, email: plainEmail, password: testPassword };

const article = await services.db
  .selectFrom('article_live')
  .select(['article_id', 'slug'])
  .orderBy('published_at')
  .executeTakeFirstOrThrow();
const unit = await services.db
  .selectFrom('unit_version')
  .select('unit_id')
  .where('type', '=', 'municipality')
  .where('code', '=', '79')
  .orderBy('valid', 'desc')
  .executeTakeFirstOrThrow();
const media = await services.db.selectFrom('media').select('id').limit(1).executeTakeFirstOrThrow();
const { id: documentId } = await services.db
  .insertInto('official_document')
  .values({
    kind: 'decision',
    number: '12-QĐ/BTGDVTU',
    issued_on: '2026-01-15',
    issuer_name: 'Ban Tuyên giáo và Dân vận Tỉnh ủy Mẫu',
    title: 'Quyết định công nhận mô hình hay'
  })
  .returning('id')
  .executeTakeFirstOrThrow();
const snapshotKey = await saveSnapshot(
  services,
  systemActor('e2e'),
  readQuestion(new URLSearchParams('do=standing'), '2026-11-23')
);
const tag = await services.db.selectFrom('tag').select('slug').limit(1).executeTakeFirstOrThrow();
const preview = await services.db
  .selectFrom('article')
  .select('preview_token')
  .where('id', '=', article.article_id)
  .executeTakeFirstOrThrow();
const facts: E2eFacts = {
  folder,
  accounts,
  samples: {
    articleId: article.article_id,
    articleSlug: article.slug,
    unitId: unit.unit_id,
    mediaId: media.id,
    documentId,
    snapshotKey,
    tagSlug: tag.slug,
    previewToken: preview.preview_token
  },
  registry: await registrySamples(services, accounts),
  apiRoutes: server.app.printRoutes({ commonPrefix: false })
};
await writeFile(files.facts, JSON.stringify(facts));
// Playwright waits for this second port, which opens only when everything above is written.
const ready = createServer((_request, response) => response.end('ready')).listen(Number(port) + 1);

const stop = async () => {
  ready.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
  process.exit(0);
};
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
