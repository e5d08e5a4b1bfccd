import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ConfinedEnded, type ConfinedLimits, confinedMessages } from './confined-process.js';

const LIMITS: ConfinedLimits = {
  heapMegabytes: 64,
  memoryMegabytes: 400,
  cpuSeconds: 30,
  wallSeconds: 60,
  outputBytes: 1_000_000,
};
const run = async (
  name: string,
  limits: Partial<ConfinedLimits> = {},
  input: Buffer[] = [],
): Promise<unknown[]> => {
  const messages: unknown[] = [];
  for await (const message of confinedMessages(
    { entry: `test/programs/${name}.mjs`, limits: { ...LIMITS, ...limits } },
    input,
  ))
    messages.push(message);
  return messages;
};

describe('a confined process', () => {
  it('gets the input and nothing else: no settings, no files, no further process', async () => {
    expect(await run('tells-what-it-can', {}, [Buffer.alloc(5_000_000), Buffer.alloc(1)])).toEqual([
      {
        bytes: 5_000_001,
        environment: [],
        readsElsewhere: 'ERR_ACCESS_DENIED',
        writes: 'ERR_ACCESS_DENIED',
        starts: 'ERR_ACCESS_DENIED',
      },
    ]);
  });

  it.each<[string, string, Partial<ConfinedLimits>, string]>([
    ['is killed', 'ends-by-signal', {}, 'broken'],
    ['exits without its last message', 'exits-early', {}, 'broken'],
    ['answers what is no JSON', 'prints-garbage', {}, 'broken'],
    ['takes too much heap', 'takes-heap', {}, 'memory'],
    ['computes too long', 'spins', { cpuSeconds: 1 }, 'processor-time'],
    ['waits too long', 'hangs', { wallSeconds: 1 }, 'time'],
    ['says too much', 'floods', {}, 'output'],
    ['is not there', 'no-such-program', {}, 'broken'],
  ])('that %s is ended, and its end says how', async (_, name, limits, end) => {
    const ended = await run(name, limits, [Buffer.alloc(3_000_000)]).catch(
      (error: unknown) => error,
    );
    expect(ended).toBeInstanceOf(ConfinedEnded);
    expect(ended).toMatchObject({ end });
  });

  it('that takes too many bytes outside the heap is ended too', async () => {
    await expect(run('takes-buffers')).rejects.toBeInstanceOf(ConfinedEnded);
  });

  it('waits while nobody takes its messages, and ends with whoever took them', async () => {
    const messages = confinedMessages(
      { entry: 'test/programs/floods.mjs', limits: { ...LIMITS, outputBytes: 1e12 } },
      [],
    );
    expect((await messages.next()).done).toBe(false);
    expect((await messages.return(undefined)).done).toBe(true);
  });

  it('does not take the part of an input that cannot be read further for the whole', async () => {
    const broken = async function* (): AsyncGenerator<Buffer> {
      yield Buffer.alloc(1_000);
      await Promise.reject(new Error('the disk cannot be read'));
    };
    const messages = confinedMessages(
      { entry: 'test/programs/tells-what-it-can.mjs', limits: LIMITS },
      broken(),
    );
    await expect(messages.next()).rejects.toThrow('the disk cannot be read');
  });

  it('runs at a lower priority, also where Linux groups processes by session', async () => {
    const messages = confinedMessages(
      { entry: 'test/programs/tells-its-priority.mjs', limits: LIMITS },
      [],
    );
    const { pid, priority } = (await messages.next()).value as { pid: number; priority: number };
    const group = `/proc/${pid}/autogroup`;
    const ofGroup = existsSync(group)
      ? /nice (-?\d+)/.exec(readFileSync(group, 'utf8'))?.[1]
      : '19';
    await messages.return(undefined);
    expect({ priority, ofGroup }).toEqual({ priority: 10, ofGroup: '10' });
  });
});
