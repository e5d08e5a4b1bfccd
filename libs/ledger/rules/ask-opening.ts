import { type Problem, refuseField } from '#platform/problem';
import { type Fen, formatMoney, type Month, month } from '#values';
import type { FundingSource } from './entry.js';

/**
 * The month in which an opening balance is recorded. An opening balance covers all months before
 * 2021.
 */
export const OPENING_MONTH: Month = month('2020-12');

/**
 * An amount for a project before 2021, of one kind of amount (completed, in place or paid), in fen.
 */
export interface EarlyAmount {
  month: Month;
  fundingSource: FundingSource | null;
  amountFen: Fen;
  /**
   * Whether the amount is known to be an opening balance, which covers all earlier months, and not
   * the amount of a single month.
   */
  opening: boolean;
}

/**
 * Tells whether two amounts may come from the same funding source. An amount without a stated
 * source may come from any source.
 */
const overlap = (one: EarlyAmount, other: EarlyAmount): boolean =>
  one.fundingSource === null ||
  other.fundingSource === null ||
  one.fundingSource === other.fundingSource;

/**
 * Checks whether an amount before 2021 would be counted twice, and returns the problem that asks
 * the submitter to confirm it; null when there is no doubt. An opening balance covers everything
 * before 2021, so no other amount before 2021 is expected besides it. A recorded amount of {@link
 * OPENING_MONTH} is treated as a possible opening balance, because the ledger does not store
 * whether it is one.
 * @param others other amounts before 2021 of the same kind: recorded, pending, or in the same file
 */
export function askOpening(posted: EarlyAmount, others: readonly EarlyAmount[]): Problem | null {
  if (posted.month > OPENING_MONTH) return null;
  const beside = others.filter(
    (other) =>
      other.amountFen !== 0n && overlap(posted, other) && (posted.opening || other.opening),
  );
  const [first] = beside.map((other) => other.month).sort();
  if (first === undefined) return null;
  const amount = formatMoney(
    beside.reduce((sum, other) => sum + other.amountFen, 0n),
    '元',
  );
  return refuseField(
    'OPENING_ADDS_UP',
    'month',
    {
      amount,
      from: first,
      to:
        beside
          .map((other) => other.month)
          .sort()
          .at(-1) ?? first,
    },
    'openingConfirmed: true',
  );
}

/** Tells whether a note says that an amount is an opening balance. */
export const saysOpening = (note: string | null | undefined): boolean =>
  /^\s*(期初|opening)/i.test(note ?? '');
