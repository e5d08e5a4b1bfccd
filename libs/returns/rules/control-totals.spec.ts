import { describe, expect, it } from '@jest/globals';
import { addUp, compareTotals, controlProblems, type ControlTotals } from './control-totals.js';

const found = addUp([
  { series: 'paid', amountFen: 100n },
  { series: 'paid', amountFen: 250n },
  { series: 'completed', amountFen: 7n },
]);
const wrong = (declared: Partial<ControlTotals>) =>
  controlProblems(
    compareTotals({ completed: null, funds: null, paid: null, ...declared }, found),
  ).map(({ code, facts }) => [code, facts['series'], facts['difference']]);

describe('control totals', () => {
  it('match to the fen', () => expect(wrong({ paid: 350n, completed: 7n })).toEqual([]));
  it('are needed for every series of the file', () =>
    expect(wrong({ paid: 350n })).toEqual([['CONTROL_TOTAL_MISSING', 'completed', undefined]]));
  it('say by how much they differ', () =>
    expect(wrong({ paid: 349n, completed: 8n })).toEqual([
      ['CONTROL_TOTAL_DIFFERS', 'completed', '-0.01'],
      ['CONTROL_TOTAL_DIFFERS', 'paid', '0.01'],
    ]));
  it('notice a series that the file does not have', () =>
    expect(wrong({ paid: 350n, completed: 7n, funds: 1n })).toEqual([
      ['CONTROL_TOTAL_DIFFERS', 'funds', '-0.01'],
    ]));
  it('may say that there is nothing of a series', () =>
    expect(wrong({ paid: 350n, completed: 7n, funds: 0n })).toEqual([]));
});
