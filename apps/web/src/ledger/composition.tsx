import { useTranslation } from 'react-i18next';
import type { LedgerEntry } from '../client/ledger.js';
import { Amount } from '../ui/money/amount.js';
import type { MoneyUnit } from '../ui/money/money-unit.js';
import { PARTS } from './series.js';

type Parts = Pick<LedgerEntry, 'buildingFen' | 'equipmentFen' | 'otherFen' | 'landFen'>;

/**
 * Shows the components of an amount, except those that are zero. When the components were not
 * stated, which does not mean zero, a text says so.
 */
export function Composition({ of, unit }: { of: Parts; unit: MoneyUnit }) {
  const { t } = useTranslation();
  if (of.buildingFen === null) return <span className="soft">{t('ledger.notStated')}</span>;
  const parts = PARTS.flatMap((part) => {
    const fen = of[`${part}Fen`];
    return fen === null || fen === '0' ? [] : [{ part, fen }];
  });
  return (
    <span className="parts">
      {parts.map(({ part, fen }) => (
        <span key={part} className="nowrap">
          {t(`ledger.part.${part}`)} <Amount fen={fen} unit={unit} />
        </span>
      ))}
    </span>
  );
}
