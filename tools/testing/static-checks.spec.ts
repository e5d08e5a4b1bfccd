import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { root } from '../checkout.mjs';

/**
 * For each lint rule, a statement that breaks it. The linter can detect each of them only with type
 * information.
 */
const FAULTS: [rule: string, statement: string][] = [
  ['typescript(no-floating-promises)', 'later();'],
  ['typescript(no-misused-promises)', '[one].forEach(async () => { await later(); });'],
  ['typescript(await-thenable)', 'await one;'],
  ['typescript(only-throw-error)', "export function fail() { throw 'text'; }"],
  ['typescript(prefer-promise-reject-errors)', "export const no = Promise.reject('text');"],
  ['typescript(switch-exhaustiveness-check)', "switch (kind) { case 'a': break; }"],
  ['typescript(restrict-plus-operands)', "export const sum = 'a' + { one };"],
  ['typescript(no-unnecessary-type-assertion)', 'export const same = one as number;'],
  ['typescript(TS2322)', 'export const text: string = one;'],
];
const PREAMBLE = `export const later = async (): Promise<void> => undefined;
export const one: number = Number(1);
export const kind = String(one) as 'a' | 'b';
`;
const WEB_FAULT = [
  'typescript(restrict-template-expressions)',
  "export const text = `${[null, 'a'][0]}`;",
] as const;

let folder: string;
let found: Map<string, string[]>;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tracker-lint-'));
  for (const file of ['package.json', 'tsconfig.json', '.oxlintrc.json'])
    copyFileSync(path.join(root, file), path.join(folder, file));
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  mkdirSync(path.join(folder, 'libs'));
  mkdirSync(path.join(folder, 'apps/web/src'), { recursive: true });
  copyFileSync(
    path.join(root, 'apps/web/tsconfig.json'),
    path.join(folder, 'apps/web/tsconfig.json'),
  );
  for (const [index, [, statement]] of FAULTS.entries())
    writeFileSync(path.join(folder, `libs/fault-${index}.ts`), `${PREAMBLE}${statement}\n`);
  writeFileSync(path.join(folder, 'apps/web/src/fault.ts'), `${WEB_FAULT[1]}\n`);
  found = lint();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the linter and returns, by file, the codes of the problems that it reports. */
function lint(): Map<string, string[]> {
  const { stdout } = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules/oxlint/bin/oxlint'), '--format=json', 'libs', 'apps'],
    { cwd: folder, encoding: 'utf8' },
  );
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { code: string; filename: string }[];
  };
  return diagnostics.reduce(
    (files, { code, filename }) => files.set(filename, [...(files.get(filename) ?? []), code]),
    new Map<string, string[]>(),
  );
}

it.each(FAULTS.map(([rule], index) => [rule, index] as const))(
  'the linter reports %s on the server',
  (rule, index) => {
    expect(found.get(`libs/fault-${index}.ts`)).toEqual([rule]);
  },
);

it('the linter reports a value that may be missing in a text of the web app', () => {
  expect(found.get('apps/web/src/fault.ts')).toEqual([WEB_FAULT[0]]);
});
