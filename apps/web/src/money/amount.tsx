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

/** A sum of entries. A sum of nothing is “nothing recorded”: shown as a zero it would be taken for knowledge. `quiet` shows a dash, for tables full of them. */
export function RecordedSum({ fen, unit, quiet = false }: { fen: string; unit: MoneyUnit; quiet?: boolean }) {
  const { t } = useTranslation();
  if (fen !== '0') return <Amount fen={fen} unit={unit} />;
  return quiet
    ? <span className="soft" title={t('app.notRecorded')}><span aria-hidden="true">—</span><span className="offscreen">{t('app.notRecorded')}</span></span>
    : <span className="soft">{t('app.notRecorded')}</span>;
}
