import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProjectProcedures } from '../client/procedures.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { StatusMessage } from '../layout/status-message.js';
import { DataTable } from '../ui/table/data-table.js';
import { AddProcedureDialog } from './add-procedure-dialog.js';
import { useProcedureColumns } from './procedure-columns.js';
import { ProcedureName } from './procedure-name.js';

/** Shows the procedures of a project; users who may record can enter another one. */
export function ProjectProcedures({
  projectId,
  mayRecord,
}: {
  projectId: string;
  mayRecord: boolean;
}) {
  const { t } = useTranslation();
  const heading = useId();
  const { data, error, refetch } = useProjectProcedures(projectId);
  const columns = useProcedureColumns({ withProject: false });
  const [adding, setAdding] = useState(false);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const rows = data?.items ?? [];
  const before = {
    key: 'before',
    title: t('procedures.before'),
    cell: ({ afterId }: { afterId: string | null }) => {
      const found = rows.find(({ id }) => id === afterId);
      return found ? (
        <ProcedureName procedure={found} />
      ) : (
        <span className="soft">{t('procedures.parallel')}</span>
      );
    },
  };
  return (
    <section className="panel" aria-labelledby={heading}>
      <div className="panel-head">
        <h2 id={heading}>{t('procedures.title')}</h2>
        <span className="spacer" />
        {mayRecord && <Button onClick={() => setAdding(true)}>{t('procedures.add')}</Button>}
      </div>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      {error && <ProblemMessage error={error} retry={() => void refetch()} />}
      {data ? (
        <DataTable
          stacks
          rows={rows}
          columns={[...columns.slice(0, 1), before, ...columns.slice(1)]}
          caption={t('procedures.ofProjectCaption')}
          rowKey={({ id }) => id}
          empty={t('procedures.noneYet')}
          marked={({ late, state }) => late === true && state === 'accepted'}
        />
      ) : (
        !error && <Loading />
      )}
      {adding && (
        <AddProcedureDialog
          projectId={projectId}
          others={rows}
          onDone={(text) => {
            setAdding(false);
            setStatusMessage(text);
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </section>
  );
}
