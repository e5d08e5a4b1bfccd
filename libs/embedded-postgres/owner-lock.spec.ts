import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isHeld, takeOwnerLock } from './owner-lock.js';
import { processFacts } from './process-facts.js';

let folder: string;
let lockFile: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tracker-lock-'));
  lockFile = path.join(folder, 'postgres.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

const parent = processFacts(process.ppid);

describe('the lock of a data folder', () => {
  it('is held until it is released, and leaves nothing', () => {
    const lock = takeOwnerLock(lockFile, 'data');
    expect(isHeld(lockFile)).toBe(true);
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is refused to the same process a second time', () => {
    takeOwnerLock(lockFile, 'data');
    expect(() => takeOwnerLock(lockFile, 'data')).toThrow(
      'This process itself is already running on the database in data',
    );
  });

  it('is refused while another process holds it', () => {
    writeFileSync(lockFile, JSON.stringify({ pid: process.ppid, startedAt: parent?.startedAt }));
    expect(() => takeOwnerLock(lockFile, 'data')).toThrow(
      `Another tracker (process ${process.ppid}) is already running`,
    );
  });

  it.each([
    ['is gone', JSON.stringify({ pid: 2 ** 30, startedAt: 'x' })],
    [
      'gave its number to another process',
      JSON.stringify({ pid: process.ppid, startedAt: 'an earlier life' }),
    ],
    ['left half a file', '{"pid":'],
  ])('is taken over from an owner that %s', (_, text) => {
    writeFileSync(lockFile, text);
    const lock = takeOwnerLock(lockFile, 'data');
    expect(JSON.parse(readFileSync(lockFile, 'utf8'))).toMatchObject({ pid: process.pid });
    expect(readdirSync(folder)).toEqual(['postgres.lock']);
    lock.release();
  });

  it('is not taken from the next owner by a late release', () => {
    const lock = takeOwnerLock(lockFile, 'data');
    writeFileSync(lockFile, 'of somebody else');
    lock.release();
    expect(readFileSync(lockFile, 'utf8')).toBe('of somebody else');
  });
});
