import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDerivedCount } from '../../client/milestones.js';
import { useSignedIn } from '../../session/signed-in.js';

/** Shows people who work for organisations that days of the plan wait to be verified, if any do. */
export function PlanDatesNotice() {
  const { t } = useTranslation();
  const works = useSignedIn().roles.some(({ role }) => role === 'officer' || role === 'manager');
  const count = useDerivedCount(works).data;
  if (!count || count.waiting === 0) return null;
  return (
    <p className="panel">
      {t('planDates.count', { ...count })}{' '}
      <Link to={`/plan-dates${count.passed > 0 ? '?passed=true' : ''}`}>
        {t('planDates.review')}
      </Link>
    </p>
  );
}
