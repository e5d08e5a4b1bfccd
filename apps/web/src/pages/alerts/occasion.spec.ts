import { describe, expect, it } from '@jest/globals';
import { type Occasion, readOccasion } from './occasion.js';

describe('the occasion of a mail', () => {
  it.each<[string, Occasion]>([
    ['raised', { why: 'raised' }],
    ['worsened-red-2-2026-11-23', { why: 'worsened' }],
    ['commitment-broken-2026-12-01', { why: 'commitment-broken', day: '2026-12-01' }],
    ['snooze-over-2026-12-01', { why: 'snooze-over', day: '2026-12-01' }],
    ['escalated-2-2026-11-23', { why: 'escalated', step: 2 }],
    ['eased-tomorrow', { why: 'other' }],
  ])('%s', (name, occasion) => {
    expect(readOccasion(name)).toEqual(occasion);
  });
});
