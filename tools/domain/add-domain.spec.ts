import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { root as checkout } from '../checkout.mjs';
import { addDomain } from './add-domain.mjs';
import { ENTRIES, missingEntries } from './entries.mjs';

/** What a new domain imports, and the files that list domains. */
const COPIED = [
  'libs/values',
  'libs/platform',
  'libs/audit',
  'libs/identity',
  'libs/ledger/ledger.module.ts',
  'tools/checkout.mjs',
  'tools/domain',
  'tools/structure',
  ...ENTRIES.map(({ file }) => file),
];
const SPEC = /spec\.tsx?$/;

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'domain-'));
  for (const file of new Set(COPIED))
    cpSync(path.join(checkout, file), path.join(root, file), {
      recursive: true,
      filter: (from) => !SPEC.test(from),
    });
  symlinkSync(path.join(checkout, 'node_modules'), path.join(root, 'node_modules'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** Runs the structure check of the copy, and returns the violations that concern a domain. */
function violationsAbout(name: string): string[] {
  const run = (): string => {
    try {
      const script = path.join(root, 'tools/structure/check-structure.mjs');
      return execFileSync(process.execPath, [script], { encoding: 'utf8', stdio: 'pipe' });
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  };
  const lines = run().split('\n');
  expect(lines.some((line) => line.startsWith('structure: '))).toBe(true);
  return lines.filter((line) => line.includes(name));
}

describe('a new domain', () => {
  it('has its doors, and its entries wherever domains are listed', () => {
    const written = addDomain(root, 'year-books', 'ledger');
    expect(written).toContain('libs/year-books/year-books.declaration.ts');
    expect(written).toContain('apps/api/api.module.ts');
    expect(read('libs/installation/tracker-domains.ts')).toContain('  yearBooksDomain,\n');
    expect(read('apps/api/api.module.ts')).toContain('  YearBooksModule,\n');
    expect(() => {
      JSON.parse(read('package.json'));
      JSON.parse(read('nest-cli.json'));
    }).not.toThrow();
    expect(violationsAbout('year-books')).toEqual([]);
  });

  it('is refused by the check while an entry is missing, which it names', () => {
    addDomain(root, 'ferries', 'ledger');
    const entry = "  ['libs/ferries'],\n";
    const file = 'tools/structure/directions.mjs';
    writeFileSync(path.join(root, file), read(file).replace(entry, ''));
    expect(violationsAbout('ferries')).toContain(
      `${file}: misses of libs/ferries its place in the order of imports`,
    );
  });

  it.each(
    ENTRIES.filter(({ entry, what }) => entry && !what.includes('pages')).map(
      ({ file, what, entry }) => [what, file, entry?.('ferries') ?? ''] as const,
    ),
  )('without %s is found', (what, file, entry) => {
    addDomain(root, 'ferries', 'ledger');
    expect(missingEntries(root).filter((line) => line.includes('ferries'))).toEqual([]);
    expect(read(file)).toContain(entry);
    writeFileSync(path.join(root, file), read(file).replace(entry, ''));
    expect(missingEntries(root).filter((line) => line.includes('ferries'))).toEqual([
      `${file}: misses of libs/ferries ${what}`,
    ]);
  });

  it.each([
    ['a name with capitals', 'Ferries', 'ledger', 'is no name'],
    ['a name that is taken', 'identity', 'ledger', 'exists already'],
    ['a neighbour without routes', 'ferries', 'audit', 'is no domain with routes'],
  ])('is not written for %s', (_, name, above, fault) => {
    const before = ENTRIES.map(({ file }) => read(file));
    expect(() => addDomain(root, name, above)).toThrow(fault);
    expect(ENTRIES.map(({ file }) => read(file))).toEqual(before);
  });
});
