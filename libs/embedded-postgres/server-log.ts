import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

const TAIL_LINES = 40;
/**
 * Matches messages of PostgreSQL that the operator should see. Other messages are routine, or
 * errors that the client has received.
 */
const WORTH_TELLING = /^(WARNING|FATAL|PANIC):|terminated by signal|not properly shut down/;

/** Access to the messages that a PostgreSQL process has logged. */
export interface ServerLog {
  /** Returns the last lines that PostgreSQL has logged, to explain a failed start. */
  tail(): string[];
  /**
   * Stops passing messages to the program's log. Called before a shutdown, because PostgreSQL
   * reports each connection that the shutdown ends.
   */
  quiet(): void;
}

/** Reads the messages of PostgreSQL and passes the important ones to `log`. */
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
