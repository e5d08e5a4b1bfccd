import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useSignedIn } from '../../session/signed-in.js';
import { useProjects } from '../../client/projects.js';
import { MoneyUnitSwitch } from '../../ui/money/money-unit-switch.js';
import { useMoneyUnit } from '../../ui/money/use-money-unit.js';
import { PagedTable } from '../../ui/table/paged-table.js';
import { useAddressQuery } from '../../layout/use-address-query.js';
import { StatusMessage } from '../../layout/status-message.js';
import { ViewsMenu } from '../../ui/views/views-menu.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { PlanDatesNotice } from '../../milestones/plan-dates/plan-dates-notice.js';
import { Transfer } from '../../projects/transfer/transfer.js';
import { PortfolioFilters } from './portfolio-filters-bar.js';
import { readPortfolioFilters, writePortfolioFilters } from './portfolio-filters.js';
import { usePortfolioColumns } from './portfolio-columns.js';
import { useChosenProjects } from './use-chosen-projects.js';

/** Shows the page with all projects that the user may see. The filters are stored in the URL. */
export default function PortfolioPage() {
  const { t } = useTranslation();
  const { roles } = useSignedIn();
  const manages = roles.some(({ role }) => role === 'manager');
  const works = manages || roles.some(({ role }) => role === 'officer');
  const [params, editQuery] = useAddressQuery();
  const [unit, setUnit] = useMoneyUnit('yi');
  const filters = readPortfolioFilters(params);
  const pages = useProjects(filters);
  const columns = usePortfolioColumns(unit, useLocation().search);
  const { chosen, clear, column } = useChosenProjects(pages.items ?? []);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('portfolio.title')} />
        <span className="spacer" />
        <ViewsMenu page="projects" />
        {manages && <Link to="/displays">{t('displays.title')}</Link>}
        {works && <Link to="/projects/not-recorded">{t('register.notRecorded')}</Link>}
        {works && <Link to="/projects/list">{t('projectList.open')}</Link>}
        {works && <Link to="/projects/new">{t('portfolio.register')}</Link>}
      </div>
      <PlanDatesNotice />
      <div className="filters">
        <PortfolioFilters
          filters={filters}
          onChange={(change) => editQuery((now) => writePortfolioFilters(now, change))}
        />
        <MoneyUnitSwitch unit={unit} onChange={setUnit} />
      </div>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      {chosen.length > 0 && (
        <div className="actions" style={{ alignItems: 'center' }}>
          <span role="status">{t('portfolio.chosen', { count: chosen.length })}</span>
          <Transfer
            projects={chosen}
            onDone={(text) => {
              setStatusMessage(text);
              clear();
            }}
          />
          <Button onClick={clear}>{t('portfolio.chooseNone')}</Button>
        </div>
      )}
      <PagedTable
        pages={pages}
        columns={column ? [column, ...columns] : columns}
        caption={t('portfolio.caption')}
        rowKey={(project) => project.id}
        empty={t('portfolio.empty')}
        tall
        pinned
      />
    </>
  );
}
