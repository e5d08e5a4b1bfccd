import { describe, expect, it } from '@jest/globals';
import { openLog } from '#platform/logging';
import type { SweepStep } from '#platform/queue';
import { Sweeper } from './sweeper.js';

const log = openLog('silent', 'test');
const NEVER_MS = 3_600_000;
const step = (name: string, run: () => Promise<void>): SweepStep => ({ name, run });

describe('the sweeper', () => {
  it('goes on with the next step when one fails', async () => {
    const ran: string[] = [];
    const sweeper = new Sweeper(
      () => [
        step('breaks', () => Promise.reject(new Error('no'))),
        step('runs', () => {
          ran.push('runs');
          return Promise.resolve();
        }),
      ],
      NEVER_MS,
      log,
    );
    await sweeper.sweep();
    expect(ran).toEqual(['runs']);
  });

  it('sweeps once for everybody who asks meanwhile', async () => {
    let sweeps = 0;
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const sweeper = new Sweeper(
      () => [
        step('counts', async () => {
          sweeps += 1;
          await held;
        }),
      ],
      NEVER_MS,
      log,
    );
    const both = [sweeper.sweep(), sweeper.sweep()];
    goOn();
    await Promise.all(both);
    expect(sweeps).toBe(1);
    await sweeper.sweep();
    expect(sweeps).toBe(2);
  });

  it('does nothing on a full disk but what somebody waits for', async () => {
    const ran: string[] = [];
    let hasRoom = false;
    const ranStep = (name: string, alsoWithoutRoom = false): SweepStep => ({
      ...step(name, () => {
        ran.push(name);
        return Promise.resolve();
      }),
      alsoWithoutRoom,
    });
    const sweeper = new Sweeper(
      () => [ranStep('saves'), ranStep('alarms', true)],
      NEVER_MS,
      log,
      () => hasRoom,
    );
    await sweeper.sweep();
    hasRoom = true;
    await sweeper.sweep();
    expect(ran).toEqual(['alarms', 'saves', 'alarms']);
  });

  it('stops after the step under way', async () => {
    const ran: string[] = [];
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const sweeper = new Sweeper(
      () => [
        step('first', async () => {
          await held;
          ran.push('first');
        }),
        step('second', () => {
          ran.push('second');
          return Promise.resolve();
        }),
      ],
      NEVER_MS,
      log,
    );
    void sweeper.sweep();
    const stopped = sweeper.stop().then(() => ran.push('stopped'));
    goOn();
    await stopped;
    expect(ran).toEqual(['first', 'stopped']);
    sweeper.start();
  });
});
