import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

const TAIL_LINES = 40;
/**
 * Messages that the operator should see. Others are routine, or errors that the client received.
 */
const WORTH_TELLING = /^(WARNING|FATAL|PANIC):|terminated by signal|not properly shut down/;

/** Access to the server's log messages. */
export interface ServerLog {
  /** The last lines, to explain a failed start. */
  tail(): string[];
  /** Stops passing messages on, because connections always end during a shutdown. */
  quiet(): void;
}

/** Reads the server's messages and passes the important ones to `log`. */
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
