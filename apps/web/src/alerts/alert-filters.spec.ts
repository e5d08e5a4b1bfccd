import { describe, expect, it } from '@jest/globals';
import { type InboxFilters, readAlertFilters, writeAlertFilters } from './alert-filters.js';

const read = (text: string) => readAlertFilters(new URLSearchParams(text));

describe('alert filters in the address', () => {
  it.each<[string, InboxFilters]>([
    ['', { state: 'open', severity: null, rule: null, projectId: null }],
    [
      'state=all&severity=red&rule=milestone-overdue',
      { state: null, severity: 'red', rule: 'milestone-overdue', projectId: null },
    ],
    ['state=resolved', { state: 'resolved', severity: null, rule: null, projectId: null }],
    [
      'projectId=0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10',
      {
        state: 'open',
        severity: null,
        rule: null,
        projectId: '0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10',
      },
    ],
    [
      'state=closed&projectId=1&severity=blue&rule=none',
      { state: 'open', severity: null, rule: null, projectId: null },
    ],
  ])('%s', (text, filters) => {
    expect(read(text)).toEqual(filters);
  });

  it('keeps the plain address for what is open, and says “all” otherwise', () => {
    expect(writeAlertFilters(new URLSearchParams('state=all'), { state: 'open' }).toString()).toBe(
      '',
    );
    expect(
      writeAlertFilters(new URLSearchParams('severity=red'), {
        state: null,
        severity: null,
      }).toString(),
    ).toBe('state=all');
  });
});
