import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type ApprovalFilter, useWaitingApprovals } from '../client/approvals.js';
import { StatusTag } from '../ui/wording/status-tag.js';
import { type Tab, TABS } from './approvals-filters.js';

/**
 * Shows links to the three lists, with the number of pending requests; at the user's own also how
 * many were returned, and how many were approved since the user last looked.
 */
export function ApprovalsTabs({
  chosen,
  addressOf,
}: {
  chosen: Tab;
  addressOf: (mine: ApprovalFilter['mine']) => string;
}) {
  const { t } = useTranslation();
  const { toDecide = 0, own = 0, returned = 0, approved = 0 } = useWaitingApprovals().data ?? {};
  const counts: Readonly<Record<Tab, number>> = { decide: toDecide, own, all: 0 };
  return (
    <nav className="subnav" aria-label={t('changes.lists')}>
      <ul>
        {TABS.map((tab) => (
          <li key={tab}>
            <Link
              to={addressOf(tab === 'all' ? null : tab)}
              aria-current={tab === chosen ? 'page' : undefined}
            >
              {t(`changes.tab.${tab}`)}
              {counts[tab] > 0 && (
                <>
                  {' '}
                  <span className="count" aria-hidden="true">
                    {counts[tab]}
                  </span>
                  <span className="offscreen">
                    {t(tab === 'own' ? 'changes.ownWaiting' : 'menu.waiting', {
                      count: counts[tab],
                    })}
                  </span>
                </>
              )}
              {tab === 'own' && <OwnDecided {...{ returned, approved }} />}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function OwnDecided({ returned, approved }: { returned: number; approved: number }) {
  const { t } = useTranslation();
  return (
    <>
      {returned > 0 && (
        <>
          {' '}
          <StatusTag tone="red">{t('changes.ownReturned', { count: returned })}</StatusTag>
        </>
      )}
      {approved > 0 && (
        <>
          {' '}
          <StatusTag tone="green">{t('changes.ownApproved', { count: approved })}</StatusTag>
        </>
      )}
    </>
  );
}
