import { Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlans } from '../client/family.js';
import { useAddressQuery } from '../layout/use-address-query.js';

/**
 * Returns the code of the plan that the URL selects; undefined means the first plan of the
 * installation.
 */
export const usePlanAsked = (): string | undefined => useAddressQuery()[0].get('plan') ?? undefined;

/** Returns the query string that selects the same plan on another page, for links to that page. */
export const inPlan = (plan: string | undefined): string =>
  plan === undefined ? '' : `?plan=${encodeURIComponent(plan)}`;

/** Shows a select input for the plan; shows nothing when there is only one plan. */
export function PlanChoice({ shown }: { shown: string | undefined }) {
  const { t } = useTranslation();
  const id = useId();
  const [, edit] = useAddressQuery();
  const plans = usePlans().data?.items ?? [];
  if (plans.length < 2) return null;
  return (
    <div className="filters">
      <div className="filter">
        <label htmlFor={id}>{t('plan.choose')}</label>
        <Select
          id={id}
          value={shown}
          style={{ minWidth: 260 }}
          options={plans.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(plan: string) =>
            edit((now) => {
              now.set('plan', plan);
              return now;
            })
          }
        />
      </div>
    </div>
  );
}
