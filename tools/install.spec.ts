import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isInstalled, matchesLock } from './install.mjs';

const system = { platform: 'linux', arch: 'x64' };
const plain = { version: '1.0.0', integrity: 'sha512-a' };
const forMac = { ...plain, optional: true, os: ['darwin'], cpu: ['arm64'] };
const forThis = { ...plain, optional: true, os: ['linux'], cpu: ['x64'] };

describe('whether node_modules is what the lockfile says', () => {
  it.each([
    ['holds everything', { 'node_modules/a': plain }, { 'node_modules/a': plain }, true],
    [
      'lacks a package',
      { 'node_modules/a': plain, 'node_modules/b': plain },
      { 'node_modules/a': plain },
      false,
    ],
    [
      'lacks a development package, as after an install for production',
      { 'node_modules/a': { ...plain, dev: true } },
      {},
      false,
    ],
    [
      'holds another version',
      { 'node_modules/a': plain },
      { 'node_modules/a': { ...plain, version: '1.0.1' } },
      false,
    ],
    [
      'holds another package of that version',
      { 'node_modules/a': plain },
      { 'node_modules/a': { ...plain, integrity: 'sha512-b' } },
      false,
    ],
    ['lacks what is for another platform', { 'node_modules/a': forMac }, {}, true],
    [
      'lacks what is for this platform, as after a copy from another',
      { 'node_modules/a': forThis },
      { 'node_modules/b': forMac },
      false,
    ],
    [
      'lacks an optional peer',
      { 'node_modules/a': { ...plain, optional: true, peer: true } },
      {},
      true,
    ],
  ])('%s', (_, lock, installed, expected) => {
    expect(matchesLock({ packages: { '': {}, ...lock } }, { packages: installed }, system)).toBe(
      expected,
    );
  });
});

describe('a checkout', () => {
  let folder: string;
  const write = (file: string, packages: object) =>
    writeFileSync(path.join(folder, file), JSON.stringify({ packages }));
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'tracker-install-'));
    mkdirSync(path.join(folder, 'node_modules'));
    write('package-lock.json', { 'node_modules/a': plain });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is not installed when an install was interrupted', () => {
    expect(isInstalled(folder)).toBe(false);
  });

  it('stays installed until the lockfile or what is installed changes', () => {
    write('node_modules/.package-lock.json', { 'node_modules/a': plain });
    expect([isInstalled(folder), isInstalled(folder)]).toEqual([true, true]);
    write('node_modules/.package-lock.json', {});
    expect(isInstalled(folder)).toBe(false);
    write('node_modules/.package-lock.json', { 'node_modules/a': plain });
    write('package-lock.json', { 'node_modules/a': { ...plain, version: '2.0.0' } });
    expect(isInstalled(folder)).toBe(false);
  });
});
