import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findBinaries, mendLinks } from './binaries.js';

describe('finding PostgreSQL', () => {
  it('finds what npm installed for this platform', () => {
    const found = findBinaries();
    expect(existsSync(path.join(found.native, 'bin', 'postgres'))).toBe(true);
    expect(found.major).toBe('18');
  });

  it('names DATABASE_URL as the way out on a platform without binaries', () => {
    expect(() => findBinaries('plan9-mips')).toThrow(
      /No PostgreSQL for plan9-mips .* set DATABASE_URL/,
    );
  });
});

describe('a package whose install script was blocked', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'tracker-binaries-'));
    mkdirSync(path.join(folder, 'native/lib'), { recursive: true });
    writeFileSync(path.join(folder, 'native/lib/libpq.so.5.18'), 'library');
    writeFileSync(
      path.join(folder, 'native/pg-symlinks.json'),
      JSON.stringify([
        { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so' },
        { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' },
      ]),
    );
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('gets its links, also when some are there', () => {
    mendLinks(folder, 'a-package');
    rmSync(path.join(folder, 'native/lib/libpq.so'));
    mendLinks(folder, 'a-package');
    expect(readlinkSync(path.join(folder, 'native/lib/libpq.so'))).toBe('libpq.so.5.18');
    expect(readFileSync(path.join(folder, 'native/lib/libpq.so.5'), 'utf8')).toBe('library');
  });

  it('says how to mend it when the links cannot be made', () => {
    rmSync(path.join(folder, 'native/lib'), { recursive: true });
    expect(() => mendLinks(folder, 'a-package')).toThrow(/npm rebuild a-package/);
  });
});
