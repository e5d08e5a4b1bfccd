import type { FundingSource, LedgerEntry, NewLedgerEntry, Series } from '../client/ledger.js';
import { textOrNothing } from '../ui/form/text-or-nothing.js';
import type { MoneyUnit } from '../ui/money/money-unit.js';
import { parseAmount } from '../ui/money/parse-amount.js';
import { typedAmount } from '../ui/money/typed-amount.js';
import { type Part, PARTS } from './series.js';

/** Typed values of a ledger entry. All amounts have the same unit. */
export interface TypedPosting extends Partial<Record<Part, string>> {
  unitConfirmed?: boolean;
  repeatConfirmed?: boolean;
  openingConfirmed?: boolean;
  series: Series;
  month: string;
  effectiveOn?: string | null;
  amount?: string;
  unit: MoneyUnit;
  fundingSource?: FundingSource | null;
  document?: string | null;
}

/** Amounts and related fields of a ledger entry, as the API expects them. */
export type PostingBody = Omit<NewLedgerEntry, 'note'>;

/** Checks whether any component of the amount is typed. If so, all components are required. */
export const hasComposition = (typed: Partial<Record<Part, string>>): boolean =>
  PARTS.some((part) => textOrNothing(typed[part]) !== undefined);

/**
 * Returns the sum of the typed components in fen (0.01 yuan); null while a component is missing or
 * malformed.
 */
export function compositionSum(
  typed: Partial<Record<Part, string>>,
  unit: MoneyUnit,
): bigint | null {
  let sum = 0n;
  for (const part of PARTS) {
    const read = parseAmount(typed[part] ?? '', unit, { zero: true });
    if ('problem' in read) return null;
    sum += read.fen;
  }
  return sum;
}

/**
 * Converts the typed values to the request body. Returns null while an amount is malformed; the
 * amount's field then shows the problem.
 */
export function readPosting({
  series,
  month,
  effectiveOn,
  amount,
  unit,
  fundingSource,
  document,
  unitConfirmed,
  repeatConfirmed,
  openingConfirmed,
  ...parts
}: TypedPosting): (PostingBody & { amountFen: string }) | null {
  const read = parseAmount(amount ?? '', unit);
  if ('problem' in read) return null;
  const composition: Partial<Record<`${Part}Fen`, string>> = {};
  if (hasComposition(parts)) {
    for (const part of PARTS) {
      const one = parseAmount(parts[part] ?? '', unit, { zero: true });
      if ('problem' in one) return null;
      composition[`${part}Fen`] = one.fen.toString();
    }
  }
  return {
    series,
    month,
    effectiveOn: effectiveOn ?? undefined,
    amountFen: read.fen.toString(),
    ...composition,
    fundingSource: fundingSource ?? undefined,
    document: document ?? undefined,
    ...(unitConfirmed ? { unitConfirmed } : {}),
    ...(repeatConfirmed ? { repeatConfirmed } : {}),
    ...(openingConfirmed ? { openingConfirmed } : {}),
  };
}

type Recorded = Pick<
  LedgerEntry,
  | 'month'
  | 'effectiveOn'
  | 'amountFen'
  | 'buildingFen'
  | 'equipmentFen'
  | 'otherFen'
  | 'landFen'
  | 'document'
> & { series: Series; fundingSource: FundingSource | null };

/** Converts a recorded or submitted ledger entry to form values in a unit of money, for editing. */
export function typedFrom(entry: Recorded, unit: MoneyUnit): TypedPosting {
  const parts: Partial<Record<Part, string>> = {};
  for (const part of PARTS) {
    const fen = entry[`${part}Fen`];
    if (fen !== null) parts[part] = typedAmount(fen, unit);
  }
  return {
    series: entry.series,
    month: entry.month,
    effectiveOn: entry.effectiveOn,
    amount: typedAmount(entry.amountFen, unit),
    unit,
    ...parts,
    fundingSource: entry.fundingSource,
    document: entry.document,
  };
}
