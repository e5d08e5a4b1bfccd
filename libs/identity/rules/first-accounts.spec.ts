import { describe, expect, it } from '@jest/globals';
import { firstAccounts } from './first-accounts.js';
import { ROLES } from './role.js';

describe('the first accounts', () => {
  it('fill every role, with officers and managers in both sample units and a manager of the city', () => {
    const accounts = firstAccounts([], () => 'new');
    expect(new Set(accounts.map((account) => account.role))).toEqual(new Set(ROLES));
    expect(accounts.map(({ role, unit }) => `${role}@${unit}`)).toEqual([
      'officer@sample-transport',
      'manager@sample-transport',
      'officer@sample-development',
      'manager@sample-development',
      'auditor@city',
      'system-admin@city',
      'security-admin@city',
      'audit-admin@city',
      'manager@city',
      'leader@city',
    ]);
  });
  it('keep the passwords of an interrupted start', () => {
    const accounts = firstAccounts(
      [{ email: 'auditor@tracker.example', password: 'kept' }],
      () => 'new',
    );
    expect(
      accounts.filter((account) => account.password === 'kept').map((account) => account.email),
    ).toEqual(['auditor@tracker.example']);
  });
});
