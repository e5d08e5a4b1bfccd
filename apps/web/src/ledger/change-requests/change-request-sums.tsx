import { useTranslation } from 'react-i18next';
import type { LedgerPayload } from '../../client/change-requests.js';
import { useWord } from '../../language/use-language.js';
import { Amount } from '../../ui/money/amount.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';

/** Field with the sum of each series. */
export const SUMS = { completed: 'completedFen', funds: 'fundsFen', paid: 'paidFen' } as const;

/**
 * Shows by how much a change request changes the totals of completed, in-place and paid amounts.
 * Says so when the totals stay the same, because the request only moves money between months or
 * sources.
 */
export function LedgerChangeRequestSums({
  proposal: changeRequest,
  unit,
}: {
  proposal: Pick<LedgerPayload, 'completedFen' | 'fundsFen' | 'paidFen'>;
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const moved = (['completed', 'funds', 'paid'] as const).filter(
    (series) => changeRequest[SUMS[series]] !== '0',
  );
  if (moved.length === 0) return <span className="soft">{t('approvals.sumsUnmoved')}</span>;
  return (
    <span className="parts">
      {moved.map((series) => (
        <span key={series} className="nowrap">
          {word('series', series)} <Amount fen={changeRequest[SUMS[series]]} unit={unit} />
        </span>
      ))}
    </span>
  );
}
