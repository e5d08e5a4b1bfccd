import { readdirSync } from 'node:fs';
import { processFacts } from './process-facts.js';

/**
 * Ends the processes of a server whose main process was killed. They end by themselves as soon as
 * they notice, but one in the middle of a long statement does not notice, and the next server
 * cannot start before it is gone. Call this only while holding the owner lock and when the main
 * process is dead. Only Linux reports the working folder of a process; on other systems the next
 * start waits for them.
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
      // The process ended at this moment.
    }
  }
}
