import type { FundingSource, LedgerEntry, NewLedgerEntry, Series } from '../../../client/ledger.js';
import type { MoneyUnit } from '../../../money/money-unit.js';
import { parseAmount } from '../../../money/parse-amount.js';
import { typedAmount } from '../../../money/typed-amount.js';
import { type Part, PARTS } from './series.js';

/** What is typed about an entry. All amounts are in the one unit. */
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

/** What an entry says about money, as the API takes it. */
export type PostingBody = Omit<NewLedgerEntry, 'note'>;

/** A text, or nothing when only blanks were typed. */
export const textOrNothing = (text: string | null | undefined): string | undefined =>
  text?.trim() || undefined;

/** Whether any part of the composition is typed; then all have to be. */
export const hasComposition = (typed: Partial<Record<Part, string>>): boolean =>
  PARTS.some((part) => textOrNothing(typed[part]) !== undefined);

/** Sum of the typed parts in fen; null while one is missing or cannot be read. */
export function compositionSum(
  typed: Partial<Record<Part, string>>,
  unit: MoneyUnit,
): bigint | null {
  let sum = 0n;
  for (const part of PARTS) {
    const read = parseAmount(typed[part] ?? '', unit, { zero: true });
    if ('refusal' in read) return null;
    sum += read.fen;
  }
  return sum;
}

/** What was typed as the API takes it; null while an amount cannot be read, which its field says itself. */
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
  if ('refusal' in read) return null;
  const composition: Partial<Record<`${Part}Fen`, string>> = {};
  if (hasComposition(parts)) {
    for (const part of PARTS) {
      const one = parseAmount(parts[part] ?? '', unit, { zero: true });
      if ('refusal' in one) return null;
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

/** A recorded or proposed entry as it would be typed in a unit, so that it can be typed over. */
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
