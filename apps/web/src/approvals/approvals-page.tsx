import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type ApprovalFilter, useApprovals, useWaitingApprovals } from '../client/approvals.js';
import { StatusMessage } from '../layout/status-message.js';
import { useAddressQuery } from '../layout/use-address-query.js';
import { useSignedIn } from '../session/signed-in.js';
import { MoneyUnitSwitch } from '../ui/money/money-unit-switch.js';
import { useMoneyUnit } from '../ui/money/use-money-unit.js';
import { PagedTable } from '../ui/table/paged-table.js';
import { PageTitle } from '../ui/wording/page-title.js';
import { useApprovalColumns } from './approval-columns.js';
import { type Tab, readFilters, TABS, usualFilters, writeFilters } from './approvals-filters.js';
import { ApprovalsFiltersBar } from './approvals-filters-bar.js';
import { BulkDecision } from './bulk-decision.js';
import { useChosenApprovals } from './use-chosen-approvals.js';

/** Shows the page with the change requests of all kinds, pending and decided ones. */
export default function ApprovalsPage() {
  const { t } = useTranslation();
  const { roles } = useSignedIn();
  const [params, editQuery] = useAddressQuery();
  const [unit, setUnit] = useMoneyUnit('wan');
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const usual = usualFilters(roles.map(({ role }) => role));
  const filters = readFilters(params, usual);
  const pages = useApprovals(filters);
  const { chosen, clear, column } = useChosenApprovals(pages.items ?? []);
  const columns = useApprovalColumns(unit);
  const tab = filters.mine ?? 'all';
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('changes.title')} />
        <span className="spacer" />
        <MoneyUnitSwitch unit={unit} onChange={setUnit} />
      </div>
      <p className="soft">{t('changes.intro')}</p>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      <Tabs
        chosen={tab}
        addressOf={(mine) => `?${writeFilters(params, { mine, state: null }, usual).toString()}`}
      />
      <ApprovalsFiltersBar
        filters={filters}
        onChange={(change) => editQuery((now) => writeFilters(now, change, usual))}
      />
      <BulkDecision
        ids={chosen}
        onDone={(words) => {
          clear();
          setStatusMessage(words);
        }}
      />
      <PagedTable
        tall
        stacks
        captionShown
        pages={pages}
        columns={column ? [column, ...columns] : columns}
        caption={t(`changes.caption.${tab}`)}
        rowKey={({ id }) => id}
        empty={t(`changes.empty.${tab}`)}
        marked={({ summary }) => (summary?.warnings.length ?? 0) > 0}
      />
    </>
  );
}

/** Shows links to the three lists, with the number of pending requests. */
function Tabs({
  chosen,
  addressOf,
}: {
  chosen: Tab;
  addressOf: (mine: ApprovalFilter['mine']) => string;
}) {
  const { t } = useTranslation();
  const { toDecide = 0, own = 0 } = useWaitingApprovals().data ?? {};
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
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
