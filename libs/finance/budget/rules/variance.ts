import { type Fen, formatPercent, shareOf } from '#values';

/** How far a figure lies from the one it is held against: in fen, and in per cent with two places. Above zero costs more. */
export interface Variance {
  againstFen: Fen;
  fen: Fen;
  percent: string;
}

/** The variance of a figure; null where either of the two is unknown. */
export const varianceOf = (amountFen: Fen | null, againstFen: Fen | null): Variance | null =>
  amountFen === null || againstFen === null
    ? null
    : {
        againstFen,
        fen: amountFen - againstFen,
        percent: formatPercent(shareOf(amountFen - againstFen, againstFen)),
      };
