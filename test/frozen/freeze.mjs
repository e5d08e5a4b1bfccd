/**
 * Creates the folder `test/frozen/0bf9f3d`: data of a small installation, written by the program of
 * commit 0bf9f3d, with rows in every table. In `upgrade.db-spec.ts` the present program upgrades
 * this data, verifies it, and must still return its reports unchanged. Run `node
 * test/frozen/freeze.mjs` in a clone that contains the commit; it takes about two minutes.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const COMMIT = '0bf9f3d';
const here = import.meta.dirname;
const checkout = join(mkdtempSync(join(tmpdir(), 'tracker-freeze-')), 'checkout');
const run = (program, args, options = {}) =>
  execFileSync(program, args, { cwd: here, stdio: 'inherit', ...options });

run('git', ['worktree', 'add', '--detach', checkout, COMMIT]);
try {
  const inside = { cwd: checkout, env: { ...process.env, FREEZE_TO: join(here, COMMIT) } };
  run('npm', ['ci'], inside);
  cpSync(join(here, `program-of-${COMMIT}.ts.txt`), join(checkout, 'test/e2e/freeze.e2e-spec.ts'));
  rmSync(join(here, COMMIT), { recursive: true, force: true });
  run('npm', ['test', '--', 'test/e2e/freeze'], inside);
} finally {
  run('git', ['worktree', 'remove', '--force', checkout]);
}
