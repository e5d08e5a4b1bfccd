import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const LINES_MAX = 350;
const TEST_LINES_MAX = 800;
const FUNCTION_LINES_MAX = { server: 100, web: 150 };
const PARAMETERS_MAX = 4;
const specs = [
  '**/*.spec.ts',
  '**/*.spec.tsx',
  '**/*.db-spec.ts',
  '**/*.e2e-spec.ts',
  '**/*.browser-spec.ts',
];

/** Ways to leave a test out or to run it alone; either would look green. */
const leftOut = [
  [
    'MemberExpression[property.name=/^(only|skip|todo|failing)$/][object.name=/^(describe|it|test)$/]',
    'every test runs: no .only, .skip, .todo or .failing',
  ],
  [
    'MemberExpression[property.name=/^(only|skip|failing)$/][object.property.name=/^(concurrent|each)$/]',
    'every test runs: no .only, .skip or .failing',
  ],
  [
    'CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]',
    'every test runs: no xit, xdescribe, fit or fdescribe',
  ],
].map(([selector, message]) => ({ selector, message }));

/** A connection in which nobody listens for errors ends the process when it dies. */
const unheard = [
  [
    "NewExpression[callee.object.name='pg'][callee.property.name='Client']",
    'open a ListenedClient instead: a pg.Client ends the process when its connection dies',
  ],
  [
    "NewExpression[callee.object.name='pg'][callee.property.name='Pool']:not(:has(Property[key.name='Client']))",
    'give the pool Client: ListenedClient: a connection that is lent out ends the process when it dies',
  ],
].map(([selector, message]) => ({ selector, message }));

/** An address that begins at the root of the host misses the program behind a proxy's path. */
const atTheRoot = [
  "JSXAttribute[name.name='href'] > Literal[value=/^\\//]",
  ":not(CallExpression[callee.object.name='api'], CallExpression[callee.name=/^(addressOf|sendForm)$/]) > Literal[value=/^\\/api\\//]",
  ":not(CallExpression[callee.object.name='api'], CallExpression[callee.name=/^(addressOf|sendForm)$/]) > TemplateLiteral[quasis.0.value.raw=/^\\/api\\//]",
].map((selector) => ({ selector, message: 'give the path to addressOf of client/base-path.ts' }));

/**
 * Rules that read one file and no types, so that a result may be cached by the file's content. The
 * rules that need types stand in `.oxlintrc.json`.
 */
export default tseslint.config(
  { ignores: ['dist/', 'data/', 'coverage/', 'node_modules/', 'apps/web/src/client/schema.d.ts'] },
  {
    files: ['**/*.{js,mjs,cjs,ts,tsx}'],
    extends: [tseslint.configs.recommended],
    linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: LINES_MAX, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': [
        'error',
        { max: FUNCTION_LINES_MAX.server, skipBlankLines: false, skipComments: false },
      ],
      'max-params': ['error', PARAMETERS_MAX],
      'no-debugger': 'error',
      'no-else-return': 'error',
      'no-warning-comments': [
        'error',
        { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' },
      ],
      'object-shorthand': 'error',
      'no-void': 'off',
      // consistent-type-imports stays off on the server: an injected class or a DTO imported as a
      // type loses its metadata, and with it its checks.
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          destructuredArrayIgnorePattern: '^_',
          ignoreRestSiblings: true,
          caughtErrors: 'none',
        },
      ],
    },
  },
  {
    files: ['apps/web/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      // A component is one function, markup and all.
      'max-lines-per-function': [
        'error',
        { max: FUNCTION_LINES_MAX.web, skipBlankLines: false, skipComments: false },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  // A test is read one case at a time.
  {
    files: [...specs, 'test/**/*.ts', '**/*.chaos-spec.ts'],
    rules: { 'max-lines': ['error', { max: TEST_LINES_MAX }], 'max-lines-per-function': 'off' },
  },
  // The parameters of a table test are the cells of its row.
  { files: [...specs, '**/*.chaos-spec.ts'], rules: { 'max-params': 'off' } },
  // An answer over HTTP has no type until a test has looked at it.
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-explicit-any': 'off' } },
  {
    files: ['{apps,libs}/**/*.ts'],
    ignores: specs,
    rules: { 'no-restricted-syntax': ['error', ...unheard] },
  },
  {
    files: ['apps/web/src/**/*.{ts,tsx}'],
    ignores: specs,
    rules: { 'no-restricted-syntax': ['error', ...atTheRoot] },
  },
  { files: specs, rules: { 'no-restricted-syntax': ['error', ...leftOut] } },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts', 'migrations/**/*.ts'],
    ignores: ['**/main.ts', ...specs],
    rules: { 'no-console': 'error' },
  },
);
