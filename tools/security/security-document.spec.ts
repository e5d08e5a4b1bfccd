import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from '../checkout.mjs';
import { ASVS_LEVEL_2 } from './asvs.mjs';

const text = readFileSync(path.join(root, 'docs/security.md'), 'utf8');
/**
 * Rows of the requirements table in the security document: number, requirement, status, means,
 * test.
 */
const rows = [...text.matchAll(/^\| (\d+\.\d+\.\d+) +\| (.+) \| (.+) \| (.*) \| (.*) \|$/gm)].map(
  ([, number, asked, answer, by, test]) => ({
    number,
    asked: asked?.trim(),
    answer: answer?.trim(),
    by: by?.trim() ?? '',
    test: test?.trim() ?? '',
  }),
);
const PROVED = ['met', 'partly'];
const REASONED = ['gap', 'operator', 'n/a'];

describe('docs/security.md on OWASP ASVS 5.0', () => {
  it('answers every requirement of levels 1 and 2 once, in their order', () => {
    expect(ASVS_LEVEL_2).toHaveLength(253);
    expect(rows.map(({ number }) => number)).toEqual(ASVS_LEVEL_2);
  });

  it('answers with a known word', () => {
    expect(rows.filter(({ answer }) => ![...PROVED, ...REASONED].includes(answer ?? ''))).toEqual(
      [],
    );
  });

  it('names a test for whatever it says is met, and a reason for whatever is not', () => {
    expect(
      rows
        .filter(
          ({ answer, test }) => PROVED.includes(answer ?? '') && !/`[^`]+spec\.ts`/.test(test),
        )
        .map(({ number }) => number),
    ).toEqual([]);
    expect(
      rows
        .filter(({ answer, by }) => answer !== 'met' && by.length < 5)
        .map(({ number }) => number),
    ).toEqual([]);
  });
});

describe('docs/security.md', () => {
  it('names no file that does not exist', () => {
    const named = [
      ...text.matchAll(/`((?:apps|libs|test|tools|migrations|bench|docs)\/[\w./-]+)`/g),
    ].map(([, file]) => file ?? '');
    expect(named.length).toBeGreaterThan(200);
    expect([...new Set(named)].filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });

  it('names every file that uses cryptography for more than an id', () => {
    const inventory = /\*\*Where it is used\.\*\*(.+)/.exec(text)?.[1] ?? '';
    const using = filesOf(['apps', 'libs']).filter((file) =>
      usesCryptography(readFileSync(path.join(root, file), 'utf8')),
    );
    expect(using.length).toBeGreaterThan(15);
    expect(using.filter((file) => !inventory.includes(`\`${file}\``)).sort()).toEqual([]);
    expect(
      [...inventory.matchAll(/`([^`]+\.ts)`/g)]
        .map(([, file]) => file ?? '')
        .filter((file) => !using.includes(file)),
    ).toEqual([]);
  });
});

const filesOf = (folders: string[]): string[] =>
  folders
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (file) => `${folder}/${file}`,
      ),
    )
    .filter((file) => file.endsWith('.ts') && !/spec\.ts$/.test(file));

/**
 * Checks whether a source file uses cryptography. Random UUIDs do not count, because they only name
 * rows, and neither do type imports, because they do not exist at run time.
 */
function usesCryptography(source: string): boolean {
  const imports = [
    ...source.matchAll(/import (?!type)\{([^}]*)\} from '(?:node:)?(?:crypto|@node-rs\/argon2)'/g),
  ];
  return imports.some(([, names]) =>
    names
      ?.split(',')
      .map((name) => name.trim())
      .some((name) => name !== '' && name !== 'randomUUID' && !name.startsWith('type ')),
  );
}
