import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Pace } from './pace.js';
import { Spool } from './spool.js';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'spool-spec-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const block = (number: number): Buffer =>
  createHash('sha512')
    .update(String(number))
    .digest()
    .subarray(0, 1 + (number % 64));
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/**
 * Writes `blocks` blocks of bytes to the spool as fast as it accepts them.
 * @returns all bytes written.
 */
async function fill(spool: Spool, blocks: number): Promise<Buffer> {
  const all = Array.from({ length: blocks }, (_, number) => block(number));
  for (const one of all)
    if (!spool.write(one))
      await new Promise((resolve) => {
        spool.once('drain', resolve);
      });
  spool.end();
  return Buffer.concat(all);
}

describe('a spool', () => {
  it.each([
    ['in memory alone', { memoryMax: 1_000_000, fileMax: 1_000_000 }],
    ['in a file that is long enough', { memoryMax: 100, fileMax: 1_000_000 }],
    [
      'in a file that is begun anew whenever the reader has caught up',
      { memoryMax: 100, fileMax: 3_000 },
    ],
    ['in nothing but a file that holds one block', { memoryMax: 0, fileMax: 1 }],
  ])('keeps %s, in order, for a reader who takes a little at a time', async (_, limits) => {
    const spool = new Spool({ folder: join(home, 'order'), ...limits });
    const written = fill(spool, 3_000);
    const read: Buffer[] = [];
    for await (const part of spool) {
      read.push(part as Buffer);
      await turn();
    }
    expect(Buffer.concat(read).equals(await written)).toBe(true);
  });

  it('takes everything before anything is read, and leaves no name in its folder, which is its owner’s alone', async () => {
    const folder = join(home, 'nameless');
    const spool = new Spool({ folder, memoryMax: 100, fileMax: 10_000_000 });
    const written = await fill(spool, 20_000);
    if (!spool.writableFinished)
      await new Promise((resolve) => {
        spool.once('finish', resolve);
      });
    expect([readdirSync(folder), statSync(folder).mode & 0o777]).toEqual([[], 0o700]);
    const read: Buffer[] = [];
    for await (const part of spool) read.push(part as Buffer);
    expect(Buffer.concat(read).equals(written)).toBe(true);
  });

  it('makes no file of what is small', async () => {
    const folder = join(home, 'small');
    const spool = new Spool({ folder, memoryMax: 1_000, fileMax: 1_000 });
    await fill(spool, 5);
    expect(existsSync(folder)).toBe(false);
    spool.destroy();
  });

  it('ends for the writer when the reader goes away, also while it waits for them', async () => {
    const spool = new Spool({ folder: join(home, 'gone'), memoryMax: 0, fileMax: 100 });
    spool.on('error', () => undefined);
    await new Promise((resolve) => {
      spool.write(Buffer.alloc(90), resolve);
    });
    const full = new Promise((resolve) => {
      spool.write(Buffer.alloc(90), resolve);
    });
    spool.destroy(new Error('the reader is gone'));
    expect(await full).toEqual(expect.objectContaining({ message: 'the reader is gone' }));
  });

  it('tells the writer when the folder cannot be made', async () => {
    const spool = new Spool({ folder: '/dev/null/spool', memoryMax: 0, fileMax: 100 });
    spool.on('error', () => undefined);
    const failed = await new Promise<Error | null | undefined>((resolve) => {
      spool.write(Buffer.alloc(9), resolve);
    });
    expect(failed?.message).toMatch(/ENOTDIR/);
  });

  it('asks the pace about every byte that is written far ahead of the reader', async () => {
    let paced = 0;
    const pace = new Pace(1_000_000, 1);
    pace.waitAfter = (bytes) => {
      paced += bytes;
      return 0;
    };
    const spool = new Spool({
      folder: join(home, 'paced'),
      memoryMax: 0,
      fileMax: 10_000_000,
      pace,
    });
    for (let part = 0; part < 40; part += 1)
      await new Promise((resolve) => {
        spool.write(Buffer.alloc(100_000), resolve);
      });
    spool.destroy();
    expect(paced).toBe(3_000_000);
  });

  it('lets a writer go that waits because of its pace when the reader goes away', async () => {
    const spool = new Spool({
      folder: join(home, 'paced-gone'),
      memoryMax: 0,
      fileMax: 10_000_000,
      pace: new Pace(0, 1),
    });
    const written = new Promise((resolve) => {
      spool.write(Buffer.alloc(100_000), resolve);
    });
    await turn();
    setImmediate(() => spool.destroy());
    await written;
    expect(spool.destroyed).toBe(true);
  });
});
