import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useOpenContradictions } from '../client/contradictions.js';
import { useSignedIn } from '../session/signed-in.js';

const VERIFIERS = new Set(['auditor', 'system-admin']);

/**
 * Banner on every page while verification fails for the ledger of a visible project or for the
 * whole ledger.
 */
export function ContradictionBanner() {
  const { t } = useTranslation();
  const verifies = useSignedIn().roles.some(({ role }) => VERIFIERS.has(role));
  const open = useOpenContradictions().data?.items ?? [];
  if (open.length === 0) return null;
  const projects = [...new Set(open.flatMap(({ projectId }) => projectId ?? []))];
  return (
    <Alert
      type="error"
      role="alert"
      showIcon={false}
      title={t('verification.banner', { count: open.length })}
      description={
        <span>
          {t('verification.bannerWhat')}{' '}
          {verifies ? (
            <Link to="/verification">{t('verification.bannerLink')}</Link>
          ) : (
            projects.slice(0, 3).map((id) => (
              <Link key={id} to={`/projects/${id}`}>
                {t('verification.theProject')}{' '}
              </Link>
            ))
          )}
        </span>
      }
    />
  );
}
