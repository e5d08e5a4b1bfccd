import { Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlans } from '../../client/family.js';
import { useAddressQuery } from '../../frame/use-address-query.js';

/** The code of the plan that the address names; undefined for the one the installation began with. */
export const usePlanAsked = (): string | undefined => useAddressQuery()[0].get('plan') ?? undefined;

/** The part of an address that keeps to a plan. */
export const inPlan = (plan: string | undefined): string =>
  plan === undefined ? '' : `?plan=${encodeURIComponent(plan)}`;

/** Chooses among the plans there are; nothing where there is one. */
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
