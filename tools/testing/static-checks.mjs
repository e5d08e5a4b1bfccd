/** ESLint's rules look at one file only, so its result may be kept by the file's content. */
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

/** With types: one program checks the types and the rules that need them, see `.oxlintrc.json`. */
const OXLINT = {
  name: 'types and lint with types',
  args: ['node_modules/oxlint/bin/oxlint', '--deny-warnings', 'apps', 'libs', 'migrations', 'test'],
};

/** The compiler that builds the program; its types could differ from those of the linter. */
const COMPILER = [
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
