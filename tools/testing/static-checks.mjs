/**
 * Options that make ESLint reuse its results for files whose content has not changed. This is safe
 * because each of the rules looks at one file only.
 */
const CACHE = [
  '--cache',
  '--cache-strategy',
  'content',
  '--cache-location',
  'node_modules/.cache/eslint/',
];

/**
 * Options that make Prettier reuse its results for files whose content and settings have not
 * changed.
 */
const FORMAT_CACHE = [
  '--cache',
  '--cache-strategy=content',
  '--cache-location=node_modules/.cache/prettier/cache',
];

/** Linter that checks types and the lint rules that need types in one run; see `.oxlintrc.json`. */
const OXLINT = {
  name: 'types and lint with types',
  args: ['node_modules/oxlint/bin/oxlint', '--deny-warnings', 'apps', 'libs', 'migrations', 'test'],
};

/**
 * The compiler that builds the program, which checks types once more. This is needed because the
 * compiler could infer other types than the linter.
 */
const COMPILER = [
  { name: 'types', args: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'] },
  {
    name: 'types of the web app',
    args: ['node_modules/typescript/bin/tsc', '-p', 'apps/web'],
  },
];

/**
 * Returns the checks of the source code that do not run the program. The slowest comes first, so
 * that checks that run in parallel end at about the same time.
 * @param options.quick leaves out the compiler, whose errors the linter reports as well.
 */
export const staticChecks = ({ quick = false } = {}) => [
  OXLINT,
  {
    name: 'lint',
    args: ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', ...CACHE, '.'],
  },
  ...(quick ? [] : COMPILER),
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
  { name: 'description of the API', args: ['tools/openapi-lint.mjs'], summary: /^openapi: .*$/m },
  { name: 'tables and their owners', args: ['tools/sql/check-sql.mjs'], summary: /^sql: .*$/m },
];
