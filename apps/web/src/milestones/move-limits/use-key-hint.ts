import { useTranslation } from 'react-i18next';
import { useMoveLimits } from '../../client/move-limits.js';

/**
 * Returns the sentence that says from how many working days on the move of a key milestone is
 * decided by the level above. It names no number while the limit in force is not known.
 */
export function useKeyHint(): string {
  const { t } = useTranslation();
  const limit = useMoveLimits().data?.find(({ inForce }) => inForce);
  if (limit === undefined) return t('milestones.keyHint');
  return limit.workingDays === 0
    ? t('milestones.keyHintEach')
    : t('milestones.keyHintBeyond', { count: limit.workingDays });
}
