import { sample, type Scenario } from './sample-posting.js';

/**
 * Metro spending above its ceiling. The plan gives the metro no total; its only ceiling is the 950
 * 亿元 of the plan period.
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
