import { useTranslation } from 'react-i18next';
import { exactYuan, formatFen } from './format-fen.js';
import type { MoneyUnit } from './money-unit.js';

interface AmountOf {
  unit: MoneyUnit;
  /** False for projects that have no amounts of money, such as reforms; true by default. */
  asked?: boolean;
}

/**
 * Shows an amount in a unit; null is shown as “unknown”. A rounded figure is marked, and its exact
 * value is added.
 */
export function Amount({ fen, unit, asked = true }: AmountOf & { fen: string | null }) {
  const { t } = useTranslation();
  if (fen === null)
    return <span className="soft">{t(asked ? 'app.unknown' : 'app.notAsked')}</span>;
  const { text, exact } = formatFen(fen, unit);
  const yuan = exactYuan(fen);
  if (exact) return <span title={t('app.exact', { yuan })}>{text}</span>;
  return (
    <span title={t('app.rounded', { yuan })}>
      <span aria-hidden="true">≈</span>
      <span className="offscreen">{t('app.rounded', { yuan })} </span>
      {text}
    </span>
  );
}

/**
 * Shows a sum of ledger entries. Without entries (null) the text is “nothing recorded”, or a dash
 * if `quiet`, for tables with many such cells.
 */
export function RecordedSum({
  fen,
  unit,
  asked = true,
  quiet = false,
}: AmountOf & { fen: string | null; quiet?: boolean }) {
  const { t } = useTranslation();
  if (fen !== null) return <Amount fen={fen} unit={unit} />;
  const words = t(asked ? 'app.notRecorded' : 'app.notAsked');
  return quiet ? <NothingRecorded words={words} /> : <span className="soft">{words}</span>;
}

/**
 * Shows a sum in a report, or a dash when nothing was recorded. `inParent` is the part of the sum
 * that is also contained in the parent project's figure. It is shown below the sum.
 */
export function ReportSum({
  fen,
  inParent = null,
  unit,
}: {
  fen: string | null;
  inParent?: string | null | undefined;
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  if (fen === null) return <NothingRecorded words={t('app.notRecorded')} />;
  if (inParent === null) return <Amount fen={fen} unit={unit} />;
  return (
    <>
      <Amount fen={fen} unit={unit} />
      <div className="small soft">
        {t('app.inParent')} <Amount fen={inParent} unit={unit} />
      </div>
    </>
  );
}

const NothingRecorded = ({ words }: { words: string }) => (
  <span className="soft" title={words}>
    <span aria-hidden="true">—</span>
    <span className="offscreen">{words}</span>
  </span>
);
