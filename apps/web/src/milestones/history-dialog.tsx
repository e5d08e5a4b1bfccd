import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Milestone, useMilestoneChanges } from '../client/milestones.js';
import { cityTime } from '../ui/day/city-day.js';
import { useFocusReturn } from '../ui/form/use-focus-return.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { DataTable } from '../ui/table/data-table.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { ActorName } from '../ui/wording/actor-name.js';

/** Shows a dialog with all states that a milestone has had. */
export function HistoryDialog({
  milestone,
  onClose,
}: {
  milestone: Milestone;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { data, error, refetch } = useMilestoneChanges(milestone);
  useFocusReturn();
  return (
    <Modal
      open
      title={t('milestones.ofMilestone', { action: t('milestones.history'), name: milestone.name })}
      onCancel={onClose}
      footer={null}
      width={760}
    >
      {!data &&
        (error ? <ProblemMessage error={error} retry={() => void refetch()} /> : <Loading />)}
      {data && (
        <DataTable
          caption={t('milestones.historyCaption')}
          rows={data.items}
          rowKey={({ version }) => String(version)}
          empty={t('app.none')}
          columns={[
            {
              key: 'at',
              title: t('milestones.changedAt'),
              names: true,
              cell: ({ changedAt }) => <span className="nowrap">{cityTime(changedAt)}</span>,
            },
            {
              key: 'forecast',
              title: t('milestones.forecast'),
              cell: ({ forecastOn }) => <span className="nowrap">{forecastOn}</span>,
            },
            {
              key: 'actual',
              title: t('milestones.actual'),
              cell: ({ actualOn }) => <span className="nowrap">{actualOn ?? '—'}</span>,
            },
            {
              key: 'why',
              title: t('milestones.explanation'),
              cell: ({ explanation, reason }) => (
                <>
                  {reason !== null && (
                    <span className="soft small">
                      <CodeWord list="milestoneReason" code={reason} />{' '}
                    </span>
                  )}
                  <InChinese className="recorded">{explanation}</InChinese>
                </>
              ),
            },
            {
              key: 'by',
              title: t('milestones.changedBy'),
              cell: ({ changedBy, changedByName }) => (
                <ActorName id={changedBy} name={changedByName} />
              ),
            },
          ]}
        />
      )}
    </Modal>
  );
}
