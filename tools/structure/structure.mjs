import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../checkout.mjs';
import { checkStructure } from './check-structure.mjs';
import { measureCheckout } from './measure.mjs';
import { longestOf, reportOf, withReport } from './report.mjs';

/**
 * `npm run structure`: checks the import rules. `-- --report` prints the measurements of the
 * sources and the longest functions and files; `--write` also puts the table into
 * docs/architecture.md.
 */
const { imports, seen, violations } = await checkStructure(root);
for (const violation of violations) process.stdout.write(`${violation}\n`);
process.stdout.write(
  `structure: ${seen} files, ${imports} imports, ${violations.length} violations\n`,
);
process.exitCode = violations.length === 0 ? 0 : 1;
if (process.argv.includes('--report')) {
  const files = measureCheckout(root);
  const report = reportOf(files, violations, new Date().toISOString().slice(0, 10));
  process.stdout.write(`\n${report}\n\n${longestOf(files)}\n`);
  if (process.argv.includes('--write')) {
    const document = path.join(root, 'docs/architecture.md');
    writeFileSync(document, withReport(readFileSync(document, 'utf8'), report));
  }
}
