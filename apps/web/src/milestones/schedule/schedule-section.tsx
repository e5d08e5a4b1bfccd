import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Scheduled, useSchedule } from '../../client/milestones.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { StatusMessage } from '../../layout/status-message.js';
import { DataTable } from '../../ui/table/data-table.js';
import { Gantt } from './gantt.js';
import { PredecessorsDialog } from './predecessors-dialog.js';
import { useScheduleColumns } from './schedule-columns.js';

/**
 * Shows the schedule of a project as a chart and as a table: what each milestone waits for, its float
 * and the critical path. Users who may re-forecast milestones set their predecessors here.
 */
export function ScheduleSection({
  projectId,
  mayRecord,
}: {
  projectId: string;
  mayRecord: boolean;
}) {
  const { t } = useTranslation();
  const heading = useId();
  const { data, error, refetch } = useSchedule(projectId);
  const [opened, setOpened] = useState<Scheduled | null>(null);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const items = data?.items ?? [];
  const columns = useScheduleColumns({ items, mayRecord, onOpen: setOpened });
  if (data && items.length === 0) return null;
  const conflicts = items.filter(({ conflict }) => conflict).length;
  return (
    <section className="panel" aria-labelledby={heading}>
      <div className="panel-head">
        <h2 id={heading}>{t('schedule.title')}</h2>
      </div>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      {!data &&
        (error ? <ProblemMessage error={error} retry={() => void refetch()} /> : <Loading />)}
      {data && (
        <>
          <p>
            {data.finishOn === null
              ? t('schedule.noFinish')
              : t('schedule.summary', {
                  finish: data.finishOn,
                  critical: items.filter(({ critical }) => critical).length,
                })}
            {conflicts > 0 && ` ${t('schedule.conflicts', { count: conflicts })}`}
            {items.every(({ predecessors }) => predecessors.length === 0) &&
              ` ${t('schedule.noLinks')}`}
          </p>
          <Gantt items={items} />
          <DataTable
            stacks
            caption={t('schedule.caption')}
            columns={columns}
            rows={items}
            rowKey={({ id }) => id}
            marked={({ conflict }) => conflict}
            empty={t('milestones.empty')}
          />
        </>
      )}
      {opened && (
        <PredecessorsDialog
          milestone={opened}
          others={items.filter(({ id }) => id !== opened.id)}
          onDone={(text) => {
            setStatusMessage(text);
            setOpened(null);
          }}
          onClose={() => setOpened(null)}
        />
      )}
    </section>
  );
}
