// Unit and integration tests run on Node's own files and a real PostgreSQL; a template database is cloned per file.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/integration/**/*.test.ts', 'scripts/**/*.test.ts'],
    globalSetup: ['tests/support/database-cluster.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Node imports the files itself, as the program does; nothing here mocks a module.
    experimental: { viteModuleRunner: false, nodeLoader: false }
  }
});
