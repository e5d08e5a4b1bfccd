import { sample, type Scenario } from './sample-posting.js';

/** Airport spending above its total of 270 亿元, which raises the alert about the approved total. */
export const overspentAirport: Scenario = {
  title: 'an airport whose completed investment passes its total',
  postings: () => [
    sample(1, '2021-12', 'completed', '40', 'bank-loan'),
    sample(1, '2022-12', 'completed', '60', 'bank-loan'),
    sample(1, '2023-12', 'completed', '80', 'self-raised'),
    sample(1, '2026-06', 'completed', '95.5', 'self-raised'),
    sample(1, '2026-06', 'paid', '70', 'self-raised'),
  ],
};
