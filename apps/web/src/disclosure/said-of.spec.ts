import { describe, expect, it } from '@jest/globals';
import { saidOf } from './said-of.js';

describe('what a package says of a project', () => {
  it('is nothing where nothing is known', () => {
    expect(saidOf({})).toEqual({
      stage: null,
      budgetFen: null,
      basis: null,
      milestones: [],
      documents: [],
      years: [],
      description: null,
    });
  });

  it('is listed with amounts in fen and each year once', () => {
    const at = (year: string) => ({ period: { startDate: `${year}-01-01T00:00:00+08:00` } });
    expect(
      saidOf({
        stage: { code: 'construction' },
        budget: { amount: { amount: 1234567.89 }, description: '经批准的概算' },
        milestones: [{ title: '封顶' }],
        documents: [{ title: '批复' }],
        metrics: [{ observations: [at('2025'), at('2024'), at('2025')] }],
      }),
    ).toMatchObject({
      stage: 'construction',
      budgetFen: '123456789',
      milestones: ['封顶'],
      years: ['2024', '2025'],
    });
  });
});
