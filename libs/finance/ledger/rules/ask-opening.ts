import { type Problem, refuseField } from '#platform';
import { type Fen, formatMoney, type Month, month } from '#values';
import type { FundingSource } from './entry.js';

/** The month that an opening balance is entered in: all that there was before 2021. */
export const OPENING_MONTH: Month = month('2020-12');

/** What a project has of the time before 2021 in one series. Fen. */
export interface EarlyAmount {
  month: Month;
  fundingSource: FundingSource | null;
  amountFen: Fen;
  /** Whether it is known to be all there was, not what one month had. */
  opening: boolean;
}

/** A source that was not stated may be any. */
const overlap = (one: EarlyAmount, other: EarlyAmount): boolean =>
  one.fundingSource === null ||
  other.fundingSource === null ||
  one.fundingSource === other.fundingSource;

/**
 * Asks about an amount of the time before 2021 that would be counted twice: an opening balance holds all of that time, so it
 * stands beside nothing else of it. Whether an amount in {@link OPENING_MONTH} of the ledger was one the ledger does not say, so it may be.
 * @param others what else there is of that time in the same series: recorded, waiting, or in the same file
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

/** Whether a note says that an amount is an opening balance. */
export const saysOpening = (note: string | null | undefined): boolean =>
  /^\s*(期初|opening)/i.test(note ?? '');
