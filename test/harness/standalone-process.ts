import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { projectRoot } from '#platform/program';

/** The program in a separate process, as `npm start` runs it. */
export interface StandaloneProcess {
  child: ChildProcess;
  /** Returns everything that the process has printed so far. */
  output(): string;
  /**
   * Waits until the output contains `text`.
   * @throws Error with all output when the process ends or a minute passes first
   */
  said(text: string | RegExp): Promise<void>;
  /** Waits until the process has ended; returns its exit code, or null when a signal killed it. */
  ended(): Promise<number | null>;
}

/** Finds a free port. Another process could still take it before it is used. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

/** Runs a built entry point (`apps/standalone/main.js` by default) with the given settings only. */
export function startProcess(
  settings: Record<string, string>,
  entry = 'apps/standalone/main.js',
  args: string[] = [],
): StandaloneProcess {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [join(projectRoot, 'dist', entry), ...args], {
    env: { PATH, HOME, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const ended = new Promise<number | null>((resolve) =>
    child.once('close', (code) => resolve(code)),
  );
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  return {
    child,
    output: () => text,
    ended: () => ended,
    said: async (wanted) => {
      const until = Date.now() + 60_000;
      for (
        let over = false;
        !(typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text));
      ) {
        if (over || Date.now() > until)
          throw new Error(`the program did not say ${String(wanted)}; it said:\n${text}`);
        over = await Promise.race([
          ended.then(() => true),
          new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 50)),
        ]);
      }
    },
  };
}
