import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from '../checkout.mjs';

/**
 * The programs that `npm run dev` restarts, with the ports to which a debugger attaches
 * (`.vscode/launch.json`).
 */
const PROGRAMS = [
  { main: 'dist/apps/api/main.js', inspect: 9229 },
  { main: 'dist/apps/worker/main.js', inspect: 9230 },
];
/**
 * Time in milliseconds that a program has to end before it is killed. Unfinished work is continued
 * after the restart, as after a crash.
 */
const END_MS = 500;
const POLL_MS = 25;
/** Time in milliseconds after which a start counts as failed. */
const READY_MS = 60_000;

/**
 * Starts the API and the worker.
 * @param options.inspect whether a debugger can attach to them.
 * @returns `restart()`, `ready()`, which resolves when the API answers, and `close()`.
 */
export function openPrograms({ say, apiPort, env, inspect = true }) {
  let running = [];
  let standby = PROGRAMS.map(() => openStandby(env));
  let closed = false;
  let wanted = 0;
  let work = start(performance.now(), 'started');

  async function start(since, what) {
    running = standby;
    for (const [index, { child }] of running.entries()) {
      const { main, inspect: port } = PROGRAMS[index];
      child.send({ main, inspect: inspect && port });
    }
    const up = await answers(apiPort, running[0]);
    if (closed) return;
    say(
      up
        ? `api and worker ${what}: ${((performance.now() - since) / 1_000).toFixed(1)} s`
        : 'The api did not start (its reason stands above); the next change tries again.',
    );
    standby = PROGRAMS.map(() => openStandby(env));
  }

  return {
    /**
     * Restarts the API and the worker. If this function is called during a restart, one more
     * restart follows afterwards.
     */
    restart() {
      const turn = (wanted += 1);
      const since = performance.now();
      work = work.then(async () => {
        if (closed || turn !== wanted) return;
        await Promise.all(running.map(end));
        if (!closed) await start(since, 'restarted');
      });
    },
    ready: () => work,
    async close() {
      closed = true;
      await Promise.all([...running, ...standby].map(end));
      await work;
    },
  };
}

function openStandby(env) {
  const child = spawn(process.execPath, ['--enable-source-maps', 'tools/dev/standby.mjs'], {
    cwd: root,
    env: { NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/compiled'), ...env },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  child.stderr.on('data', (text) => process.stderr.write(withoutDebugger(text)));
  const ended = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  return { child, ended };
}

/** Removes from an output the lines that Node prints about its debugger at every start. */
const withoutDebugger = (text) =>
  String(text).replace(/^(Debugger (listening|attached|ending)|For help, see: https:).*\n/gm, '');

async function end({ child, ended }) {
  if (hasEnded(child)) return;
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), END_MS);
  await ended;
  clearTimeout(force);
}

const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null;

/**
 * Waits until the API answers at a port. Resolves with true when the API answers, and with false
 * when its process has ended or the start takes too long.
 */
async function answers(port, { child }) {
  const until = performance.now() + READY_MS;
  while (performance.now() < until && !hasEnded(child)) {
    try {
      if ((await fetch(`http://127.0.0.1:${port}/healthz`)).ok) return true;
    } catch {
      // Ignored: the API does not listen on its port yet. Another request is sent after a pause.
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return false;
}
