import { describe, expect, it } from '@jest/globals';
import { type InboxFilters, readAlertFilters, writeAlertFilters } from './alert-filters.js';

const read = (text: string) => readAlertFilters(new URLSearchParams(text));

describe('alert filters in the address', () => {
  it.each<[string, InboxFilters]>([
    ['', { state: 'open', severity: null, rule: null }],
    ['state=all&severity=red&rule=milestone-overdue', { state: null, severity: 'red', rule: 'milestone-overdue' }],
    ['state=resolved', { state: 'resolved', severity: null, rule: null }],
    ['state=closed&severity=blue&rule=none', { state: 'open', severity: null, rule: null }],
  ])('%s', (text, filters) => {
    expect(read(text)).toEqual(filters);
  });

  it('keeps the plain address for what is open, and says “all” otherwise', () => {
    expect(writeAlertFilters(new URLSearchParams('state=all'), { state: 'open' }).toString()).toBe('');
    expect(writeAlertFilters(new URLSearchParams('severity=red'), { state: null, severity: null }).toString()).toBe('state=all');
  });
});
