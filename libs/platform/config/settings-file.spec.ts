import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { StartupError } from '../program/startup-error.js';
import type { Settings } from './settings.js';
import { loadSettings } from './settings-file.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tracker-settings-'));
});

const fileOf = (content: unknown): string => {
  const path = join(folder, `${Math.random()}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const problem = (work: () => Settings): string => {
  try {
    work();
    return 'taken';
  } catch (error) {
    return error instanceof StartupError ? error.message : `not a sentence: ${String(error)}`;
  }
};

describe('the settings file', () => {
  it('is read where TRACKER_CONFIG says, numbers as numbers, and the environment wins', () => {
    const TRACKER_CONFIG = fileOf({
      PORT: 3100,
      PUBLIC_URL: 'https://tracker.city.example',
      ALERT_HOURS: 'always',
      LOG_LEVEL: 'error',
    });
    expect(loadSettings({ TRACKER_CONFIG })).toMatchObject({
      PORT: 3100,
      publicUrl: 'https://tracker.city.example',
      ALERT_HOURS: 'always',
      HOST: '0.0.0.0',
    });
    expect(loadSettings({ TRACKER_CONFIG, PORT: '3200', ALERT_HOURS: '' })).toMatchObject({
      PORT: 3200,
      ALERT_HOURS: 'always',
    });
    expect(loadSettings({ TRACKER_CONFIG }, { LOG_LEVEL: 'warn' }).LOG_LEVEL).toBe('error');
    expect(loadSettings({ TRACKER_CONFIG: fileOf({}) }, { LOG_LEVEL: 'warn' }).LOG_LEVEL).toBe(
      'warn',
    );
  });

  it('that is named must be there; without a name none has to be', () => {
    expect(problem(() => loadSettings({ TRACKER_CONFIG: join(folder, 'none.json') }))).toMatch(
      /none\.json cannot be read \(ENOENT\)/,
    );
    expect(problem(() => loadSettings({ TRACKER_CONFIG: '' }))).toBe('taken');
  });

  it.each<[string, unknown, RegExp]>([
    ['that is no JSON', '{ "PORT": 3100, "DATABASE_URL": "postgres://u:canary@db" ', /is not JSON/],
    ['that is no object', [1], /must hold one object/],
    ['that names no setting', { PROT: 1 }, /no setting: PROT/],
    ['with a list', { PORT: [1] }, /text or a number; not so: PORT/],
    [
      'with a value that cannot be used',
      { PORT: 'x' },
      /PORT must be .* \(it is “x” in .*\.json\)/,
    ],
  ])('%s is refused by name', (_, content, words) => {
    const said = problem(() => loadSettings({ TRACKER_CONFIG: fileOf(content) }));
    expect(said).toMatch(words);
    expect(said).not.toContain('canary');
  });
});
