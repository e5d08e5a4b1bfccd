import { useTranslation } from 'react-i18next';
import type { FundingMatrix, MatrixCell } from '../../client/planning.js';
import { Amount } from '../../ui/money/amount.js';
import { exactYuan } from '../../ui/money/format-fen.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import type { FundingYear } from './funding-column.js';

interface SumsOf {
  columns: readonly FundingYear[];
  matrix: FundingMatrix;
  unit: MoneyUnit;
}

/**
 * Returns the cell of a funding source in a year as the server has it, with the amounts received
 * and paid; undefined when the server has no such cell.
 */
export const cellOf = (column: FundingYear | undefined, source: string): MatrixCell | undefined =>
  column?.held?.cells.find((cell) => (cell.source ?? '') === source);

/**
 * Returns the planned amount of a funding source in a year, in fen (0.01 yuan); null when none is
 * typed.
 */
export const plannedOf = (column: FundingYear | undefined, source: string): string | null =>
  column?.read.cells.find((cell) => cell.source === source)?.plannedFen ?? null;

/** Shows the planned sum of a funding source over all years. */
export function SumOfSource({ source, columns, matrix, unit }: SumsOf & { source: string }) {
  const planned = sumOf(columns.map((column) => plannedOf(column, source)));
  return (
    <>
      <Planned fen={planned} unit={unit} />
      <Actuals
        cell={matrix.sources.find((one) => (one.source ?? '') === source)}
        plannedFen={planned}
        gap={gapOf(
          columns.map((column) => [plannedOf(column, source), cellOf(column, source)?.inPlaceFen]),
        )}
        unit={unit}
      />
    </>
  );
}

/**
 * Shows the planned sum of all funding sources in a year, with an error message when that sum
 * exceeds the year plan.
 */
export function SumOfYear({
  column,
  message,
  unit,
}: {
  column: FundingYear;
  message: string | null;
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  const planned = column.read.plannedFen?.toString() ?? null;
  const over = overPlan(column);
  return (
    <>
      <Planned fen={planned} unit={unit} />
      <Actuals cell={column.held ?? undefined} plannedFen={planned} unit={unit} />
      {over !== null && (
        <div className="cell-problem">
          {t('budget.funding.aboveYear', { yuan: exactYuan(over) })}
        </div>
      )}
      {over === null && message !== null && <div className="cell-problem">{message}</div>}
    </>
  );
}

/** Shows the planned sum of all funding sources over all years. */
export function SumOfAll({ columns, matrix, unit }: SumsOf) {
  const planned = sumOf(columns.map(({ read: { plannedFen } }) => plannedFen));
  return (
    <>
      <Planned fen={planned} unit={unit} />
      <Actuals
        cell={matrix.sums}
        plannedFen={planned}
        gap={gapOf(columns.map(({ read: { plannedFen }, held }) => [plannedFen, held?.inPlaceFen]))}
        unit={unit}
      />
    </>
  );
}

/** Shows the part of all year plans that has no funding source yet. */
export function Unallocated({ columns, unit }: Omit<SumsOf, 'matrix'>) {
  const left = columns.map(({ held, read: { plannedFen } }) => {
    const plan = held?.yearPlanFen ?? null;
    return plan === null || plannedFen === null ? null : BigInt(plan) - plannedFen;
  });
  return <Amount fen={sumOf(left)} unit={unit} />;
}

/** Returns the sum of the known amounts, in fen (0.01 yuan); null when no amount is known. */
function sumOf(amounts: readonly (string | bigint | null)[]): string | null {
  const known = amounts.filter((fen) => fen !== null);
  return known.length === 0
    ? null
    : known.reduce<bigint>((sum, fen) => sum + BigInt(fen), 0n).toString();
}

/**
 * Returns by how much the planned funding of a year exceeds its year plan, in fen (0.01 yuan).
 * Returns null when it does not exceed it, or when the year has no plan.
 */
function overPlan({ held, read: { plannedFen } }: FundingYear): bigint | null {
  const plan = held?.yearPlanFen ?? null;
  return plan === null || plannedFen === null || plannedFen <= BigInt(plan)
    ? null
    : plannedFen - BigInt(plan);
}

/**
 * Returns the planned funding that has not been received yet, summed over the years in which both
 * amounts are known. Money received in a year without planned funding does not reduce the sum.
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
 * Shows the amounts received and paid for a cell, and the planned amount that has not been received
 * yet. Without ledger entries, says that nothing was recorded, or shows nothing if nothing is
 * planned.
 */
export function Actuals({
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
