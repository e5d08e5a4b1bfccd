import { sample, type Scenario } from './sample-posting.js';

const MONTHS = Array.from(
  { length: 12 },
  (_, index) => `2024-${String(index + 1).padStart(2, '0')}`,
);

/**
 * An uneventful year of the metro: work, receipts and payments each month, well within the plan.
 */
export const metroYear: Scenario = {
  title: 'a year of monthly figures for the metro, within its plan',
  postings: () =>
    MONTHS.flatMap((month) => [
      sample(8, month, 'completed', '12.5', 'municipal'),
      sample(8, month, 'funds', '8', 'municipal'),
      sample(8, month, 'funds', '3', 'special-bond'),
      sample(8, month, 'paid', '9.75', 'municipal'),
    ]),
};
