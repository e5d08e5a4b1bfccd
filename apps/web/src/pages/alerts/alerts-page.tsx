import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Alert, useAlerts } from '../../client/alerts.js';
import { Choice } from '../../form/choice.js';
import { Said } from '../../frame/said.js';
import { useWord } from '../../language/use-language.js';
import { useMay } from '../../session/use-may.js';
import { PagedTable } from '../../table/paged-table.js';
import { useAddressQuery } from '../../frame/use-address-query.js';
import { PageTitle } from '../../wording/page-title.js';
import { AcknowledgeDialog } from './acknowledge-dialog.js';
import { useAlertColumns } from './alert-columns.js';
import { type InboxFilters, readAlertFilters, RULES, SEVERITIES, STATES, writeAlertFilters } from './alert-filters.js';

/** What waits for somebody, within the reader's units. */
export default function AlertsPage() {
  const { t } = useTranslation();
  const [params, editQuery] = useAddressQuery();
  const filters = readAlertFilters(params);
  const pages = useAlerts({ ...filters, projectId: null });
  const may = useMay();
  const [answering, setAnswering] = useState<Alert | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const columns = useAlertColumns({ withProject: true, mayAcknowledge: ({ unitId }) => may.acknowledge(unitId), acknowledge: setAnswering });
  return (
    <>
      <div className="page-head"><PageTitle title={t('alerts.title')} /></div>
      <AlertFiltersBar filters={filters} onChange={(change) => editQuery((now) => writeAlertFilters(now, change))} />
      <Said text={said} onClose={() => setSaid(null)} />
      <PagedTable pages={pages} columns={columns} caption={t('alerts.caption')} rowKey={({ id }) => id} empty={t('alerts.empty')} tall />
      {answering && <AcknowledgeDialog alert={answering} onClose={() => setAnswering(null)} onDone={(text) => { setSaid(text); setAnswering(null); }} />}
    </>
  );
}

function AlertFiltersBar({ filters, onChange }: { filters: InboxFilters; onChange: (change: Partial<InboxFilters>) => void }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <div className="filters">
      <Choice label={t('alerts.state')} value={filters.state} onChange={(state) => onChange({ state })} options={STATES.map((value) => ({ value, label: word('alertState', value) }))} />
      <Choice label={t('alerts.severity')} value={filters.severity} onChange={(severity) => onChange({ severity })} options={SEVERITIES.map((value) => ({ value, label: word('severity', value) }))} />
      <Choice label={t('alerts.rule')} value={filters.rule} onChange={(rule) => onChange({ rule })} width={170} options={RULES.map((value) => ({ value, label: word('rule', value) }))} />
    </div>
  );
}
