import { SERIES, type Series } from './entry.js';

/**
 * Limit, in fen, for a sum that is kept as a JavaScript number. Above it, adding one more amount of
 * up to 10¹⁵ fen could lose precision.
 */
const EXACT_FEN_MAX = 4_000_000_000_000_000;

/**
 * A running total in two parts: `fen` is a JavaScript number for speed; before it becomes too large
 * to be exact, it is added to the bigint `carriedFen`. `key` is `month/series/source`.
 */
interface Total {
  key: string;
  series: string;
  carriedFen: bigint;
  fen: number;
  entries: number;
}

/**
 * Running totals of one project by month, kind of amount and funding source, in fen, added up while
 * the project's hash chain is verified.
 */
export class WalkedTotals {
  private readonly totals = new Map<string, Map<string, Total>>();
  private readonly all: Total[] = [];

  /**
   * Adds an amount to the running total of its month, kind of amount and funding source.
   * @param seriesMonth kind of amount and month, separated by a tab.
   */
  add(seriesMonth: string, source: string, fen: number): void {
    let bySource = this.totals.get(seriesMonth);
    if (!bySource) this.totals.set(seriesMonth, (bySource = new Map()));
    const total = bySource.get(source);
    if (!total) {
      bySource.set(source, this.begin(seriesMonth, source, fen));
      return;
    }
    total.fen += fen;
    total.entries += 1;
    if (Math.abs(total.fen) <= EXACT_FEN_MAX) return;
    total.carriedFen += BigInt(total.fen);
    total.fen = 0;
  }

  /** Returns the sum of each kind of amount over all months and funding sources, in fen. */
  sums(): Record<Series, bigint> {
    const sums: Record<string, bigint> = Object.fromEntries(SERIES.map((series) => [series, 0n]));
    for (const total of this.all) sums[total.series] = (sums[total.series] ?? 0n) + exact(total);
    return sums;
  }

  /**
   * Returns all totals as one text, `month/series/source/fen/entries` sorted by key. The database
   * returns the stored totals in the same format, so the two can be compared.
   */
  packed(): string {
    return this.all
      .sort((one, other) => (one.key < other.key ? -1 : 1))
      .map(
        (total) =>
          `${total.key}/${total.carriedFen === 0n ? total.fen : exact(total)}/${total.entries}`,
      )
      .join(' ');
  }

  private begin(seriesMonth: string, source: string, fen: number): Total {
    const [series = '', month = ''] = seriesMonth.split('\t');
    const total = { key: `${month}/${series}/${source}`, series, carriedFen: 0n, fen, entries: 1 };
    this.all.push(total);
    return total;
  }
}

const exact = ({ carriedFen, fen }: Total): bigint => carriedFen + BigInt(fen);
