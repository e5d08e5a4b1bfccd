import { useTranslation } from 'react-i18next';
import { useWord } from '../../language/use-language.js';
import { InChinese } from './in-chinese.js';

/**
 * Shows the value of a target with comparator and unit, or the text of a target that has no number.
 */
export function TargetValue({
  target: { comparator, value, valueTo, unit },
}: {
  target: {
    comparator: string;
    value: number | string | null;
    valueTo: number | string | null;
    unit: string | null;
  };
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

/** Shows the deadline of a target: a year, a period, every year, or none. */
export function TargetDue({ due }: { due: string | null }) {
  const { t } = useTranslation();
  if (due === null) return <span className="soft">{t('project.noDue')}</span>;
  return (
    <span className="nowrap">
      {due === 'yearly' ? t('project.yearly') : due.replace('..', '–')}
    </span>
  );
}
