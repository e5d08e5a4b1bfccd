/**
 * Options that cache ESLint's results by file content. This is safe because its rules look at one
 * file only.
 */
const CACHE = [
  '--cache',
  '--cache-strategy',
  'content',
  '--cache-location',
  'node_modules/.cache/eslint/',
];

/** Options that cache Prettier's results by file content and settings. */
const FORMAT_CACHE = [
  '--cache',
  '--cache-strategy=content',
  '--cache-location=node_modules/.cache/prettier/cache',
];

/** Checks the types, and the rules that need types, in one program; see `.oxlintrc.json`. */
const OXLINT = {
  name: 'types and lint with types',
  args: ['node_modules/oxlint/bin/oxlint', '--deny-warnings', 'apps', 'libs', 'migrations', 'test'],
};

/**
 * Checks types again with the compiler that builds the program, because it could infer other types
 * than the linter.
 */
const COMPILER = [
  { name: 'types', args: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'] },
  {
    name: 'types of the web app',
    args: ['node_modules/typescript/bin/tsc', '-p', 'apps/web'],
  },
];

/**
 * Checks of the sources that do not run the program; the slowest comes first, so that parallel
 * lanes end together.
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
];
