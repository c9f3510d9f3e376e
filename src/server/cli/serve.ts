// ./mhh serve: starts the program, says each step, and drains on a signal.
import { Command } from 'commander';
import { readConfig } from '#server/config.ts';
import { tryToListen } from '#server/listen.ts';
import type { FirstStart } from '#server/first-start.ts';
import { startServer } from '#server/main.ts';

const repeatAfterMilliseconds = 1_500;
const say = (text: string) => process.stdout.write(`  ${text}\n`);

/** Ends the program on a signal, once there is something to close; the given function says how from then on. */
function drainOnSignals(): (close: () => Promise<void>) => void {
  let first = 0;
  let close: (() => Promise<void>) | undefined;
  const end = () =>
    close?.().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      }
    );
  const drain = () => {
    // Ctrl-C reaches every process of the terminal, and each passes it on: what comes at once is one wish.
    if (first > 0 && Date.now() - first > repeatAfterMilliseconds) process.exit(1);
    if (first > 0) return;
    first = Date.now();
    say('Stopping: answering what is under way (again to force)');
    void end();
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, drain);
  return (how) => {
    close = how;
    if (first > 0) void end();
  };
}

/** What a new installation tells its operator once. It is said before the first page is served, so that no stop swallows it. */
function sayFirst({ administrator, setupCode }: FirstStart, url: string): void {
  if (administrator) {
    say('');
    say(`Administrator: ${administrator.email}`);
    say(`One-time password (mật khẩu dùng một lần, shown only now): ${administrator.password}`);
    say(`Sign in at ${url}/dang-nhap`);
    say('');
  }
  if (setupCode) {
    say('');
    say(`Nobody administers this installation yet. Set it up at ${url}/thiet-lap`);
    say(`Set-up code (mã thiết lập): ${setupCode}`);
    say('');
  }
}

export function serveCommand(): Command {
  return new Command('serve')
    .description('start the portal, the office and the API')
    .option('--dev', 'hot reload of pages and API')
    .option('--check', 'look at the settings and the port only, and start nothing')
    .action(async ({ dev, check }: { dev?: boolean; check?: boolean }) => {
      const began = Date.now();
      const config = readConfig(process.env, dev ? 'development' : undefined);
      if (check) return tryToListen(config);
      const closeWith = drainOnSignals();
      const server = await startServer({
        config,
        onProgress: say,
        onOpen: (house) => closeWith(() => house.close()),
        onFirst: (first) => sayFirst(first, `http://localhost:${config.port}`)
      });
      closeWith(() => server.stop());
      say(`Ready in ${((Date.now() - began) / 1000).toFixed(1)} s: ${server.url}`);
    });
}
