// A bare SvelteKit page with 30 items: the reference that an uncached article is measured against.
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';

export default {
  plugins: [sveltekit({ adapter: adapter({ out: process.env.REFERENCE_OUT ?? 'build', precompress: false }) })],
  logLevel: 'error'
};
