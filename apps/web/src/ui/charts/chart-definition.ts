/** How a line is drawn: `plan` is dashed, `fact` is solid. */
export type LineLook = 'plan' | 'fact';

/**
 * One line, one colour of stacked bars, or one row of a heat map. `fen` has an amount in fen (0.01 yuan) for each category
 * of the chart, as a decimal integer; null where the amount is unknown or nothing is recorded. Null
 * is drawn as a gap, never as zero.
 */
export interface ChartSeries {
  key: string;
  name: string;
  fen: readonly (string | null)[];
  look?: LineLook;
  /** Whether the series stands for what is not stated or gathered from many; drawn in grey. */
  grey?: boolean;
}

/**
 * What a chart shows, independent of how it is drawn. The data table of the chart is made from the
 * same definition, so that both always agree.
 */
export interface ChartDefinition {
  kind: 'lines' | 'bars' | 'heat';
  /** What the categories are, such as “month”: the heading of the first column of the table. */
  axis: string;
  categories: readonly string[];
  series: readonly ChartSeries[];
  /** Whether bars lie sideways, for categories with long names. */
  sideways?: boolean;
}

/**
 * Adds up amounts in fen and leaves out unknown ones. The result is null when all are unknown.
 */
export function sumOfKnown(amounts: readonly (bigint | null)[]): bigint | null {
  const known = amounts.filter((fen) => fen !== null);
  return known.length === 0 ? null : known.reduce((sum, fen) => sum + fen, 0n);
}

/**
 * Returns the running total of amounts in fen. It begins with the first known amount and ends with
 * the last one; amounts that are not known in between leave it as it is.
 */
export function runningTotals(amounts: readonly (bigint | null)[]): (bigint | null)[] {
  const last = amounts.findLastIndex((fen) => fen !== null);
  let sum: bigint | null = null;
  return amounts.map((fen, at) => {
    if (fen !== null) sum = (sum ?? 0n) + fen;
    return at > last ? null : sum;
  });
}

/** Checks whether a chart has nothing to draw. */
export const isEmptyChart = ({ series }: ChartDefinition): boolean =>
  series.every(({ fen }) => fen.every((one) => one === null));
