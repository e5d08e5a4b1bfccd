/**
 * Makes `test/frozen/0bf9f3d` anew: a small installation as the program of commit 0bf9f3d left it, with a row in every
 * table. Later versions upgrade it in `upgrade.db-spec.ts` and have to verify, and answer, what that program wrote.
 * Run it as `node test/frozen/freeze.mjs` in a clone that has the commit; it takes about two minutes.
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
