import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Milestone } from '../client/milestones.js';
import { type EditedField, whatChanged } from './what-changed.js';

const FIELD_WORDS = {
  forecastOn: 'milestones.forecast',
  actualOn: 'milestones.actual',
  explanation: 'milestones.explanation',
  weight: 'milestones.weight',
} as const satisfies Record<EditedField, string>;

/** Shows a notice of what another user changed in the milestone while the form was open. */
export function StaleNotice({ before, now }: { before: Milestone; now: Milestone }) {
  const { t } = useTranslation();
  const changes = whatChanged(before, now);
  const named = before.ownerPersonId !== now.ownerPersonId;
  const same = changes.length === 0 && !named;
  return (
    <Alert
      type="warning"
      role="alert"
      style={{ marginBottom: 12 }}
      title={t('milestones.stale')}
      description={
        <>
          <p>{t(same ? 'milestones.staleSame' : 'milestones.staleAdvice')}</p>
          <ul>
            {changes.map((change) => (
              <li key={change.field}>
                {t('milestones.wasNow', {
                  field: t(FIELD_WORDS[change.field]),
                  before: change.before ?? t('app.none'),
                  now: change.now ?? t('app.none'),
                })}
              </li>
            ))}
            {named && <li>{t('milestones.ownerChanged')}</li>}
          </ul>
        </>
      }
    />
  );
}
