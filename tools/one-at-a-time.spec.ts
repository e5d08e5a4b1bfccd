import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { oneAtATime } from './one-at-a-time.mjs';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tracker-turns-'));
  lock = path.join(folder, 'dist', '.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('two programs that build in one folder', () => {
  it('take turns, and the second says that it waits', async () => {
    const order: string[] = [];
    const said: string[] = [];
    const work = (name: string) => async () => {
      order.push(`${name} begins`);
      await sleep(50);
      order.push(`${name} ends`);
    };
    await Promise.all([
      oneAtATime(work('first'), () => undefined, lock),
      oneAtATime(work('second'), (line: string) => said.push(line), lock),
    ]);
    expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
    expect(said).toEqual([expect.stringContaining('Waiting')]);
    expect(existsSync(lock)).toBe(false);
  });

  it('go on after a failure of the one before', async () => {
    await expect(
      oneAtATime(
        () => Promise.reject(new Error('no')),
        () => undefined,
        lock,
      ),
    ).rejects.toThrow('no');
    expect(
      await oneAtATime(
        () => Promise.resolve('done'),
        () => undefined,
        lock,
      ),
    ).toBe('done');
  });

  it.each([
    ['was killed', String(2 ** 22 + 1), 0],
    ['was killed, and whose number another process has by now', String(process.pid), 60],
  ])('go on after one that %s', async (_, pid, ageSeconds) => {
    await oneAtATime(
      () => Promise.resolve(),
      () => undefined,
      lock,
    );
    writeFileSync(lock, pid);
    const then = new Date(Date.now() - ageSeconds * 1_000);
    utimesSync(lock, then, then);
    expect(
      await oneAtATime(
        () => Promise.resolve('done'),
        () => undefined,
        lock,
      ),
    ).toBe('done');
  });
});
