import { useTranslation } from 'react-i18next';
import { usePlans } from '../../client/family.js';

/** Returns a function that gives the name of a plan by its code. */
export function usePlanName(): (code: string) => string {
  const { t } = useTranslation();
  const plans = usePlans().data?.items ?? [];
  return (code) => plans.find((plan) => plan.code === code)?.name ?? t('plan.other');
}
