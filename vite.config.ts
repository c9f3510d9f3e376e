// The pages' build: SvelteKit inside Fastify, with the server's own files left as Node runs them.
import { pathToFileURL } from 'node:url';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, type Plugin } from 'vite';

/**
 * Pages import `#server/*` and `#shared/*` on the server side; both must be the very modules Node already
 * runs, or there would be two service objects. The build leaves them external; development hands Node's own
 * instance on.
 */
function serverAsFiles(): Plugin {
  let building = false;
  let inside = /^$/;
  return {
    name: 'server-as-files',
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.name === 'ssr',
    configResolved(config) {
      building = config.command === 'build';
      inside = new RegExp(`^${config.root}/src/(server|shared)/`);
    },
    resolveId: (id) => (building && /^#(server|shared)\//.test(id) ? { id, external: true } : null),
    async load(id) {
      if (building || !inside.test(id)) return null;
      const names = Object.keys(await import(pathToFileURL(id).href)).filter((name) => name !== 'default');
      return [
        "import { createRequire } from 'node:module';",
        `const loaded = createRequire(${JSON.stringify(id)})(${JSON.stringify(id)});`,
        `export const { ${names.join(', ')} } = loaded;`
      ].join('\n');
    }
  };
}

export default defineConfig({
  plugins: [
    serverAsFiles(),
    tailwindcss(),
    sveltekit({
      adapter: adapter({ out: 'build', precompress: true }),
      csp: {
        mode: 'hash',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          'style-src-attr': ['unsafe-inline'],
          'img-src': ['self', 'data:', 'blob:'],
          'media-src': ['self', 'blob:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'worker-src': ['self', 'blob:'],
          'object-src': ['none'],
          'base-uri': ['self'],
          'form-action': ['self'],
          'frame-ancestors': ['self']
        }
      },
      serviceWorker: { register: false },
      version: { pollInterval: 0 }
    })
  ],
  build: { target: 'es2022' },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            // Left alone, a page comes in some fifty pieces, most of them under a kilobyte: what every page needs is one
            // piece, and what the portal's pages share another.
            codeSplitting: {
              groups: [
                { name: 'base', test: /node_modules\/(?:svelte|@sveltejs|devalue)\//, priority: -1, minShareCount: 3 },
                { name: 'portal', test: /src\/lib\/(?:portal|shell)\//, priority: -2, minShareCount: 2 }
              ]
            }
          }
        }
      }
    }
  }
});
