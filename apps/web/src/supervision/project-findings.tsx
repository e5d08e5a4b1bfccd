import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFindings } from '../client/findings.js';
import { StatusMessage } from '../layout/status-message.js';
import { useMay } from '../session/use-may.js';
import { PagedTable } from '../ui/table/paged-table.js';
import { useFindingColumns } from './finding-columns.js';
import { RaiseDialog } from './raise-dialog.js';

/**
 * Shows the project's open audit findings. Auditors of the project also get a button to raise
 * another one.
 */
export function ProjectFindings({
  project: { id, unitId },
}: {
  project: { id: string; unitId: string };
}) {
  const { t } = useTranslation();
  const heading = useId();
  const mayAudit = useMay().audit(unitId);
  const pages = useFindings({ state: 'open', projectId: id, unitId: null });
  const columns = useFindingColumns({ withProject: false });
  const [raising, setRaising] = useState(false);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  return (
    <section className="panel" aria-labelledby={heading}>
      <div className="panel-head">
        <h2 id={heading}>{t('findings.ofProject')}</h2>
        <Link to={`/findings?projectId=${id}`}>{t('findings.allOfProject')}</Link>
        <span className="spacer" />
        {mayAudit && <Button onClick={() => setRaising(true)}>{t('findings.raise')}</Button>}
      </div>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      <PagedTable
        pages={pages}
        columns={columns}
        caption={t('findings.ofProjectCaption')}
        rowKey={(finding) => finding.id}
        empty={t('findings.noneOpen')}
      />
      {raising && (
        <RaiseDialog
          projectId={id}
          onDone={(text) => {
            setRaising(false);
            setStatusMessage(text);
          }}
          onClose={() => setRaising(false)}
        />
      )}
    </section>
  );
}
