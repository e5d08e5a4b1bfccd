import { readFileSync } from 'node:fs';

/** Four rungs: rules without I/O, commands on a copied database, the public API, a real browser. */
const swc = [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: true,
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      keepClassNames: true,
    },
    module: { type: 'es6' },
  },
];
const { imports } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
/** Tests run the sources, which stand under `types` in the imports of package.json. */
const sourcesOfImports = Object.fromEntries(
  Object.entries(imports).map(([name, { types }]) => [
    `^${name.replace('*', '([a-z-]+)')}$`,
    types.replace(/^\./, '<rootDir>').replaceAll('*', '$1'),
  ]),
);
const base = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': swc },
  moduleNameMapper: {
    ...sourcesOfImports,
    '^content-disposition$': '<rootDir>/test/harness/content-disposition.cjs',
    '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.js'],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/'],
  setupFiles: ['reflect-metadata'],
};
const onPostgres = {
  globalSetup: '<rootDir>/test/harness/start-postgres.mjs',
  globalTeardown: '<rootDir>/test/harness/stop-postgres.mjs',
  setupFiles: [...base.setupFiles, '<rootDir>/test/harness/record-statements.ts'],
};
/** @type {import('jest').Config} */
export default {
  testTimeout: 60_000,
  testSequencer: '<rootDir>/tools/testing/longest-first.mjs',
  // A worker keeps the modules of every file it ran; one that has grown makes way for a fresh one, or the last files would crawl.
  workerIdleMemoryLimit: '1GB',
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,libs,migrations,test,tools}/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/browser/'],
    },
    {
      ...base,
      ...onPostgres,
      displayName: 'db',
      testMatch: ['<rootDir>/{apps,libs,migrations,test}/**/*.db-spec.ts'],
    },
    {
      ...base,
      ...onPostgres,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/e2e/**/*.e2e-spec.ts'],
    },
    {
      ...base,
      ...onPostgres,
      displayName: 'browser',
      testEnvironment: '<rootDir>/test/harness/browser-environment.mjs',
      testMatch: ['<rootDir>/test/browser/**/*.browser-spec.ts'],
    },
  ],
};
