import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

const TAIL_LINES = 40;
/** What an operator should see: everything else is routine, or an error that the client was told. */
const WORTH_TELLING = /^(WARNING|FATAL|PANIC):|terminated by signal|not properly shut down/;

/** What PostgreSQL writes about itself. */
export interface ServerLog {
  /** The last lines, to explain a failed start. */
  tail(): string[];
  /** Passes nothing on any more: ending connections are no news while stopping. */
  quiet(): void;
}

/** Reads the server's messages and passes on those that matter. */
export function readServerLog(child: ChildProcess, log: (line: string) => void): ServerLog {
  const lines: string[] = [];
  let quiet = false;
  if (child.stderr) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      lines.push(line);
      if (lines.length > TAIL_LINES) lines.shift();
      if (!quiet && WORTH_TELLING.test(line)) log(`PostgreSQL: ${line}`);
    });
  }
  return {
    tail: () => [...lines],
    quiet: () => {
      quiet = true;
    },
  };
}
