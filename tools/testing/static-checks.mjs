/** What can be said about the sources without running the program; the slowest first, so that lanes end together. */
export const staticChecks = [
  { name: 'lint', args: ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'] },
  { name: 'types', args: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'] },
  { name: 'types of the web app', args: ['node_modules/typescript/bin/tsc', '-p', 'apps/web', '--incremental', '--tsBuildInfoFile', 'dist/web-types.tsbuildinfo'] },
  { name: 'structure', args: ['tools/structure/check-structure.mjs'], summary: /^structure: .*$/m },
];
