const CACHE = [
  '--cache',
  '--cache-strategy',
  'content',
  '--cache-location',
  'node_modules/.cache/eslint/',
];

/** Prettier compares contents and settings, so its cache cannot hide a difference. */
const FORMAT_CACHE = [
  '--cache',
  '--cache-strategy=content',
  '--cache-location=node_modules/.cache/prettier/cache',
];

/**
 * Checks of the sources that do not run the program; the slowest comes first, so that parallel
 * lanes end together.
 * @param options.quick lints only files changed since the last quick run. The effect of a change on
 * unchanged files is then found by `npm test` only.
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
  {
    name: 'format',
    args: [
      'node_modules/prettier/bin/prettier.cjs',
      '--check',
      '--log-level=warn',
      ...FORMAT_CACHE,
      '.',
    ],
  },
  { name: 'structure', args: ['tools/structure/check-structure.mjs'], summary: /^structure: .*$/m },
];
