import { describe, expect, it } from '@jest/globals';
import { readSpendQuestion } from './spend-question.js';
import { savedAddress } from './saved-address.js';

const saved = {
  period: '2021-01-01..2024-02-29',
  groupBy: ['year' as const],
  knownAt: '2026-11-20T01:00:00.000Z',
  projectId: null,
  renderer: 1,
};

describe('where a saved report can be read', () => {
  it('is the page with the same question', () => {
    expect(readSpendQuestion(new URLSearchParams(savedAddress(saved) ?? ''))).toEqual({
      months: { from: '2021-01', to: '2024-02' },
      period: '2021-01..2024-02',
      groupBy: ['year'],
      filters: {},
      knownAt: saved.knownAt,
      renderer: 1,
    });
  });

  it.each([
    ['from the middle of a month', { ...saved, period: '2021-01-15..2024-02-29' }],
    ['to the middle of a month', { ...saved, period: '2021-01-01..2024-02-28' }],
    ['of one project', { ...saved, projectId: '0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10' }],
  ])('is nowhere for one %s', (_, one) => expect(savedAddress(one)).toBeNull());
});
