import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../program/project-root.js';
import { closeDataFolder } from './data-folder.js';

let home: string;
let data: string;
const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);
const make = (path: string, mode: number): string => {
  writeFileSync(path, 'x');
  chmodSync(path, mode);
  return path;
};
const folder = (path: string, mode: number): string => {
  mkdirSync(path);
  chmodSync(path, mode);
  return path;
};
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'data-folder-'));
  data = folder(join(home, 'data'), 0o755);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe('the folder of the data', () => {
  it('is closed to everybody else at start, with all that an older version left in it', () => {
    const mail = folder(join(data, 'mail'), 0o755);
    const files = [
      make(join(mail, 'a.eml'), 0o644),
      make(join(data, 'first-accounts.json'), 0o640),
      make(join(data, 'ledger-digest.key.pub'), 0o644),
    ];
    const readOnly = make(join(data, 'second-factor.key'), 0o400);
    closeDataFolder({ DATA_DIR: data, DATABASE_URL: 'postgres://db/t' });
    expect([data, mail, ...files, readOnly].map(modeOf)).toEqual([
      '700',
      '700',
      '600',
      '600',
      '600',
      '400',
    ]);
  });

  it('leaves to PostgreSQL what is PostgreSQL’s, and a way there', () => {
    const cluster = folder(join(data, 'postgres'), 0o750);
    const lock = make(join(data, 'postgres.lock'), 0o644);
    closeDataFolder({ DATA_DIR: data });
    expect([cluster, lock].map(modeOf)).toEqual(['750', '644']);
    // When the tests run as root, PostgreSQL runs as another user, who must be able to pass through
    // the folder (711).
    expect(modeOf(data)).toBe(process.getuid?.() === 0 ? '711' : '700');
  });

  it('does not reach through a link', () => {
    const elsewhere = folder(join(home, 'elsewhere'), 0o755);
    const file = make(join(elsewhere, 'file'), 0o644);
    symlinkSync(elsewhere, join(data, 'mail'));
    symlinkSync(file, join(data, 'key'));
    closeDataFolder({ DATA_DIR: data, DATABASE_URL: 'postgres://db/t' });
    expect([elsewhere, file].map(modeOf)).toEqual(['755', '644']);
  });

  it('may not be there yet, and is never the checkout', () => {
    const before = modeOf(projectRoot);
    closeDataFolder({ DATA_DIR: join(home, 'nowhere') });
    closeDataFolder({ DATA_DIR: projectRoot });
    expect(modeOf(projectRoot)).toBe(before);
  });
});
