import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAlerts, useHasGaps } from '../client/alerts.js';
import { Choice } from '../ui/form/choice.js';
import { ProjectChoice } from '../ui/form/project-choice.js';
import { StatusMessage } from '../layout/status-message.js';
import { useAddressQuery } from '../layout/use-address-query.js';
import { useWord } from '../language/use-language.js';
import { ViewsMenu } from '../ui/views/views-menu.js';
import { PageTitle } from '../ui/wording/page-title.js';
import {
  type InboxFilters,
  readAlertFilters,
  RULES,
  SEVERITIES,
  STATES,
  writeAlertFilters,
} from './alert-filters.js';
import { AlertsNav } from './alerts-nav.js';
import { Inbox } from './inbox.js';

/**
 * Shows the page with the alerts of the user's organisations, grouped by project, the most urgent
 * first.
 */
export default function AlertsPage() {
  const { t } = useTranslation();
  const [params, editQuery] = useAddressQuery();
  const filters = readAlertFilters(params);
  const pages = useAlerts(filters);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('alerts.title')} />
        <span className="spacer" />
        <ViewsMenu page="alerts" />
      </div>
      <AlertsNav />
      <AlertFiltersBar
        filters={filters}
        onChange={(change) => editQuery((now) => writeAlertFilters(now, change))}
      />
      <GapsNotice />
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      <Inbox key={JSON.stringify(filters)} pages={pages} onDone={setStatusMessage} />
    </>
  );
}

function AlertFiltersBar({
  filters,
  onChange,
}: {
  filters: InboxFilters;
  onChange: (change: Partial<InboxFilters>) => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <div className="filters">
      <Choice
        label={t('alerts.state')}
        value={filters.state}
        onChange={(state) => onChange({ state })}
        options={STATES.map((value) => ({ value, label: word('alertState', value) }))}
      />
      <Choice
        label={t('alerts.severity')}
        value={filters.severity}
        onChange={(severity) => onChange({ severity })}
        options={SEVERITIES.map((value) => ({ value, label: word('severity', value) }))}
      />
      <Choice
        label={t('alerts.rule')}
        value={filters.rule}
        onChange={(rule) => onChange({ rule })}
        width={170}
        options={RULES.map((value) => ({ value, label: word('rule', value) }))}
      />
      <ProjectChoice
        projectId={filters.projectId}
        onChange={(projectId) => onChange({ projectId })}
      />
    </div>
  );
}

/**
 * Shows a notice that some rules could not be evaluated. Without it, users could take an empty list
 * of alerts as good news.
 */
function GapsNotice() {
  const { t } = useTranslation();
  return (
    useHasGaps().data === true && (
      <p className="soft small">
        {t('alerts.gapsNotice')} <Link to="/alerts/gaps">{t('alerts.gapsLink')}</Link>
      </p>
    )
  );
}
