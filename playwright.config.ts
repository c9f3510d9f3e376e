// Whole journeys in a real browser against the built program, on a data folder of their own.
import { defineConfig } from '@playwright/test';

const port = 4175;
const baseURL = `http://localhost:${port}`;

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // A whole life takes minutes beside other tests: it is for the long run.
  testIgnore: process.env.MHH_LONG ? [] : ['practice-life.spec.ts'],
  fullyParallel: true,
  workers: 2,
  // A second try tells a slow machine from a broken page; the runner counts what needed it in its report.
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    // A trace of every test takes a third of the time of the whole; the second try has one.
    trace: 'on-first-retry',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync'
      ]
    }
  },
  webServer: {
    command: `node tests/support/e2e-server.ts ${port}`,
    url: `http://localhost:${port + 1}/`,
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stdout: 'ignore',
    stderr: 'pipe'
  }
});
