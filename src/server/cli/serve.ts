// ./mhh serve: starts the program, says each step, and drains on a signal.
import { Command } from 'commander';
import { readConfig } from '#server/config.ts';
import { startServer } from '#server/main.ts';

export function serveCommand(): Command {
  return new Command('serve')
    .description('start the portal, the office and the API')
    .option('--dev', 'hot reload of pages and API')
    .action(async ({ dev }: { dev?: boolean }) => {
      const began = Date.now();
      const config = readConfig(process.env, dev ? 'development' : undefined);
      const say = (text: string) => process.stdout.write(`  ${text}\n`);
      const server = await startServer({ config, onProgress: say });
      say(`Ready in ${((Date.now() - began) / 1000).toFixed(1)} s: ${server.url}`);
      const { administrator, setupCode } = server.first;
      if (administrator) {
        say('');
        say(`Administrator: ${administrator.email}`);
        say(`One-time password (mật khẩu dùng một lần, shown only now): ${administrator.password}`);
        say(`Sign in at ${server.url}/dang-nhap`);
      }
      if (setupCode) {
        say('');
        say(`Nobody administers this installation yet. Set it up at ${server.url}/thiet-lap`);
        say(`Set-up code (mã thiết lập): ${setupCode}`);
      }
      let signals = 0;
      const drain = () => {
        signals += 1;
        if (signals > 1) process.exit(1);
        say('Stopping: answering what is under way (again to force)');
        server.stop().then(
          () => process.exit(0),
          (error: unknown) => {
            process.stderr.write(`${String(error)}\n`);
            process.exit(1);
          }
        );
      };
      process.on('SIGTERM', drain);
      process.on('SIGINT', drain);
    });
}
