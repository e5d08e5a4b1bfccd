import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ObjectServer, startObjectServer } from '../../../test/harness/object-server.js';
import { DiskRoom } from '../disk/disk-room.js';
import { FileStore } from './file-store.js';

const CONTENT = Buffer.from('批复（示例）');
const HASH = createHash('sha256').update(CONTENT).digest('hex');
const PLACE = `${HASH.slice(0, 2)}/${HASH.slice(2, 4)}/${HASH}`;

let folder: string;
let server: ObjectServer;
let room: DiskRoom;
let files: FileStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'object-store-'));
  server = await startObjectServer();
  room = new DiskRoom({ DATA_DIR: folder, DISK_FREE_MIN_MB: 0 }, null);
  files = FileStore.of({ DATA_DIR: folder, FILES_URL: server.url }, room);
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function* arriving(...chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}
const keep = async (store: FileStore, content: Buffer): Promise<void> =>
  store.keep(await store.receive(arriving(content)));
const left = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ name }) => name);

describe('a file in a store of objects', () => {
  it('is kept there under its hash, once, and read back byte for byte', async () => {
    await keep(files, CONTENT);
    await keep(files, CONTENT);
    expect([...server.objects]).toEqual([[`files/${PLACE}`, CONTENT]]);
    expect(server.asked.filter((one) => one.startsWith('PUT'))).toHaveLength(1);
    expect(left()).toEqual([]);
    const read = await files.read(HASH, CONTENT.length);
    expect(read && (await buffer(read))).toEqual(CONTENT);
    expect(await files.holds(HASH, CONTENT.length)).toBe(true);
  });

  it('of 20 MB comes back whole', async () => {
    const large = Buffer.alloc(20_000_000, '杭州');
    const hash = createHash('sha256').update(large).digest('hex');
    await keep(files, large);
    const read = await files.read(hash, large.length);
    expect(read && (await buffer(read)).equals(large)).toBe(true);
  });

  it('that was cut short there is not handed out, and is replaced when it comes again', async () => {
    server.objects.set(`files/${PLACE}`, CONTENT.subarray(1));
    expect(await files.read(HASH, CONTENT.length)).toBeNull();
    expect(await files.holds(HASH, CONTENT.length)).toBe(false);
    await keep(files, CONTENT);
    expect(server.objects.get(`files/${PLACE}`)).toEqual(CONTENT);
  });

  it('that nobody kept is not there', async () =>
    expect([await files.read(HASH, 1), await files.holds(HASH, 1)]).toEqual([null, false]));

  it('of the time before is found in the folder, and moved there on command', async () => {
    const local = FileStore.of({ DATA_DIR: folder }, room);
    await keep(local, CONTENT);
    const read = await files.read(HASH, CONTENT.length);
    expect(read && (await buffer(read))).toEqual(CONTENT);
    expect(await files.holds(HASH, CONTENT.length)).toBe(true);
    expect(await files.moveToObjects()).toEqual({ moved: 1, bytes: CONTENT.length });
    expect(server.objects.get(`files/${PLACE}`)).toEqual(CONTENT);
    expect(left()).toEqual([]);
    expect(await files.moveToObjects()).toEqual({ moved: 0, bytes: 0 });
  });

  it('is tried by one that is gone afterwards', async () => {
    await files.tryObjects();
    expect([server.objects.size, left()]).toEqual([0, []]);
  });
});

describe('a store of objects that does not take a file', () => {
  const unavailable = (why: string) => ({ code: 'FILES_UNAVAILABLE', facts: { why } });

  it.each([
    [403, 'HTTP 403'],
    [503, 'HTTP 503'],
  ])('and answers %s is said to be unavailable; what was received is kept', async (status, why) => {
    const received = await files.receive(arriving(CONTENT));
    server.failing = status;
    await expect(files.keep(received)).rejects.toMatchObject(unavailable(why));
    expect(existsSync(received.path)).toBe(true);
    await expect(files.read(HASH, CONTENT.length)).rejects.toMatchObject(unavailable(why));
    server.failing = null;
    await files.keep(received);
    expect(server.objects.size).toBe(1);
  });

  it('because another key is given, or nobody listens', async () => {
    const wrong = FileStore.of(
      { DATA_DIR: folder, FILES_URL: server.url.replace('TESTKEY', 'OTHER') },
      room,
    );
    await expect(wrong.tryObjects()).rejects.toMatchObject(unavailable('HTTP 403'));
    await server.close();
    await expect(files.holds(HASH, 1)).rejects.toMatchObject(unavailable('ECONNREFUSED'));
    server = await startObjectServer();
  });
});
