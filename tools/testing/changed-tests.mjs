import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from '../checkout.mjs';

const STATE = path.join(root, 'node_modules/.cache/unit-tests.json');
/** Files that tests reach by imports, so that Jest can tell which tests a change concerns. */
const CODE = /^(apps|libs|migrations|test|tools)\/.*\.(ts|mjs|cjs|js)$/;
/** Tests that read the files of the checkout instead of importing them. */
const READERS = 'tools/';

/**
 * Compares the files of the checkout with those of the last green run of the unit tests.
 * @param before hashes by path of the last green run; null when there was none
 * @param now hashes by path
 * @returns `none` when nothing changed, `all` when it cannot be told which tests a change concerns,
 * or the paths of the changed code files
 */
export function changedSince(before, now) {
  if (before === null) return 'all';
  const changed = Object.keys({ ...before, ...now }).filter((file) => before[file] !== now[file]);
  if (changed.length === 0) return 'none';
  const findable = changed.every((file) => CODE.test(file) && file in now);
  return findable ? changed : 'all';
}

/** Returns the SHA-256 of each file of the checkout that Git does not ignore; null without Git. */
export async function hashesOfCheckout() {
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { stdout } = await promisify(execFile)('git', list, {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  }).catch(() => ({ stdout: null }));
  if (stdout === null) return null;
  const hashes = {};
  for (const file of new Set(stdout.split('\0').filter(Boolean))) {
    const content = await readFile(path.join(root, file)).catch(() => null);
    if (content) hashes[file] = createHash('sha256').update(content).digest('hex');
  }
  return hashes;
}

/**
 * Returns which unit tests the changes since the last green run concern, as arguments of Jest (null
 * when none are to run), and a function that remembers a green run.
 */
export async function unitTestsToRun() {
  const now = await hashesOfCheckout();
  if (now === null) return { args: [], remember: () => Promise.resolve() };
  const before = await readFile(STATE, 'utf8').then(JSON.parse, () => null);
  const changed = changedSince(before, now);
  const remember = async () => {
    await mkdir(path.dirname(STATE), { recursive: true });
    await writeFile(STATE, JSON.stringify(now));
  };
  if (changed === 'none') return { args: null, remember };
  if (changed === 'all') return { args: [], remember };
  const readers = Object.keys(now).filter(
    (file) => file.startsWith(READERS) && file.endsWith('.spec.ts'),
  );
  return { args: ['--findRelatedTests', '--passWithNoTests', ...changed, ...readers], remember };
}
