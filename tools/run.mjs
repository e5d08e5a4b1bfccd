import { spawn } from 'node:child_process';
import { root } from './checkout.mjs';
import { endBySignal, ended } from './children.mjs';

/**
 * Runs a program in the checkout and waits for it. Resolves with its exit code, or null when the
 * program could not be started. With `toStderr`, its output goes to stderr, so that stdout contains
 * only machine-readable output. A signal to this process is first passed on to the program.
 */
export async function run(program, args, { toStderr = false, env = {} } = {}) {
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['inherit', toStderr ? 2 : 'inherit', 'inherit'],
  });
  const { code, error, received } = await ended(child);
  if (received) return endBySignal(received);
  return error ? null : (code ?? 1);
}
