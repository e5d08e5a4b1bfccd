import { spawn } from 'node:child_process';
import path from 'node:path';
import { endBySignal, ended } from '../children.mjs';
import { fetchNode, say } from './fetch-node.mjs';
import { endWithNpm } from './npm-parent.mjs';

/**
 * Runs this process's program again on the fetched Node, and exits with the same code or signal.
 * The child inherits stdin, stdout and stderr, so colours and prompts work.
 * @throws Failure when no suitable Node can be obtained.
 */
export async function runOnOtherNode() {
  const node = await fetchNode({ say });
  return runOn(node, [...process.execArgv, ...process.argv.slice(1)]);
}

/**
 * Runs `node` with `args` as a replacement of this process. The IPC channel to the child closes
 * when this process ends for any reason, SIGKILL included; see {@link endWithLauncher}.
 */
export async function runOn(node, args, env = process.env) {
  endWithNpm();
  const child = spawn(node, args, {
    env: withNode(node, env),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  const { code, signal, error } = await ended(child);
  if (error) throw error;
  if (signal) return endBySignal(signal);
  return process.exit(code);
}

/** Returns an environment in which `node` and npm, when started by name, use the given Node. */
function withNode(node, env) {
  const found = {
    ...env,
    PATH: [path.dirname(node), env.PATH].filter(Boolean).join(path.delimiter),
  };
  for (const name of ['NODE', 'npm_node_execpath']) if (name in found) found[name] = node;
  return found;
}

/**
 * Makes this process send itself SIGTERM when the launcher that started it has ended. This also
 * works when the launcher was killed with SIGKILL, because the kernel then closes the IPC channel.
 */
export function endWithLauncher() {
  if (!process.channel) return;
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
