import { sample, type Scenario } from './sample-posting.js';

/**
 * Invented ledger entries of the airport project that exceed its total investment of 270 亿元, so
 * that the alert about the approved total is raised.
 */
export const overspentAirport: Scenario = {
  title: 'an airport whose completed investment passes its total',
  postings: () => [
    sample(1, { month: '2021-12', series: 'completed', yi: '40', fundingSource: 'bank-loan' }),
    sample(1, { month: '2022-12', series: 'completed', yi: '60', fundingSource: 'bank-loan' }),
    sample(1, { month: '2023-12', series: 'completed', yi: '80', fundingSource: 'self-raised' }),
    sample(1, { month: '2026-06', series: 'completed', yi: '95.5', fundingSource: 'self-raised' }),
    sample(1, { month: '2026-06', series: 'paid', yi: '70', fundingSource: 'self-raised' }),
  ],
};
