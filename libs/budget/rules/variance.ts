import { type Fen, formatPercent, shareOf } from '#values';

/**
 * Difference between a figure and the figure it is compared with, in fen and in per cent with two
 * decimal places. Positive means more expensive.
 */
export interface Variance {
  againstFen: Fen;
  fen: Fen;
  percent: string;
}

/** Returns the difference between two amounts; null when either amount is unknown. */
export const varianceOf = (amountFen: Fen | null, againstFen: Fen | null): Variance | null =>
  amountFen === null || againstFen === null
    ? null
    : {
        againstFen,
        fen: amountFen - againstFen,
        percent: formatPercent(shareOf(amountFen - againstFen, againstFen)),
      };
