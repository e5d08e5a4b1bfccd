import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '../program/project-root.js';
import { StartupError } from '../program/startup-error.js';
import { SETTING_NAMES } from './setting-names.js';
import { readSettings, type Settings } from './settings.js';

describe('settings', () => {
  it('all have defaults, and an empty variable means "not set"', () => {
    const empty = readSettings(Object.fromEntries(SETTING_NAMES.map((name) => [name, ''])));
    expect(empty).toEqual(readSettings({}));
    expect([empty.PORT, empty.DATABASE_URL, empty.RATE_LIMITS]).toEqual([
      3000,
      undefined,
      undefined,
    ]);
  });

  it.each<[string, Record<string, string>, Partial<Settings>]>([
    [
      'the key lies beside the data',
      { DATA_DIR: '/srv/tracker' },
      { secondFactorKeyFile: '/srv/tracker/second-factor.key' },
    ],
    [
      'the key lies where it is said to',
      { DATA_DIR: '/srv/tracker', SECRET_KEY_FILE: '/run/secrets/tracker-key' },
      { secondFactorKeyFile: '/run/secrets/tracker-key' },
    ],
    [
      'the key of digests lies beside the data',
      { DATA_DIR: '/srv/tracker' },
      { ledgerKeyFile: '/srv/tracker/ledger-digest.key' },
    ],
    [
      'the key of digests lies where it is said to',
      { DATA_DIR: '/srv/tracker', LEDGER_KEY_FILE: '/run/secrets/ledger' },
      { ledgerKeyFile: '/run/secrets/ledger' },
    ],
    [
      'the ledger is verified with the owner’s login',
      { DATABASE_URL: 'postgres://app@db/t', DATABASE_OWNER_URL: 'postgres://owner@db/t' },
      { verifierUrl: 'postgres://owner@db/t?sslmode=verify-full' },
    ],
    [
      'without one, with the program’s',
      { DATABASE_URL: 'postgres://app@db/t' },
      { verifierUrl: 'postgres://app@db/t?sslmode=verify-full' },
    ],
    [
      'a relative key file is in the checkout',
      { SECRET_KEY_FILE: 'keys/one' },
      { secondFactorKeyFile: resolve(projectRoot, 'keys/one') },
    ],
    [
      'proxies',
      { TRUSTED_PROXIES: 'loopback, 10.0.0.5,10.1.0.0/16,fd00::/8' },
      { TRUSTED_PROXIES: 'loopback, 10.0.0.5,10.1.0.0/16,fd00::/8' },
    ],
    [
      'addresses that webhooks may reach',
      { WEBHOOKS_MAY_REACH: '10.20.0.0/16, 192.168.1.5' },
      { WEBHOOKS_MAY_REACH: '10.20.0.0/16, 192.168.1.5' },
    ],
    ['a trial, unless told', {}, { INSTALLATION: 'trial' }],
    ['production, when told', { INSTALLATION: 'production' }, { INSTALLATION: 'production' }],
    [
      'the bounds of sessions and passwords',
      {},
      {
        SESSION_IDLE_MINUTES: 240,
        SESSION_IDLE_MINUTES_ADMIN: 30,
        SESSION_HOURS_MAX: 12,
        SESSIONS_MAX: 5,
        PASSWORD_LENGTH_MIN: 12,
        PASSWORD_KINDS_MIN: 1,
        PASSWORD_DAYS_MAX: 0,
      },
    ],
    [
      'other bounds, as far as they go',
      {
        SESSION_IDLE_MINUTES: '720',
        SESSIONS_MAX: '1',
        PASSWORD_LENGTH_MIN: '8',
        PASSWORD_KINDS_MIN: '4',
        PASSWORD_DAYS_MAX: '90',
      },
      {
        SESSION_IDLE_MINUTES: 720,
        SESSIONS_MAX: 1,
        PASSWORD_LENGTH_MIN: 8,
        PASSWORD_KINDS_MIN: 4,
        PASSWORD_DAYS_MAX: 90,
      },
    ],
    ['limits off', { RATE_LIMITS: 'off' }, { RATE_LIMITS: 'off' }],
    [
      'some limits',
      { RATE_LIMITS: 'writes=2000,sign-in=5' },
      { RATE_LIMITS: 'writes=2000,sign-in=5' },
    ],
    [
      'no slash at the end of the address',
      { PUBLIC_URL: 'https://tracker.city.example/' },
      { publicUrl: 'https://tracker.city.example' },
    ],
  ])('%s', (_, env, expected) => {
    const settings = readSettings(env);
    for (const [name, value] of Object.entries(expected))
      expect([name, settings[name as keyof Settings]]).toEqual([name, value]);
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', '3000x'],
    ['DATABASE_URL', 'mysql://x'],
    ['PUBLIC_URL', 'tracker.city.example'],
    ['LOG_LEVEL', 'loud'],
    ['TRUSTED_PROXIES', 'everyone'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '10.0.0.0/0'],
    ['TRUSTED_PROXIES', '10.0.0.5,'],
    ['WEBHOOKS_MAY_REACH', 'everyone'],
    ['WEBHOOKS_MAY_REACH', '10.0.0.0/33'],
    ['WEBHOOKS_MAY_REACH', ','],
    ['DATABASE_URL', 'postgres://db/t?ssl=0'],
    ['REDIS_URL', 'redis://cache:6379'],
    ['FILES_URL', 'http://key:secret@store/bucket'],
    ['FILES_URL', 'https://store/bucket'],
    ['FILES_URL', 's3://key:secret@store/bucket'],
    ['SMTP_URL', 'smtp://mail?tls=no'],
    ['RATE_LIMITS', 'on'],
    ['RATE_LIMITS', 'writes=0'],
    ['RATE_LIMITS', 'posts=5'],
    ['RATE_LIMITS', 'writes=2000;reads=1'],
    ['INSTALLATION', 'staging'],
    ['SESSION_IDLE_MINUTES', '4'],
    ['SESSION_IDLE_MINUTES', '721'],
    ['SESSION_IDLE_MINUTES_ADMIN', '241'],
    ['SESSION_HOURS_MAX', '25'],
    ['SESSIONS_MAX', '0'],
    ['PASSWORD_LENGTH_MIN', '7'],
    ['PASSWORD_KINDS_MIN', '5'],
    ['PASSWORD_DAYS_MAX', 'never'],
    ['PASSWORD_DAYS_MAX', '-1'],
  ])('%s=%s is refused by name', (name, value) =>
    expect(() => readSettings({ [name]: value })).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(
          new RegExp(`${name}.*${value.slice(0, 5).replace(/[.]/g, '\\.')}`),
        ),
      }),
    ),
  );

  it('are refused all at once, and without their passwords', () => {
    const refused = (): Settings =>
      readSettings({ PORT: 'x', SMTP_URL: 'http://user:canary@mail' });
    expect(refused).toThrow(StartupError);
    expect(refused).toThrow(/PORT.*SMTP_URL|SMTP_URL.*PORT/s);
    expect(refused).not.toThrow(/canary/);
  });
});
