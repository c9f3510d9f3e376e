// Types: svelte-kit writes its own, then svelte-check reads pages and server together.
import { spawnSync } from 'node:child_process';

const run = (args) => spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;
process.exit(
  run(['node_modules/@sveltejs/kit/svelte-kit.js', 'sync']) ||
    run([
      'node_modules/svelte-check/bin/svelte-check',
      '--tsconfig',
      './tsconfig.json',
      '--fail-on-warnings',
      ...process.argv.slice(2)
    ])
);
