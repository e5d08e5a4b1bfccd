import { sample, type Scenario } from './sample-posting.js';

/**
 * Invented ledger entries of the metro project that exceed the project's limit. The plan states no
 * total investment for this project, so its only limit is the amount of the plan period, 950 亿元.
 */
export const overBudgetMetro: Scenario = {
  title: 'a metro that spends more in the plan period than was planned',
  postings: () =>
    ['2021', '2022', '2023', '2024', '2025'].map((year) =>
      sample(8, {
        month: `${year}-12`,
        series: 'completed',
        yi: '200.01',
        fundingSource: 'municipal',
      }),
    ),
};
