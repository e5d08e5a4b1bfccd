import { spawn } from 'node:child_process';
import { root } from './checkout.mjs';

/**
 * Runs a program in the checkout and waits for it; resolves with its exit code, or null when it
 * could not be started. With `toStderr` its output goes to stderr, so that stdout contains only
 * machine-readable output.
 */
export function run(program, args, { toStderr = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['inherit', toStderr ? 2 : 'inherit', 'inherit'],
    });
    child.once('error', () => resolve(null));
    child.once('close', (code) => resolve(code ?? 1));
  });
}
