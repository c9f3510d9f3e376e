import { defineConfig } from '@playwright/test';
export default defineConfig({
  testDir: '/work/main/tests/e2e',
  workers: 1,
  timeout: 60000,
  reporter: 'line',
  outputDir: '/tmp/dz/pw-out',
  use: {
    baseURL: process.env.BASE ?? 'http://localhost:3911',
    locale: 'vi-VN',
    launchOptions: {
      executablePath: '/usr/bin/chromium',
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
  }
});
