import { SERIES } from '#ledger';
import { formatMoney } from '#values';

/**
 * A row of an invented file with past monthly amounts, like the files that offices send. The amount
 * is in fen.
 */
export interface HistoryRow {
  project: string;
  month: string;
  series: (typeof SERIES)[number];
  amountFen: bigint;
  source: string | null;
}

const SERIES_NAMES = { completed: '完成投资', funds: '资金到位', paid: '支付' } as const;
const SOURCES = [
  ['市级财政', 'municipal'],
  ['专项债', 'special-bond'],
  ['银行贷款', 'bank-loan'],
] as const;
const HEADINGS = ['项目', '月份', '序列', '金额（万元）', '资金来源', '备注'];

/** Returns the code of the funding source that a row names; null when it names none. */
export const sourceCode = ({ source }: HistoryRow): string | null =>
  SOURCES.find(([name]) => name === source)?.[1] ?? null;

/**
 * Returns invented monthly amounts (示例) of one year for each project: 12 months, three kinds of
 * amount. Rows of received or paid money name one of three funding sources.
 */
export function aYearOfHistory(projects: readonly string[], year = 2024): HistoryRow[] {
  return projects.flatMap((project, place) =>
    Array.from({ length: 12 }, (_, index) => index + 1).flatMap((number) =>
      SERIES.map((series, kind): HistoryRow => ({
        project,
        series,
        month: `${year}-${String(number).padStart(2, '0')}`,
        amountFen: BigInt((place + 1) * 1_000_000_00 + number * 10_000_01 + kind * 333),
        source:
          series === 'completed' ? null : (SOURCES[(number + kind) % SOURCES.length]?.[0] ?? null),
      })),
    ),
  );
}

/** Returns the cells of a file with these rows, headings first; amounts are in 万元 (10,000 yuan). */
export const cellsOf = (rows: readonly HistoryRow[]): string[][] => [
  HEADINGS,
  ...rows.map((row) => [
    row.project,
    row.month,
    SERIES_NAMES[row.series],
    formatMoney(row.amountFen, '万元'),
    row.source ?? '',
    '示例',
  ]),
];

/** Returns a CSV file with the cells of {@link cellsOf}. */
export const csvOf = (rows: readonly HistoryRow[]): string =>
  cellsOf(rows)
    .map((cells) => cells.map((cell) => `"${cell}"`).join(','))
    .join('\r\n');

/**
 * Returns the sum in fen of the rows with one kind of amount (`series`: completed, in place or
 * paid), or of all rows when it is not given.
 */
export const sumOf = (rows: readonly HistoryRow[], series?: string): bigint =>
  rows.reduce(
    (sum, row) => (series === undefined || row.series === series ? sum + row.amountFen : sum),
    0n,
  );
