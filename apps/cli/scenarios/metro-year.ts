import { sample, type Scenario } from './sample-posting.js';

const MONTHS = Array.from(
  { length: 12 },
  (_, index) => `2024-${String(index + 1).padStart(2, '0')}`,
);

/**
 * Invented ledger entries of the metro project for one year: investment, funds received and
 * payments in each month, well within the planned amounts.
 */
export const metroYear: Scenario = {
  title: 'a year of monthly figures for the metro, within its plan',
  postings: () =>
    MONTHS.flatMap((month) => [
      sample(8, { month, series: 'completed', yi: '12.5', fundingSource: 'municipal' }),
      sample(8, { month, series: 'funds', yi: '8', fundingSource: 'municipal' }),
      sample(8, { month, series: 'funds', yi: '3', fundingSource: 'special-bond' }),
      sample(8, { month, series: 'paid', yi: '9.75', fundingSource: 'municipal' }),
    ]),
};
