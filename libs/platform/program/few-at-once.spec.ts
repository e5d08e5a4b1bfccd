import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { fewAtOnce } from './few-at-once.js';

describe('work of which a few run at once', () => {
  it.each([1, 2, 5])(
    'is never more than %i, begins in its order, and is all done, failures too',
    async (most) => {
      const run = fewAtOnce(most);
      const begun: number[] = [];
      let [now, peak] = [0, 0];
      const work = (n: number) => async (): Promise<number> => {
        begun.push(n);
        peak = Math.max(peak, (now += 1));
        await turn();
        now -= 1;
        if (n % 7 === 3) throw new Error('failed');
        return n;
      };
      const ended = await Promise.allSettled(Array.from({ length: 40 }, (_, n) => run(work(n))));
      expect(peak).toBe(most);
      expect(begun).toEqual(Array.from({ length: 40 }, (_, n) => n));
      expect(ended.filter(({ status }) => status === 'rejected')).toHaveLength(6);
      expect(await run(work(1))).toBe(1);
    },
  );

  it('begins in its order, whichever of two that ran beside each other rests longer', async () => {
    const run = fewAtOnce(2);
    const begun: number[] = [];
    const work = (n: number) => async (): Promise<void> => {
      begun.push(n);
      await pause(n === 0 ? 30 : 1);
    };
    await Promise.all(Array.from({ length: 40 }, (_, n) => run(work(n))));
    expect(begun).toEqual(Array.from({ length: 40 }, (_, n) => n));
  });

  it('rests as long as it worked before it takes the next one that waits', async () => {
    const run = fewAtOnce(1);
    const spans: { begun: number; ended: number }[] = [];
    const work = async (): Promise<void> => {
      const begun = performance.now();
      await pause(20);
      spans.push({ begun, ended: performance.now() });
    };
    await Promise.all([run(work), run(work)]);
    const [first, second] = spans as [(typeof spans)[0], (typeof spans)[0]];
    // A timer may be early by less than a millisecond, and is often late.
    expect(second.begun - first.ended).toBeGreaterThan(first.ended - first.begun - 2);
  });
});
