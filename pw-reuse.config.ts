import base from './playwright.config.ts';
export default { ...base, testDir: 'tests/e2e', outputDir: '/tmp/pw-out', webServer: undefined };
