import { Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRuleKinds, useRuleVersions } from '../../client/alert-rules.js';
import { cityToday } from '../../ui/day/city-day.js';
import { Loading } from '../../layout/loading.js';
import { NotForRole } from '../../layout/not-for-role.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { useAddressQuery } from '../../layout/use-address-query.js';
import { useSignedIn } from '../../session/signed-in.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { writeFilters } from '../alert-filters.js';
import { mayPropose } from './may-rules.js';
import { RuleChangeRequestForm } from './change-request-form.js';

/**
 * Shows the page to propose a rule change: choose the rule, edit its current values, preview the
 * effect, and submit the proposal. Another user decides about it.
 */
export default function NewRuleChangeRequestPage() {
  const { t } = useTranslation();
  const field = useId();
  const [params, editQuery] = useAddressQuery();
  const [kinds, versions] = [useRuleKinds(), useRuleVersions(cityToday())];
  const kind = kinds.data?.find(({ code }) => code === params.get('code'));
  const error = kinds.error ?? versions.error;
  if (!mayPropose(useSignedIn()))
    return (
      <>
        <PageTitle title={t('rules.newTitle')} />
        <NotForRole />
      </>
    );
  return (
    <>
      <p>
        <Link to="/alert-rules">{t('rules.back')}</Link>
      </p>
      <PageTitle title={t('rules.newTitle')} />
      {error && (
        <ProblemMessage
          error={error}
          retry={() => {
            void kinds.refetch();
            void versions.refetch();
          }}
        />
      )}
      {(!kinds.data || !versions.data) && !error && <Loading />}
      {kinds.data && versions.data && (
        <>
          <div className="filter">
            <label htmlFor={field}>{t('alerts.rule')}</label>
            <Select
              id={field}
              style={{ width: 260 }}
              value={kind?.code ?? null}
              placeholder={t('rules.choose')}
              showSearch={{ optionFilterProp: 'label' }}
              options={kinds.data.map(({ code, name }) => ({ value: code, label: name }))}
              onChange={(code) => editQuery((now) => writeFilters(now, { code }))}
            />
          </div>
          {kind && (
            <RuleChangeRequestForm
              key={kind.code}
              kind={kind}
              inForce={versions.data.find(({ code }) => code === kind.code) ?? null}
            />
          )}
        </>
      )}
    </>
  );
}
