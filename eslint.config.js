// The house's rules: the folder table of docs/ARCHITECTURE.md as import rules, each message saying where to go instead.
import globals from 'globals';
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';

/** One row of the folder table: what a folder may not import, and where to go instead. */
const refuse = (...patterns) => ({
  'no-restricted-imports': [
    'error',
    {
      patterns: [
        { regex: '^\\.\\./', message: 'No relative import leaves its folder: use #server/, #shared/ or #lib/.' },
        ...patterns
      ]
    }
  ]
});
const noFastify = {
  regex: '^(fastify|@fastify/)',
  message: 'Modules never see Fastify: the door in src/server/api parses and translates.'
};
const noKit = {
  regex: '^(@sveltejs/kit|\\$app/)',
  message: 'Modules never see SvelteKit: the page parses, calls and translates.'
};
const noQueries = {
  regex: '\\.queries\\.ts$',
  message: 'Only a module itself reads its .queries: call its .usecases (doors) or .within (later modules).'
};
const noDatabase = { regex: '^(kysely|pg)$', message: 'SQL lives in modules/*/*.queries.ts: call a use case.' };
const noServerFromShared = {
  regex: '^(#server/|#lib/|node:|\\$app/|@sveltejs/kit)',
  message: 'src/shared is browser-safe: it imports the validation library and itself.'
};
const noServerFromLib = {
  regex: '^(#server/|node:)',
  message: 'Components get data from their page: load it in +page.server.ts.'
};
const doorsOnly = {
  regex: '^#server/(?!modules/[a-z-]+/[a-z-]+\\.(usecases|errors)\\.ts$|platform/errors\\.ts$)',
  message: "Doors import a module's .usecases and .errors and platform/errors, nothing else of the server."
};

const dateFormatting = [
  {
    selector: 'CallExpression[callee.property.name=/^toLocale(Date|Time)?String$/]',
    message: 'Dates and numbers are written by #shared/format.ts, in Vietnam time.'
  },
  {
    selector: "NewExpression[callee.object.name='Intl'][callee.property.name='DateTimeFormat']",
    message: 'Dates are written by #shared/format.ts, in Vietnam time.'
  },
  { selector: 'TSEnumDeclaration', message: 'Types are erasable: use a union of literals.' }
];
const environmentAccess = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'src/server/config.ts alone reads process.env.'
};

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'build/',
      '**/.svelte-kit/',
      'data/',
      'test-results/',
      'playwright-report/',
      'static/',
      'src/server/platform/database.types.ts'
    ]
  },
  ...tseslint.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
      'no-restricted-syntax': ['error', ...dateFormatting],
      'no-console': 'error'
    }
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { globals: { ...globals.browser }, parserOptions: { parser: tseslint.parser } },
    rules: { 'svelte/no-at-html-tags': 'error', 'svelte/no-navigation-without-resolve': 'off' }
  },
  { files: ['src/lib/**/*.ts', 'static/**'], languageOptions: { globals: { ...globals.browser } } },
  { files: ['src/**/*.ts', 'src/**/*.svelte'], ignores: ['src/**/*.test.ts'], rules: refuse() },
  { files: ['src/shared/**'], ignores: ['**/*.test.ts'], rules: refuse(noServerFromShared) },
  { files: ['src/lib/**', 'src/routes/**/*.svelte'], ignores: ['**/*.test.ts'], rules: refuse(noServerFromLib) },
  { files: ['src/routes/**/*.ts'], ignores: ['**/*.test.ts'], rules: refuse(doorsOnly, noDatabase) },
  { files: ['src/server/modules/**'], ignores: ['**/*.test.ts', '**/*.queries.ts'], rules: refuse(noFastify, noKit) },
  {
    files: ['src/server/platform/**'],
    ignores: ['**/*.test.ts'],
    rules: refuse(noFastify, noKit, {
      regex: '^#server/(?!platform/)',
      message: 'platform stands below the modules: it imports platform and shared only.'
    })
  },
  {
    files: ['src/server/api/**', 'src/server/cli/**'],
    ignores: ['**/*.test.ts'],
    rules: refuse(noQueries, noDatabase)
  },
  {
    files: ['src/**'],
    ignores: [
      'src/server/config.ts',
      'src/server/cli/**',
      'src/server/web-host.ts',
      'src/server/platform/embedded-postgres.ts',
      '**/*.test.ts'
    ],
    rules: { 'no-restricted-syntax': ['error', ...dateFormatting, environmentAccess] }
  },
  {
    files: ['src/shared/format.ts'],
    rules: { 'no-restricted-syntax': ['error', dateFormatting[2], environmentAccess] }
  }
);
