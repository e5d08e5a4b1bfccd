import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { areaOf, measureFile } from './measure.mjs';
import { reportOf, withReport } from './report.mjs';

describe('measuring a source', () => {
  it.each([
    ['libs/alerts/rules/slip.ts', 'server'],
    ['libs/alerts/rules/slip.spec.ts', 'tests'],
    ['apps/web/src/pages/home.tsx', 'web'],
    ['apps/web/src/pages/home.spec.ts', 'tests'],
    ['test/e2e/alerts.e2e-spec.ts', 'tests'],
    ['tools/check.mjs', 'tools'],
  ])('%s counts among %s', (file, area) => expect(areaOf(file)).toBe(area));

  it('counts lines, long lines, and the lines and parameters of functions', () => {
    const text = [
      'export function three(a, b, c, d, e) {',
      '  return a;',
      '}',
      `// ${'x'.repeat(118)}`,
      'class Injected { constructor(a, b, c, d, e, f) {} }',
      '',
    ].join('\n');
    expect(measureFile('libs/a/b.ts', text)).toMatchObject({
      folder: 'libs/a',
      lines: 5,
      longLines: 1,
      functions: [
        { name: 'libs/a/b.ts:1 three', lines: 3, parameters: 5 },
        { lines: 1, parameters: 0 },
      ],
    });
  });

  it('reports the same in a table, with its day', () => {
    const files = [measureFile('libs/a/b.ts', 'export const f = () => 1;\n')];
    const report = reportOf(
      files,
      ['a → b → a: imports form no circle, types included'],
      '2026-11-29',
    );
    expect(report).toContain('Measured on 2026-11-29: 1 import cycles, 0 imports against');
    expect(report).toMatch(/^\| lines over 120 columns +\| 0 \(0\.00 %\) /m);
  });
});

describe('the table in docs/architecture.md', () => {
  const document = readFileSync('docs/architecture.md', 'utf8');
  it('is there, and is replaced where it stands', () => {
    expect(document).toMatch(/Measured on \d{4}-\d{2}-\d{2}: 0 import cycles, 0 imports against/);
    const replaced = withReport(document, 'NEW');
    expect(replaced).toContain('NEW');
    expect(replaced).not.toContain('Measured on');
    expect(withReport(replaced, 'NEW')).toBe(replaced);
  });
});
