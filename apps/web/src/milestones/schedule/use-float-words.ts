import { useTranslation } from 'react-i18next';
import type { Scheduled } from '../../client/milestones.js';
import { useWord } from '../../language/use-language.js';

/** Returns a function that says the float of a milestone in words, or why it has none. */
export function useFloatWords(): (
  milestone: Pick<Scheduled, 'floatDays' | 'floatMissing'>,
) => string {
  const { t } = useTranslation();
  const word = useWord();
  return ({ floatDays, floatMissing }) => {
    if (floatDays === null) return word('floatMissing', floatMissing ?? 'unverified');
    return floatDays < 0
      ? t('schedule.behind', { count: -floatDays })
      : t('schedule.float', { count: floatDays });
  };
}
