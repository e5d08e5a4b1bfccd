import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { testHome } from './server.js';
import { until } from './until.js';

/** A Redis database that one test file uses. */
export interface TestRedis {
  url: string;
  /** Deletes all data, as a restart without persistence would. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** A Redis server that belongs to one test file, so that a test may kill it. */
export interface OwnRedis extends TestRedis {
  /** Kills the server with SIGKILL and starts an empty one at the same address. */
  killAndReplace(): Promise<void>;
}

/**
 * Starts a Redis server, or uses a database of the server that `TEST_REDIS_URL` or `REDIS_URL`
 * names. When neither is possible, throws an error with installation instructions: a test without
 * Redis must fail, not pass unnoticed.
 */
export async function testRedis(): Promise<TestRedis> {
  const given = process.env.TEST_REDIS_URL ?? process.env.REDIS_URL;
  return given ? outsideRedis(given) : ownRedis();
}

/**
 * Chooses a database by the number of the Jest worker, because test files run in parallel. Redis
 * has 16 databases by default.
 */
async function outsideRedis(given: string): Promise<TestRedis> {
  const url = new URL(given);
  url.pathname = `/${Number(process.env.JEST_WORKER_ID ?? 1) % 16}`;
  const client = new Redis(url.toString());
  await client.flushdb();
  return {
    url: url.toString(),
    flush: async () => {
      await client.flushdb();
    },
    close: async () => {
      await client.quit();
    },
  };
}

/**
 * Starts a Redis server for tests that kill it. A server that the environment names is not used,
 * because it belongs to the user and must not be killed.
 */
export async function ownRedis(): Promise<OwnRedis> {
  const port = await freePort();
  const start = (): ChildProcess =>
    spawn(
      'redis-server',
      [
        '--port',
        String(port),
        '--bind',
        '127.0.0.1',
        '--save',
        '',
        '--appendonly',
        'no',
        '--dir',
        mkdtempSync(join(testHome(), 'redis-')),
      ],
      { stdio: 'ignore' },
    );
  let child = start();
  const failed = new Promise<never>((_, reject) => {
    child.once('error', () =>
      reject(
        new Error(
          'redis-server is not installed: run “apt-get install redis-server” (or “brew install redis”), or name a Redis for tests in TEST_REDIS_URL',
        ),
      ),
    );
    child.once('exit', (code) => reject(new Error(`redis-server ended at once with code ${code}`)));
  });
  failed.catch(() => undefined);
  const client = new Redis({
    port,
    host: '127.0.0.1',
    retryStrategy: () => 50,
    maxRetriesPerRequest: null,
  });
  client.on('error', () => undefined);
  try {
    await Promise.race([
      until('Redis answers', async () => (await client.ping()) === 'PONG'),
      failed,
    ]);
  } catch (error) {
    client.disconnect();
    throw error;
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    flush: async () => {
      await client.flushall();
    },
    async killAndReplace() {
      await ended(child, 'SIGKILL');
      child = start();
      child.once('error', () => undefined);
      await until('Redis answers again', async () => (await client.ping()) === 'PONG');
    },
    close: async () => {
      client.disconnect();
      await ended(child);
    },
  };
}

function ended(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const trial = createServer();
    trial.once('error', reject);
    trial.listen(0, '127.0.0.1', () => {
      const address = trial.address();
      trial.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
