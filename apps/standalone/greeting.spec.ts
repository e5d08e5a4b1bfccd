import { describe, expect, it } from '@jest/globals';
import type { FirstAccount } from '#identity';
import { readSettings } from '#platform/config';
import { greeting } from './greeting.js';

const accounts: FirstAccount[] = [
  {
    email: 'auditor@tracker.example',
    password: 'canary-password',
    role: 'auditor',
    organisation: 'city',
    unit: 'city',
    unitName: '市级',
  },
];
const said = (settings: Record<string, string>, made = accounts): string =>
  greeting(
    'http://localhost:3000',
    readSettings({ DATA_DIR: '/srv/tracker', ...settings }),
    made,
  ).join('\n');

describe('what is said at a first start', () => {
  it('has the passwords of the first accounts in a trial, and in production only where they are', () => {
    expect(said({})).toContain('canary-password');
    const production = said({ INSTALLATION: 'production' });
    expect(production).toContain('/srv/tracker/first-accounts.json');
    expect(production).not.toContain('canary-password');
  });

  it('has nothing of accounts at any later start', () => {
    for (const INSTALLATION of ['trial', 'production'])
      expect(said({ INSTALLATION }, [])).not.toMatch(/first-accounts/);
  });
});
