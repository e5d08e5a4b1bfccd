import type { FactRow } from './fact-row.js';
import { refuseRepeats } from './number-gaps.js';
import { readItemReference } from './located-fact.js';
import { FLAGSHIP_SCOPES, type FlagshipFact, type PlanItemFact } from './plan-facts.js';

export const FLAGSHIPS_HEADER = [
  'column',
  'item',
  'scope',
  'totalInvestment',
  'totalUnit',
  'fypSpend',
  'fypUnit',
  'note',
  'place',
] as const;

/**
 * Reads `flagships.csv`, the planned amounts of flagship projects. Reports an amount of the plan
 * period that is greater than the total investment, which includes it.
 */
export function readFlagships(
  rows: readonly FactRow[],
  items: readonly PlanItemFact[],
): FlagshipFact[] {
  const read = rows.map((row) => ({ row, fact: flagshipOf(row, items) }));
  refuseRepeats(
    read.map(({ row, fact }) => ({ row, key: fact.place })),
    'item',
    (place) => `the flagship ${place}`,
  );
  return read.map(({ fact }) => fact);
}

function flagshipOf(row: FactRow, items: readonly PlanItemFact[]): FlagshipFact {
  const reference = readItemReference(row, items);
  const totalInvestmentFen = row.money('totalInvestment', 'totalUnit');
  const fypSpendFen = row.money('fypSpend', 'fypUnit');
  if (totalInvestmentFen !== null && fypSpendFen !== null && fypSpendFen > totalInvestmentFen) {
    row.refuse('fypSpend', 'the plan-period figure is above the total of which it is a part');
  }
  return {
    ...reference,
    scope: row.word('scope', FLAGSHIP_SCOPES),
    totalInvestmentFen,
    fypSpendFen,
    note: row.optional('note'),
  };
}
