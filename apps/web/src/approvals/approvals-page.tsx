import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApprovals } from '../client/approvals.js';
import { StatusMessage } from '../layout/status-message.js';
import { useAddressQuery } from '../layout/use-address-query.js';
import { useSignedIn } from '../session/signed-in.js';
import { MoneyUnitSwitch } from '../ui/money/money-unit-switch.js';
import { useMoneyUnit } from '../ui/money/use-money-unit.js';
import { PagedTable } from '../ui/table/paged-table.js';
import { ViewsMenu } from '../ui/views/views-menu.js';
import { PageTitle } from '../ui/wording/page-title.js';
import { useApprovalColumns } from './approval-columns.js';
import { readFilters, usualFilters, writeFilters } from './approvals-filters.js';
import { ApprovalsFiltersBar } from './approvals-filters-bar.js';
import { ApprovalsTabs } from './approvals-tabs.js';
import { BulkDecision } from './bulk-decision.js';
import { useLookAtOwn } from './use-look-at-own.js';
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
  useLookAtOwn(filters, pages.items ?? []);
  const tab = filters.mine ?? 'all';
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('changes.title')} />
        <span className="spacer" />
        <ViewsMenu page="change-requests" />
        <MoneyUnitSwitch unit={unit} onChange={setUnit} />
      </div>
      <p className="soft">{t('changes.intro')}</p>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      <ApprovalsTabs
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
