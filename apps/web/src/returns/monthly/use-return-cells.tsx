import { useTranslation } from 'react-i18next';
import { useWord } from '../../language/use-language.js';
import type { MonthlyReturn } from '../../client/returns.js';
import { Amount } from '../../ui/money/amount.js';
import { FUNDING_SOURCES } from '../../ui/money/funding-sources.js';
import { formatFen } from '../../ui/money/format-fen.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import type { SheetCell } from '../../ui/sheet/sheet.js';
import {
  cellProblem,
  heldText,
  PART_COLUMNS,
  type ReturnColumn,
  type ReturnLine,
  shownText,
  typedSums,
  type TypedTexts,
  WORD_COLUMNS,
} from './return-cells.js';

/** The columns of the page, in order. */
export const RETURN_COLUMNS = [
  ...PART_COLUMNS,
  'sum',
  'source',
  'funds',
  'paid',
  'physicalPercent',
  ...WORD_COLUMNS,
] as const satisfies readonly ReturnColumn[];

const OF_SOURCE: ReadonlySet<ReturnColumn> = new Set(['source', 'funds', 'paid']);
const SERIES = { sum: 'completedFen', funds: 'fundsFen', paid: 'paidFen' } as const;
const isSeries = (column: ReturnColumn): column is keyof typeof SERIES => column in SERIES;
const isWords = (column: ReturnColumn): boolean =>
  (WORD_COLUMNS as readonly string[]).includes(column);
const isPart = (column: ReturnColumn): boolean =>
  (PART_COLUMNS as readonly string[]).includes(column);

interface ReturnCellsInput {
  rows: readonly ReturnLine[];
  typed: { texts: TypedTexts; unit: MoneyUnit };
  mayType: (item: MonthlyReturn) => boolean;
}

/** Returns a function that makes the cell of a row and column. */
export function useReturnCells({ rows, typed, mayType }: ReturnCellsInput) {
  const { t } = useTranslation();
  const word = useWord();
  const ofProject = new Map<string, ReturnLine[]>();
  for (const row of rows)
    ofProject.set(row.item.projectId, [...(ofProject.get(row.item.projectId) ?? []), row]);
  const sources = FUNDING_SOURCES.map((value) => ({
    value,
    label: word('fundingSource', value),
  }));
  return (row: ReturnLine, column: ReturnColumn): SheetCell => {
    const { item, line } = row;
    if (line > 0 && !OF_SOURCE.has(column)) return { shown: null };
    const own = ofProject.get(item.projectId) ?? [];
    const beside =
      line === 0 ? <Beside item={item} rows={own} column={column} typed={typed} /> : null;
    const split =
      column === 'sum' && PART_COLUMNS.some((part) => shownText(row, part, typed) !== '');
    if (!mayType(item) || split)
      return {
        shown: (
          <>
            <Shown row={row} rows={own} column={column} typed={typed} />
            {beside}
          </>
        ),
      };
    const problem = cellProblem(row, column, typed);
    const text = shownText(row, column, typed);
    return {
      typed: text,
      label: t('monthly.cell', {
        project: item.projectName,
        column: t(`monthly.column.${column}`),
      }),
      words: isWords(column),
      changed: text !== heldText(row, column, typed.unit),
      problem: problem && t(`monthly.problem.${problem}`, { unit: word('moneyUnit', typed.unit) }),
      below: beside,
      ...(column === 'source' ? { options: sources } : {}),
    };
  };
}

interface CellOfInput {
  rows: readonly ReturnLine[];
  column: ReturnColumn;
  typed: { texts: TypedTexts; unit: MoneyUnit };
}

/** Shows the content of a cell that is not typed in. */
function Shown({ row, rows, column, typed }: CellOfInput & { row: ReturnLine }) {
  const word = useWord();
  if (column === 'sum') {
    const fen = typedSums(rows, typed).completedFen;
    return fen === null ? null : <Amount fen={fen.toString()} unit={typed.unit} />;
  }
  const text = shownText(row, column, typed);
  if (text === '') return null;
  if (column === 'source') return <>{word('fundingSource', text)}</>;
  return isPart(column) || isSeries(column) || column === 'physicalPercent' ? (
    <>{text}</>
  ) : (
    <div className="return-words">{text}</div>
  );
}

/** Shows last month and the year to date in grey below a cell. */
function Beside({ item, rows, column, typed }: CellOfInput & { item: MonthlyReturn }) {
  const { t } = useTranslation();
  if (column === 'physicalPercent' && item.lastMonth.physicalPercent !== null)
    return (
      <div className="small soft">
        {t('monthly.lastMonth', { value: `${item.lastMonth.physicalPercent}%` })}
      </div>
    );
  if (!isSeries(column)) return null;
  const series = SERIES[column];
  const last = item.lastMonth[series];
  const before = item.yearBefore[series];
  const now = typedSums(rows, typed)[series];
  const year = before === null ? now : BigInt(before) + (now ?? 0n);
  return (
    <div className="small soft nowrap">
      {last !== null && (
        <div>{t('monthly.lastMonth', { value: formatFen(last, typed.unit).text })}</div>
      )}
      {year !== null && (
        <div>{t('monthly.yearToDate', { value: formatFen(year, typed.unit).text })}</div>
      )}
    </div>
  );
}
