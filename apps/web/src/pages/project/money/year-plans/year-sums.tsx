import { useTranslation } from 'react-i18next';
import { Amount } from '../../../../money/amount.js';
import { exactYuan } from '../../../../money/format-fen.js';
import type { MoneyUnit } from '../../../../money/money-unit.js';
import type { YearRow } from './year-cells.js';

/** What the years come to, and how far that is from the total; a total that is not known measures nothing. */
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
  // A year without a plan is not a year without investment, so what is left of the total is not known then.
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
