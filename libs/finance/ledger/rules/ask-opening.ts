import { type Problem, refuseField } from '#platform';
import { type Fen, formatMoney, type Month, month } from '#values';
import type { FundingSource } from './entry.js';

/** The month in which an opening balance is recorded. It stands for all months before 2021. */
export const OPENING_MONTH: Month = month('2020-12');

/** A project's amount before 2021 in one series, fen. */
export interface EarlyAmount {
  month: Month;
  fundingSource: FundingSource | null;
  amountFen: Fen;
  /** Whether it is known to be an opening balance, not the amount of a single month. */
  opening: boolean;
}

/** A source that was not stated may be any source, so it overlaps with all. */
const overlap = (one: EarlyAmount, other: EarlyAmount): boolean =>
  one.fundingSource === null ||
  other.fundingSource === null ||
  one.fundingSource === other.fundingSource;

/**
 * Asks for confirmation when an amount before 2021 would be counted twice. An opening balance
 * covers everything before 2021, so no other amount of that time is expected beside it. An amount
 * recorded in {@link OPENING_MONTH} is treated as a possible opening balance, because the ledger
 * does not store whether it was one.
 * @param others other amounts before 2021 in the same series: recorded, pending, or in the same
 * file
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
