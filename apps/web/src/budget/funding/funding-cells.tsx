import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FundingMatrix } from '../../client/planning.js';
import { useWord } from '../../language/use-language.js';
import { Amount } from '../../ui/money/amount.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import type { useSheetEdits } from '../../ui/sheet/sheet-edits.js';
import type { TypedCell } from '../../ui/sheet/sheet-field.js';
import type { CellProblemsOfYear } from '../use-cell-problems.js';
import type { FundingYear } from './funding-column.js';
import {
  Actuals,
  cellOf,
  plannedOf,
  SumOfAll,
  SumOfSource,
  SumOfYear,
  Unallocated,
} from './funding-sums.js';

interface CellsOf {
  columns: readonly FundingYear[];
  matrix: FundingMatrix;
  unit: MoneyUnit;
  edits: ReturnType<typeof useSheetEdits>;
  heldText: (source: string, year: number) => string;
  refused: CellProblemsOfYear | null;
}

/**
 * Returns the contents of all cells of the funding table, editable or read-only, with row and
 * column sums.
 */
export function useFundingCells({ columns, matrix, unit, edits, heldText, refused }: CellsOf) {
  const { t } = useTranslation();
  const word = useWord();
  const yearOf = (year: number): FundingYear | undefined =>
    columns.find((one) => one.year === year);

  const typed = (source: string, year: number): TypedCell => {
    const held = heldText(source, year);
    const column = yearOf(year);
    const problem = column?.read.problems.get(source);
    return {
      typed: edits.text(source, String(year), held),
      changed: edits.isChanged(source, String(year), held),
      label: t('budget.funding.cell', { year, source: word('fundingSource', source) }),
      problem: problem === undefined ? null : t(`budget.problem.${problem}`),
      below: (
        <Actuals cell={cellOf(column, source)} plannedFen={plannedOf(column, source)} unit={unit} />
      ),
    };
  };

  const read = (source: string, year: number): ReactNode => {
    const planned = plannedOf(yearOf(year), source);
    return (
      <>
        {planned === null ? <span className="soft">—</span> : <Amount fen={planned} unit={unit} />}
        <Actuals cell={cellOf(yearOf(year), source)} plannedFen={planned} unit={unit} />
      </>
    );
  };

  const sumOfYear = (year: number): ReactNode => {
    const column = yearOf(year);
    const messages = refused?.year === year ? refused.byColumn : null;
    const message = messages?.get('cells') ?? messages?.get('amount') ?? null;
    return column ? <SumOfYear column={column} message={message} unit={unit} /> : null;
  };

  return {
    typed,
    read,
    sumOfYear,
    sumOfSource: (source: string): ReactNode => (
      <SumOfSource source={source} columns={columns} matrix={matrix} unit={unit} />
    ),
    sumOfAll: (): ReactNode => <SumOfAll columns={columns} matrix={matrix} unit={unit} />,
    yearPlan: (year: string): ReactNode => (
      <Amount
        fen={
          year === 'sum' ? matrix.yearPlansFen : (yearOf(Number(year))?.held?.yearPlanFen ?? null)
        }
        unit={unit}
      />
    ),
    unallocated: (year: string): ReactNode => (
      <Unallocated
        columns={year === 'sum' ? columns : columns.filter((one) => one.year === Number(year))}
        unit={unit}
      />
    ),
  };
}
