import { describe, expect, it } from '@jest/globals';
import { type Occasion, readOccasion } from './occasion.js';

describe('the occasion of a mail', () => {
  it.each<[string, Occasion]>([
    ['raised', { why: 'raised' }],
    ['worsened-red-2-2026-11-23', { why: 'worsened' }],
    ['commitment-broken-2026-12-01', { why: 'commitment-broken', day: '2026-12-01' }],
    ['snooze-over-2026-12-01', { why: 'snooze-over', day: '2026-12-01' }],
    ['escalated-2-2026-11-23', { why: 'escalated', step: 2 }],
    ['inherited-2026-11-23', { why: 'inherited' }],
    ['reminder-7-2026-11-23', { why: 'reminder', days: 7 }],
    ['head-2026-11-23', { why: 'head' }],
    ['eased-tomorrow', { why: 'other' }],
  ])('%s', (name, occasion) => {
    expect(readOccasion(name)).toEqual(occasion);
  });
});
