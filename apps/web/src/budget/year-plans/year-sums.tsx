import { useTranslation } from 'react-i18next';
import { Amount } from '../../ui/money/amount.js';
import { exactYuan } from '../../ui/money/format-fen.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import type { YearRow } from './year-cells.js';

/**
 * Shows the sum of all year plans, and its difference from the project's total cost if that is
 * known.
 */
export function YearSums({
  rows,
  totalFen,
  unit,
}: {
  rows: readonly Pick<YearRow, 'row'>[];
  totalFen: string | null;
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  const known = rows.map(({ row }) => row.amountFen).filter((fen) => fen !== null);
  const sum = known.reduce((all, fen) => all + fen, 0n);
  const left = totalFen === null ? null : BigInt(totalFen) - sum;
  // The part of the total that is not planned yet is unknown when a year has no amount.
  const allKnown = known.length === rows.length;
  return (
    <>
      <Amount fen={known.length === 0 ? null : sum.toString()} unit={unit} />
      <div className="small">
        {t('budget.years.total')} <Amount fen={totalFen} unit={unit} />
      </div>
      {left !== null && left >= 0n && (
        <div className="small">
          {t('budget.years.unplanned')}{' '}
          <Amount fen={allKnown ? left.toString() : null} unit={unit} />
        </div>
      )}
      {left !== null && left < 0n && (
        <div className="cell-problem">
          {t('budget.years.aboveTotal', { yuan: exactYuan(-left) })}
        </div>
      )}
    </>
  );
}
