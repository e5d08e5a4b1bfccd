import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Contradiction, useOpenContradictions } from '../client/contradictions.js';
import { useSignedIn } from '../session/signed-in.js';

const VERIFIERS = new Set(['auditor', 'system-admin']);
/**
 * Roles that see contradictions in the audit log. Other users do not, because no figure depends on
 * the audit log.
 */
const LOG_KEEPERS = new Set(['auditor', 'audit-admin', 'system-admin']);

/**
 * Shows a banner on every page while there are open contradictions: in the ledger, for all users
 * who see the project; in the audit log, for the roles above.
 */
export function ContradictionBanner() {
  const open = useOpenContradictions().data?.items ?? [];
  const ledger = open.filter(({ kind }) => kind !== 'audit-log');
  return (
    <>
      {ledger.length > 0 && <LedgerBanner open={ledger} />}
      {ledger.length < open.length && <AuditLogBanner count={open.length - ledger.length} />}
    </>
  );
}

function LedgerBanner({ open }: { open: readonly Contradiction[] }) {
  const { t } = useTranslation();
  const verifies = useSignedIn().roles.some(({ role }) => VERIFIERS.has(role));
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

function AuditLogBanner({ count }: { count: number }) {
  const { t } = useTranslation();
  const { roles } = useSignedIn();
  if (!roles.some(({ role }) => LOG_KEEPERS.has(role))) return null;
  const closes = roles.some(({ role }) => role === 'auditor');
  const reads = closes || roles.some(({ role }) => role === 'audit-admin');
  return (
    <Alert
      type="error"
      role="alert"
      showIcon={false}
      title={t('verification.logBanner', { count })}
      description={
        <span>
          {t('verification.logBannerWhat')}{' '}
          {reads && (
            <Link to={closes ? '/verification' : '/record'}>{t('verification.bannerLink')}</Link>
          )}
        </span>
      }
    />
  );
}
