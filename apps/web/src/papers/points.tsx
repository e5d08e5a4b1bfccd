import { useTranslation } from 'react-i18next';
import { StatusTag } from '../ui/wording/status-tag.js';

/** Shows a percentage; null as “unknown”. */
export function Percent({ of }: { of: string | null }) {
  const { t } = useTranslation();
  return of === null ? <span className="soft">{t('app.unknown')}</span> : <>{of} %</>;
}

/** Writes a number with its sign: `+5.90`. */
export const signed = (points: string): string =>
  points.startsWith('-') ? `−${points.slice(1)}` : `+${points}`;

/** Shows by how many percentage points something is ahead or behind; null as “unknown”. */
export function Lead({ points }: { points: string | null }) {
  const { t } = useTranslation();
  if (points === null) return <span className="soft">{t('app.unknown')}</span>;
  const behind = points.startsWith('-');
  return (
    <StatusTag tone={behind ? 'amber' : 'green'}>
      {t(behind ? 'papers.behind' : 'papers.ahead', { points: points.replace('-', '') })}
    </StatusTag>
  );
}

/** Shows a change in percentage points; null as a dash with its meaning. */
export function Points({ of }: { of: string | null }) {
  const { t } = useTranslation();
  if (of === null)
    return (
      <span className="soft" title={t('app.unknown')}>
        <span aria-hidden="true">—</span>
        <span className="offscreen">{t('app.unknown')}</span>
      </span>
    );
  return <>{signed(of)}</>;
}
