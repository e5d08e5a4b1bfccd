import { useTranslation } from 'react-i18next';
import { exactYuan, formatFen } from './format-fen.js';
import type { MoneyUnit } from './money-unit.js';

/** An amount in a unit; null is the word “unknown”. A rounded figure says so and tells the exact one. */
export function Amount({ fen, unit }: { fen: string | null; unit: MoneyUnit }) {
  const { t } = useTranslation();
  if (fen === null) return <span className="soft">{t('app.unknown')}</span>;
  const { text, exact } = formatFen(fen, unit);
  return exact
    ? <span title={t('app.exact', { yuan: exactYuan(fen) })}>{text}</span>
    : <span title={t('app.rounded', { yuan: exactYuan(fen) })}><span aria-hidden="true">≈</span><span className="offscreen">{t('app.rounded', { yuan: exactYuan(fen) })} </span>{text}</span>;
}

/** A sum of entries; where there are none, nothing is known, and that is no zero. */
export function RecordedSum({ fen, entries, unit }: { fen: string; entries: number; unit: MoneyUnit }) {
  const { t } = useTranslation();
  return entries === 0 ? <span className="soft">{t('app.notRecorded')}</span> : <Amount fen={fen} unit={unit} />;
}
