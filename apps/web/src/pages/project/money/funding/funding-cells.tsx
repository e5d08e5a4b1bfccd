import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FundingMatrix, MatrixCell, MatrixYear } from '../../../../client/planning.js';
import { useWord } from '../../../../language/use-language.js';
import { Amount } from '../../../../money/amount.js';
import { exactYuan } from '../../../../money/format-fen.js';
import type { MoneyUnit } from '../../../../money/money-unit.js';
import type { useSheetEdits } from '../../../../sheet/sheet-edits.js';
import type { TypedCell } from '../../../../sheet/sheet-field.js';
import type { ReadColumn } from './funding-column.js';

/** A year of the funding sheet: stored values and typed ones. */
export interface FundingYear {
  year: number;
  held: MatrixYear | null;
  read: ReadColumn;
  changed: boolean;
}

interface CellsOf {
  columns: readonly FundingYear[];
  matrix: FundingMatrix;
  unit: MoneyUnit;
  edits: ReturnType<typeof useSheetEdits>;
  heldText: (source: string, year: number) => string;
  refused: { year: number; column: string | null; message: string | null } | null;
}

/** Calculates all cells of the funding sheet, editable or read-only, with row and column sums. */
export function useFundingCells({ columns, matrix, unit, edits, heldText, refused }: CellsOf) {
  const { t } = useTranslation();
  const word = useWord();
  const yearOf = (year: number): FundingYear | undefined =>
    columns.find((one) => one.year === year);
  const cellOf = (source: string, year: number): MatrixCell | undefined =>
    yearOf(year)?.held?.cells.find((cell) => (cell.source ?? '') === source);
  const plannedOf = (source: string, year: number): string | null =>
    yearOf(year)?.read.cells.find((cell) => cell.source === source)?.plannedFen ?? null;

  const typed = (source: string, year: number): TypedCell => {
    const held = heldText(source, year);
    const problem = yearOf(year)?.read.problems.get(source);
    return {
      typed: edits.text(source, String(year), held),
      changed: edits.isChanged(source, String(year), held),
      label: t('budget.funding.cell', { year, source: word('fundingSource', source) }),
      problem: problem === undefined ? null : t(`budget.problem.${problem}`),
      below: (
        <Actuals cell={cellOf(source, year)} plannedFen={plannedOf(source, year)} unit={unit} />
      ),
    };
  };

  const read = (source: string, year: number): ReactNode => {
    const planned = plannedOf(source, year);
    return (
      <>
        {planned === null ? <span className="soft">—</span> : <Amount fen={planned} unit={unit} />}
        <Actuals cell={cellOf(source, year)} plannedFen={planned} unit={unit} />
      </>
    );
  };

  const sumOfSource = (source: string): ReactNode => {
    const known = columns.map(({ year }) => plannedOf(source, year)).filter((fen) => fen !== null);
    const planned =
      known.length === 0 ? null : known.reduce((sum, fen) => sum + BigInt(fen), 0n).toString();
    return (
      <>
        <Planned fen={planned} unit={unit} />
        <Actuals
          cell={matrix.sources.find((one) => (one.source ?? '') === source)}
          plannedFen={planned}
          gap={gapOf(
            columns.map(({ year }) => [plannedOf(source, year), cellOf(source, year)?.inPlaceFen]),
          )}
          unit={unit}
        />
      </>
    );
  };

  const sumOfYear = (year: number): ReactNode => {
    const one = yearOf(year);
    if (!one) return null;
    const planned = one.read.plannedFen?.toString() ?? null;
    const over = overPlan(one);
    const message = refused?.year === year && refused.column === 'cells' ? refused.message : null;
    return (
      <>
        <Planned fen={planned} unit={unit} />
        <Actuals cell={one.held ?? undefined} plannedFen={planned} unit={unit} />
        {over !== null && (
          <div className="cell-problem">
            {t('budget.funding.aboveYear', { yuan: exactYuan(over) })}
          </div>
        )}
        {over === null && message !== null && <div className="cell-problem">{message}</div>}
      </>
    );
  };

  const sumOfAll = (): ReactNode => {
    const known = columns
      .map(({ read: { plannedFen } }) => plannedFen)
      .filter((fen) => fen !== null);
    const planned =
      known.length === 0 ? null : known.reduce((sum, fen) => sum + fen, 0n).toString();
    return (
      <>
        <Planned fen={planned} unit={unit} />
        <Actuals
          cell={matrix.sums}
          plannedFen={planned}
          gap={gapOf(
            columns.map(({ read: { plannedFen }, held }) => [plannedFen, held?.inPlaceFen]),
          )}
          unit={unit}
        />
      </>
    );
  };

  const yearPlan = (year: string): ReactNode => (
    <Amount
      fen={year === 'sum' ? matrix.yearPlansFen : (yearOf(Number(year))?.held?.yearPlanFen ?? null)}
      unit={unit}
    />
  );

  const unallocated = (year: string): ReactNode => {
    const of = (one: FundingYear): bigint | null => {
      const plan = one.held?.yearPlanFen ?? null;
      return plan === null || one.read.plannedFen === null
        ? null
        : BigInt(plan) - one.read.plannedFen;
    };
    const known = (year === 'sum' ? columns : columns.filter((one) => one.year === Number(year)))
      .map(of)
      .filter((fen) => fen !== null);
    return (
      <Amount
        fen={known.length === 0 ? null : known.reduce((sum, fen) => sum + fen, 0n).toString()}
        unit={unit}
      />
    );
  };

  return { typed, read, sumOfSource, sumOfYear, sumOfAll, yearPlan, unallocated };
}

