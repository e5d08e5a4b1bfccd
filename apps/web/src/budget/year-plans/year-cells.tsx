import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { YearPlan } from '../../client/planning.js';
import { useWord } from '../../language/use-language.js';
import { Amount } from '../../ui/money/amount.js';
import { exactYuan } from '../../ui/money/format-fen.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import type { useSheetEdits } from '../../ui/sheet/sheet-edits.js';
import type { TypedCell } from '../../ui/sheet/sheet-field.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import type { CellProblemsOfYear } from '../use-cell-problems.js';
import { CATEGORIES, type ReadRow, type RowProblem } from './year-row.js';

/**
 * One row of the table of year plans: stored plan, typed values, and planned funding. Amounts are
 * in fen (0.01 yuan).
 */
export interface YearRow {
  year: number;
  plan: Pick<YearPlan, 'amountFen'> | null;
  row: ReadRow;
  changed: boolean;
  plannedFen: string | null;
}

interface CellsOf {
  rows: readonly YearRow[];
  unit: MoneyUnit;
  edits: ReturnType<typeof useSheetEdits>;
  heldText: (year: number, column: string) => string;
  refused: CellProblemsOfYear | null;
}

/** Returns the contents of all cells of the table of year plans, editable or read-only. */
export function useYearCells({ rows, unit, edits, heldText, refused }: CellsOf) {
  const { t } = useTranslation();
  const word = useWord();
  const rowOf = (year: number): YearRow | undefined => rows.find((one) => one.year === year);
  const say = (problem: RowProblem | undefined): string | null =>
    problem === undefined
      ? null
      : problem === 'required'
        ? t('app.required')
        : problem === 'months-missing'
          ? t('budget.years.allMonths')
          : t(`budget.problem.${problem}`);
  const problem = (year: number, column: string): string | null =>
    refused?.year === year ? (refused.byColumn.get(column) ?? null) : null;

  const problemOf = (
    { year, row, changed, plannedFen }: YearRow,
    column: string,
  ): string | null => {
    if (!changed) return problem(year, column);
    const wrong = say(row.problems.get(column));
    if (wrong !== null || column !== 'amount') return wrong ?? problem(year, column);
    if (plannedFen !== null && row.amountFen !== null && row.amountFen < BigInt(plannedFen))
      return t('budget.years.belowCells', { yuan: exactYuan(BigInt(plannedFen) - row.amountFen) });
    return problem(year, column);
  };

  const typed = (year: number, column: string): TypedCell => {
    const held = heldText(year, column);
    const one = rowOf(year);
    const month = column.startsWith('month-') ? column.slice('month-'.length) : null;
    return {
      typed: edits.text(String(year), column, held),
      changed: edits.isChanged(String(year), column, held),
      problem: one ? problemOf(one, column) : null,
      label:
        month === null
          ? t(`budget.years.cell.${column === 'category' ? 'category' : 'amount'}`, { year })
          : t('budget.years.cell.month', { year, month }),
      ...(column === 'category'
        ? { options: CATEGORIES.map((value) => ({ value, label: word('yearCategory', value) })) }
        : {}),
      below: column === 'amount' && one && <BelowPlan row={one} unit={unit} />,
    };
  };

  return {
    typed,
    read: (year: number, column: string): ReactNode => {
      const row = rowOf(year)?.row;
      return row ? <ReadCell row={row} column={column} unit={unit} /> : null;
    },
    months: (year: number): ReactNode => {
      const row = rowOf(year)?.row;
      const wrong = say(row?.problems.get('months')) ?? problem(year, 'months');
      return row ? <MonthsSum row={row} wrong={wrong} unit={unit} /> : null;
    },
    /**
     * Returns the sum of a column of months over all years; null when no year has monthly amounts.
     */
    sum: (column: string): string | null => sumOfColumn(rows, column),
  };
}

const monthOf = ({ curveFen }: ReadRow, column: string): bigint | undefined =>
  curveFen?.[Number(column.slice('month-'.length)) - 1];

function sumOfColumn(rows: readonly YearRow[], column: string): string | null {
  const known = rows
    .map(({ row }) => (column === 'months' ? row.monthsFen : (monthOf(row, column) ?? null)))
    .filter((fen) => fen !== null);
  return known.length === 0 ? null : known.reduce((all, fen) => all + fen, 0n).toString();
}

interface CellOf {
  row: ReadRow;
  unit: MoneyUnit;
}

function ReadCell({ row, column, unit }: CellOf & { column: string }) {
  if (column === 'category')
    return row.category && <CodeWord list="yearCategory" code={row.category} />;
  if (column === 'amount') return <Amount fen={row.amountFen?.toString() ?? null} unit={unit} />;
  return row.curveFen ? (
    <Amount fen={String(monthOf(row, column) ?? 0n)} unit={unit} />
  ) : (
    <span className="soft">—</span>
  );
}

/** Shows the sum of a year's months, with an error message if the months have a problem. */
function MonthsSum({ row, wrong, unit }: CellOf & { wrong: string | null }) {
  const { t } = useTranslation();
  return (
    <>
      {row.monthsFen === null ? (
        <span className="soft small">{t('budget.years.noMonths')}</span>
      ) : (
        <Amount fen={row.monthsFen.toString()} unit={unit} />
      )}
      {wrong !== null && <div className="cell-problem">{wrong}</div>}
    </>
  );
}

/**
 * Shows notes below the amount of a year's plan while the user edits the plan: the stored amount,
 * and by how much the sum of the months differs from the plan.
 */
function BelowPlan({
  row: {
    plan,
    changed,
    row: { amountFen, monthsFen },
  },
  unit,
}: {
  row: YearRow;
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  const apart = monthsFen === null || amountFen === null ? 0n : amountFen - monthsFen;
  return (
    <>
      {changed && plan && (
        <div className="soft small">
          {t('budget.years.holds')} <Amount fen={plan.amountFen} unit={unit} />
        </div>
      )}
      {apart !== 0n && (
        <div className="cell-problem">
          {t('budget.years.monthsApart', { yuan: exactYuan(apart) })}
        </div>
      )}
    </>
  );
}
