// A process that starts the embedded PostgreSQL of a folder and waits to be killed; for the supervisor's test.
import { startEmbeddedPostgres } from '#server/platform/embedded-postgres.ts';

await startEmbeddedPostgres({ dataDir: process.argv[2] ?? '' });
process.stdout.write('running\n');
setInterval(() => undefined, 1_000);
