const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const alive = new Set();
/**
 * The first signal that this process received while child processes were running; null if none was
 * received.
 */
let received = null;

function passOn(signal) {
  received ??= signal;
  for (const child of alive) child.kill(signal);
}

/**
 * Waits for a child process to end. Until then, signals that would end this process are passed on
 * to the child instead, so that no child outlives a program that was stopped.
 * @returns `code` and `signal` as in Node's `close` event, and `received`: the signal that this
 * process got in the meantime, or null. If the child could not be started, `code` is null and
 * `error` is set.
 */
export function ended(child) {
  if (alive.size === 0) for (const signal of SIGNALS) process.on(signal, passOn);
  alive.add(child);
  return new Promise((resolve) => {
    const finish = (result) => {
      alive.delete(child);
      if (alive.size === 0) for (const signal of SIGNALS) process.off(signal, passOn);
      resolve({ ...result, received });
    };
    child.once('error', (error) => finish({ code: null, signal: null, error }));
    child.once('close', (code, signal) => finish({ code, signal }));
  });
}

/**
 * Ends this process with the given signal. The returned promise never resolves, so the caller does
 * not continue.
 */
export function endBySignal(signal) {
  process.kill(process.pid, signal);
  return new Promise(() => setTimeout(() => process.exit(1), 1_000));
}
