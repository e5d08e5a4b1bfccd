import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onRightNode } from '../right-node.mjs';

/**
 * `npm run structure`: checks the import rules. `-- --report` prints the measurements of the
 * sources and the longest functions and files; `--write` also puts the table into
 * docs/architecture.md.
 */
async function structure() {
  const { checkStructure } = await import('./check-structure.mjs');
  const { root } = await import('../checkout.mjs');
  const { imports, seen, violations } = await checkStructure(root);
  for (const violation of violations) process.stdout.write(`${violation}\n`);
  process.stdout.write(
    `structure: ${seen} files, ${imports} imports, ${violations.length} violations\n`,
  );
  if (process.argv.includes('--report')) await report(root, violations);
  process.exit(violations.length === 0 ? 0 : 1);
}

async function report(root, violations) {
  const { measureCheckout } = await import('./measure.mjs');
  const { longestOf, reportOf, withReport } = await import('./report.mjs');
  const files = measureCheckout(root);
  const table = reportOf(files, violations, new Date().toISOString().slice(0, 10));
  process.stdout.write(`\n${table}\n\n${longestOf(files)}\n`);
  if (process.argv.includes('--write')) {
    const document = path.join(root, 'docs/architecture.md');
    writeFileSync(document, withReport(readFileSync(document, 'utf8'), table));
  }
}

onRightNode(() => structure());
