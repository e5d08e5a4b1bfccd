import { readdirSync } from 'node:fs';
import { processFacts } from './process-facts.js';

/**
 * Ends the processes of a server whose first process was killed: they leave by themselves as soon as they look, but one
 * in the middle of a long statement does not look, and the next server may not start before it is gone. Call it only
 * while holding the owner lock and when the first process is dead. Only Linux says which folder a process works in;
 * elsewhere the next start waits for them.
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
      // It left in this moment.
    }
  }
}