/**
 * Excess of the sources over the year plan in fen; null when there is none or the year has no plan.
 */
function overPlan({ held, read: { plannedFen } }: FundingYear): bigint | null {
  const plan = held?.yearPlanFen ?? null;
  return plan === null || plannedFen === null || plannedFen <= BigInt(plan)
    ? null
    : plannedFen - BigInt(plan);
}

/**
 * Planned amounts that are not in place yet, summed over years in which both are known. Money
 * received in a year without a plan does not reduce the sum.
 */
function gapOf(
  years: readonly (readonly [
    planned: string | bigint | null,
    inPlace: string | null | undefined,
  ])[],
): string | null {
  const known = years.flatMap(([planned, inPlace]) =>
    planned === null || inPlace == null ? [] : [BigInt(planned) - BigInt(inPlace)],
  );
  return known.length === 0 ? null : known.reduce((sum, fen) => sum + fen, 0n).toString();
}

function Planned({ fen, unit }: { fen: string | null; unit: MoneyUnit }) {
  const { t } = useTranslation();
  return fen === null ? (
    <span className="soft">{t('budget.funding.none')}</span>
  ) : (
    <Amount fen={fen} unit={unit} />
  );
}

/**
 * Amounts received and paid for a cell, and the difference between planned and received; nothing
 * when the ledger has no entries.
 */
function Actuals({
  cell,
  plannedFen,
  gap = gapOf([[plannedFen, cell?.inPlaceFen]]),
  unit,
}: {
  cell: Pick<MatrixCell, 'inPlaceFen' | 'paidFen'> | undefined;
  plannedFen: string | null;
  gap?: string | null;
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  if (!cell || (cell.inPlaceFen === null && cell.paidFen === null))
    return plannedFen === null ? null : (
      <div className="soft small">{t('budget.funding.noActuals')}</div>
    );
  return (
    <div className="small actuals">
      <span>
        {t('budget.funding.inPlace')} <Amount fen={cell.inPlaceFen} unit={unit} />
      </span>
      <span>
        {t('budget.funding.paid')} <Amount fen={cell.paidFen} unit={unit} />
      </span>
      {gap !== null && (
        <span>
          {t('budget.funding.gap')} <Amount fen={gap} unit={unit} />
        </span>
      )}
    </div>
  );
}
