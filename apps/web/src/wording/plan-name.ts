import { useTranslation } from 'react-i18next';
import { usePlans } from '../client/family.js';

/** What a plan is called, by the code that records name it by. */
export function usePlanName(): (code: string) => string {
  const { t } = useTranslation();
  const plans = usePlans().data?.items ?? [];
  return (code) => plans.find((plan) => plan.code === code)?.name ?? t('plan.other');
}
