import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Failure } from '../failure.mjs';
import { chromium, provideNeeds, redis } from './needs.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tracker-needs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const inFolder = (name: string) => path.join(folder, name);
function addProgram(name: string): void {
  writeFileSync(inFolder(name), '#!/bin/sh\n');
  chmodSync(inFolder(name), 0o755);
}

const provide = (
  env: Record<string, string>,
  apt: ((packages: string[]) => Promise<void>) | null = null,
) => provideNeeds({ env: { PATH: folder, ...env }, apt, say: () => undefined });

describe('what the tests need besides packages from npm', () => {
  it('is found on the PATH', async () => {
    addProgram('redis-server');
    addProgram('chromium-browser');
    expect(await provide({})).toEqual({ CHROME_PATH: inFolder('chromium-browser') });
  });

  it('is named, all of it at once, where nothing may be installed', async () => {
    await expect(provide({})).rejects.toThrow(
      /need Redis: install redis-server[^\n]*\n[^\n]*need Chromium: install it/,
    );
    await expect(provide({})).rejects.toThrow(Failure);
  });

  it('is installed where that is allowed, and only what is missing', async () => {
    addProgram('chromium');
    const installed: string[] = [];
    const apt = (packages: string[]) => {
      installed.push(...packages);
      addProgram('redis-server');
      return Promise.resolve();
    };
    expect(await provide({}, apt)).toEqual({ CHROME_PATH: inFolder('chromium') });
    expect(installed).toEqual(['redis-server']);
  });

  it('comes with Chinese letters for a browser that was missing', async () => {
    addProgram('redis-server');
    const installed: string[] = [];
    await expect(
      provide({}, (packages) => Promise.resolve(void installed.push(...packages))),
    ).rejects.toThrow(/^The tests need Chromium/);
    expect(installed).toEqual(['chromium', 'fonts-noto-cjk']);
  });

  it('is not a file that cannot be run', async () => {
    writeFileSync(inFolder('chromium'), '');
    expect(await chromium.find({ PATH: folder })).toBeNull();
    await expect(
      chromium.find({ PATH: folder, CHROME_PATH: inFolder('chromium') }),
    ).rejects.toThrow(/^CHROME_PATH names no program/);
  });

  it('may be a browser outside the PATH', async () => {
    addProgram('my-chrome');
    expect(await chromium.find({ PATH: '', CHROME_PATH: inFolder('my-chrome') })).toEqual({
      CHROME_PATH: inFolder('my-chrome'),
    });
  });

  it.each([
    ['redis that answers', '+PONG\r\n', true],
    ['redis that wants a password', '-NOAUTH Authentication required.\r\n', true],
    ['web server', 'HTTP/1.1 400 Bad Request\r\n', false],
  ])('may be a %s at REDIS_URL', async (_, answer, accepted) => {
    const server = createServer((socket) => {
      socket.once('data', () => socket.end(answer)).on('error', () => undefined);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as { port: number };
    const found = redis.find({ PATH: '', REDIS_URL: `redis://127.0.0.1:${port}` });
    if (accepted) expect(await found).toEqual({});
    else await expect(found).rejects.toThrow(/^No Redis answers at the address in REDIS_URL/);
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });

  it.each(['redis://127.0.0.1:1', 'not an address'])(
    'is not taken for granted at %s, even when a redis-server is at hand',
    async (address) => {
      addProgram('redis-server');
      await expect(redis.find({ PATH: folder, TEST_REDIS_URL: address })).rejects.toThrow(
        /TEST_REDIS_URL/,
      );
    },
  );
});
