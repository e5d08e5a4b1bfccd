import { useTranslation } from 'react-i18next';
import type { Target } from '../client/plan.js';
import { useWord } from '../language/use-language.js';
import { InChinese } from './in-chinese.js';

/** A promised number with its comparator and unit, or the words of a promise that is no number. */
export function TargetValue({
  target: { comparator, value, valueTo, unit },
}: {
  target: Pick<Target, 'comparator' | 'value' | 'valueTo' | 'unit'>;
}) {
  const word = useWord();
  if (value === null) return <>{word('comparator', comparator)}</>;
  const number =
    comparator === 'range' && valueTo !== null
      ? `${value}–${valueTo}`
      : `${comparator === '=' ? '' : `${word('comparator', comparator)} `}${value}`;
  return (
    <span className="nowrap">
      {number}
      {unit !== null && <InChinese> {unit}</InChinese>}
    </span>
  );
}

/** When a promise is due: a year, a period, every year, or no date at all. */
export function TargetDue({ due }: { due: string | null }) {
  const { t } = useTranslation();
  if (due === null) return <span className="soft">{t('project.noDue')}</span>;
  return (
    <span className="nowrap">
      {due === 'yearly' ? t('project.yearly') : due.replace('..', '–')}
    </span>
  );
}
