import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { rmSync } from 'node:fs';
import { DiskRoom } from '../disk/disk-room.js';
import { FileStore } from './file-store.js';

const made: string[] = [];
let folder: string;
let files: FileStore;
const minimum = { DATA_DIR: '', DISK_FREE_MIN_MB: 0 };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'file-store-'));
  made.push(folder);
  Object.assign(minimum, { DATA_DIR: folder, DISK_FREE_MIN_MB: 0 });
  files = new FileStore(join(folder, 'files'), new DiskRoom(minimum, null));
});
afterAll(() => made.forEach((one) => rmSync(one, { recursive: true, force: true })));

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
async function* arriving(...chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}
/** Returns the paths of all files in the file store, without folders. */
const stored = (): string[] =>
  readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ name, parentPath }) => join(parentPath, name).slice(folder.length + '/files/'.length));

describe('a file', () => {
  const content = Buffer.from('批复（示例）');
  const hash = sha256(content);
  const place = `${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`;

  it('is kept under its hash and read back byte for byte', async () => {
    const received = await files.receive(arriving(content.subarray(0, 3), content.subarray(3)));
    expect(received).toMatchObject({ bytes: content.length, sha256: hash });
    await files.keep(received);
    expect(stored()).toEqual([place]);
    expect(statSync(join(folder, 'files', place)).mode & 0o777).toBe(0o600);
    const read = await files.read(hash, content.length);
    expect(read && (await buffer(read))).toEqual(content);
  });

  it('is kept once, however often it comes, also at the same time', async () => {
    const received = await Promise.all([1, 2, 3].map(() => files.receive(arriving(content))));
    await Promise.all(received.map((one) => files.keep(one)));
    const [first] = received;
    if (first) await files.keep(first);
    expect(stored()).toEqual([place]);
  });

  it('replaces one under its hash that was cut short', async () => {
    await files.keep(await files.receive(arriving(content)));
    writeFileSync(join(folder, 'files', place), content.subarray(1));
    expect(await files.read(hash, content.length)).toBeNull();
    await files.keep(await files.receive(arriving(content)));
    const read = await files.read(hash, content.length);
    expect(read && (await buffer(read))).toEqual(content);
  });

  it('that breaks off, or is dropped, leaves nothing', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield content;
      throw new Error('the client has gone');
    }
    await expect(files.receive(broken())).rejects.toThrow('the client has gone');
    await files.drop(await files.receive(arriving(content)));
    expect(stored()).toEqual([]);
  });

  it('that nobody kept is not there', async () => {
    expect(await files.read(hash, content.length)).toBeNull();
    await expect(files.read('../../../etc/passwd', 1)).rejects.toThrow('not a SHA-256');
  });

  it('is taken chunk by chunk: the next one when the one before is written', async () => {
    const chunk = Buffer.alloc(65_536, 'x');
    const chunks = 400;
    let heldMax = 0;
    async function* many(): AsyncGenerator<Uint8Array> {
      for (let made = 0; made < chunks; made += 1) {
        const [incoming] = readdirSync(join(folder, 'files', 'incoming'));
        const written = statSync(join(folder, 'files', 'incoming', incoming ?? '')).size;
        heldMax = Math.max(heldMax, made * chunk.length - written);
        yield chunk;
      }
    }
    const received = await files.receive(many());
    expect([received.bytes, heldMax]).toEqual([chunks * chunk.length, 0]);
  });
});

describe('what a crash leaves behind', () => {
  it('is removed when it is old, and only that', async () => {
    const [old, fresh] = [
      await files.receive(arriving(Buffer.from('old'))),
      await files.receive(arriving(Buffer.from('fresh'))),
    ];
    await files.keep(await files.receive(arriving(Buffer.from('kept'))));
    utimesSync(old.path, new Date('2026-01-01'), new Date('2026-01-01'));
    expect(await files.removeUnfinished(new Date('2026-01-02'))).toBe(1);
    expect([existsSync(old.path), existsSync(fresh.path), stored().length]).toEqual([
      false,
      true,
      2,
    ]);
  });

  it('is nothing where no file was ever received', async () =>
    expect(await files.removeUnfinished(new Date())).toBe(0));
});

describe('room on the disk', () => {
  it('is asked for before a file is received', async () => {
    await files.refuseUnlessRoomFor(1);
    minimum.DISK_FREE_MIN_MB = 2 ** 40;
    await expect(files.refuseUnlessRoomFor(1)).rejects.toMatchObject({ code: 'DISK_FULL' });
  });
});
