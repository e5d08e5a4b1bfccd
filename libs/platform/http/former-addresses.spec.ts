import { describe, expect, it } from '@jest/globals';
import { addressOfToday } from './former-addresses.js';

const ADDRESSES = [
  {
    from: '/api/logs',
    to: '/api/events',
    since: new Date('2026-01-01'),
    until: new Date('2027-01-01'),
  },
];

describe('the address of today', () => {
  it.each([
    ['/api/logs', '/api/events'],
    ['/api/logs?limit=1&next=/api/logs', '/api/events?limit=1&next=/api/logs'],
    ['/api/logs/7/parts', '/api/events/7/parts'],
    ['/api/logs-of-today', '/api/logs-of-today'],
    ['/api/events', '/api/events'],
    ['/old/api/logs', '/old/api/logs'],
  ])('of %s is %s', (url, today) => {
    expect(addressOfToday(url, ADDRESSES)).toBe(today);
  });
});
