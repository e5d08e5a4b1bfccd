import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Alert, useAlerts } from '../../client/alerts.js';
import { Said } from '../../frame/said.js';
import { useMay } from '../../session/use-may.js';
import { DataTable } from '../../table/data-table.js';
import { Refused } from '../../frame/refused.js';
import { Loading } from '../../frame/loading.js';
import { AcknowledgeDialog } from '../alerts/acknowledge-dialog.js';
import { useAlertColumns } from '../alerts/alert-columns.js';

/** The project's alerts that are not settled; a manager answers them here too. */
export function ProjectAlerts({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  const heading = useId();
  const may = useMay();
  // Asked for by state: among all that a long project has had, the live ones might be on a later page.
  const open = useAlerts({ projectId, state: 'open', severity: null, rule: null });
  const acknowledged = useAlerts({ projectId, state: 'acknowledged', severity: null, rule: null });
  const items = open.items && acknowledged.items && [...open.items, ...acknowledged.items];
  const error = open.error ?? acknowledged.error;
  const refetch = (): void => { void open.refetch(); void acknowledged.refetch(); };
  const [answering, setAnswering] = useState<Alert | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const columns = useAlertColumns({ withProject: false, mayAcknowledge: ({ unitId }) => may.acknowledge(unitId), acknowledge: setAnswering });
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{t('project.alerts')}</h2>
      <Said text={said} onClose={() => setSaid(null)} />
      {!items && (error ? <Refused error={error} retry={refetch} /> : <Loading />)}
      {items && <DataTable caption={t('project.alertsCaption')} columns={columns} rows={items} rowKey={({ id }) => id} empty={t('project.noAlerts')} />}
      {answering && <AcknowledgeDialog alert={answering} onClose={() => setAnswering(null)} onDone={(text) => { setSaid(text); setAnswering(null); }} />}
    </section>
  );
}
