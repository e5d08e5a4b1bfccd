import { readdirSync } from 'node:fs';
import { processFacts } from './process-facts.js';

/**
 * Ends the remaining processes of a PostgreSQL whose main process was killed. Such processes end by
 * themselves when they notice the end of the main process, but a process in the middle of a long
 * statement does not notice it, and the next server cannot start before that process has ended.
 * Must be called only when the main process has ended and this tracker holds the data folder's
 * lock. Works only on Linux, where the working folder of a process can be read; on other systems
 * the next start waits for these processes.
 */
export function endOrphans(cluster: string): void {
  if (process.platform !== 'linux') return;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const facts = processFacts(Number(name));
    if (facts?.workingDir !== cluster || !/(^|\/)postgres\b/.test(facts.command)) continue;
    try {
      process.kill(Number(name), 'SIGKILL');
    } catch {
      // Ignored: the process has just ended by itself, so there is nothing to stop.
    }
  }
}
