import { describe, expect, it } from '@jest/globals';
import type { RuleVersion } from '../../client/alert-rules.js';
import { previousVersion } from './previous-version.js';

const version = (number: number, validFrom: string, validTo: string | null): RuleVersion => ({
  code: 'data-stale',
  name: '数据陈旧',
  version: number,
  validFrom,
  validTo,
  inForce: validTo === null,
  severity: 'amber',
  sentence: '',
  parameters: {},
  recipients: [],
  escalation: [],
  source: '',
  proposedBy: null,
  approvedBy: null,
});

describe('the version whose place a change request takes', () => {
  it('is the one in force while it waits', () => {
    expect(
      previousVersion([version(1, '2021-01-01', '2026-12-31'), version(2, '2027-01-01', null)], {
        code: 'data-stale',
        validFrom: '2027-03-01',
      })?.version,
    ).toBe(2);
  });
  it('is still the one before it once it is in force itself', () => {
    expect(
      previousVersion([version(1, '2021-01-01', '2026-12-31'), version(2, '2027-01-01', null)], {
        code: 'data-stale',
        validFrom: '2027-01-01',
      })?.version,
    ).toBe(1);
  });
  it('is the one that ended, for a change request of the end', () => {
    expect(
      previousVersion([version(1, '2021-01-01', '2026-12-31')], {
        code: 'data-stale',
        validFrom: '2027-01-01',
      })?.version,
    ).toBe(1);
  });
  it('is none for a rule of which nothing was ever in force', () => {
    expect(
      previousVersion([version(1, '2021-01-01', null)], {
        code: 'total-exceeded',
        validFrom: '2027-01-01',
      }),
    ).toBeNull();
  });
});
