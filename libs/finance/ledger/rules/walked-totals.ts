import { SERIES, type Series } from './entry.js';

/** Above it a sum of amounts, each at most 10¹⁵ fen, might no longer be exact as a JavaScript number. */
const EXACT_FEN_MAX = 4_000_000_000_000_000;

/** One running total: what was carried off exactly, and what was added since; `key` is `month/series/source`. */
interface Total {
  key: string;
  series: string;
  carriedFen: bigint;
  fen: number;
  entries: number;
}

/** Running totals of one project while its chain is walked: month × series × source, exact, in fen. */
export class WalkedTotals {
  private readonly totals = new Map<string, Map<string, Total>>();
  private readonly all: Total[] = [];

  /** Adds an amount. @param seriesMonth series and month with a tab between them. */
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

  /** The sum of each series. */
  sums(): Record<Series, bigint> {
    const sums: Record<string, bigint> = Object.fromEntries(SERIES.map((series) => [series, 0n]));
    for (const total of this.all) sums[total.series] = (sums[total.series] ?? 0n) + exact(total);
    return sums;
  }

  /** All of them in one text, `month/series/source/fen/entries` in the order of their keys, as the database packs those that are kept. */
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
