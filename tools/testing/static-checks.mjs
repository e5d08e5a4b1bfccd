const CACHE = [
  '--cache',
  '--cache-strategy',
  'content',
  '--cache-location',
  'node_modules/.cache/eslint/',
];

/**
 * What can be said about the sources without running the program; the slowest first, so that lanes end together.
 * @param options.quick lints only files that have changed since the last quick run. What a change means for a file that
 * did not change is then seen by `npm test` alone.
 */
export const staticChecks = ({ quick = false } = {}) => [
  {
    name: 'lint',
    args: [
      'node_modules/eslint/bin/eslint.js',
      '--max-warnings',
      '0',
      ...(quick ? CACHE : []),
      '.',
    ],
  },
  { name: 'types', args: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'] },
  {
    name: 'types of the web app',
    args: [
      'node_modules/typescript/bin/tsc',
      '-p',
      'apps/web',
      '--incremental',
      '--tsBuildInfoFile',
      'dist/web-types.tsbuildinfo',
    ],
  },
  { name: 'structure', args: ['tools/structure/check-structure.mjs'], summary: /^structure: .*$/m },
];
