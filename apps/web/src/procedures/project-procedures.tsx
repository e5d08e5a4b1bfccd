import { useTranslation } from 'react-i18next';
import { type Procedure, useProjectProcedures } from '../client/procedures.js';
import { RecordSection } from '../ui/record-section.js';
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
  const query = useProjectProcedures(projectId);
  return (
    <RecordSection
      title={t('procedures.title')}
      add={mayRecord ? t('procedures.add') : null}
      query={query}
      show={({ items }) => <Procedures rows={items} />}
      dialog={(done, close) => (
        <AddProcedureDialog
          projectId={projectId}
          others={query.data?.items ?? []}
          onDone={done}
          onClose={close}
        />
      )}
    />
  );
}

function Procedures({ rows }: { rows: readonly Procedure[] }) {
  const { t } = useTranslation();
  const columns = useProcedureColumns({ withProject: false });
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
    <DataTable
      stacks
      rows={rows}
      columns={[...columns.slice(0, 1), before, ...columns.slice(1)]}
      caption={t('procedures.ofProjectCaption')}
      rowKey={({ id }) => id}
      empty={t('procedures.noneYet')}
      marked={({ late, state }) => late === true && state === 'accepted'}
    />
  );
}
