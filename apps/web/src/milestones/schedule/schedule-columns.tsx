import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Scheduled } from '../../client/milestones.js';
import type { Column } from '../../ui/table/data-table.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { StatusTag } from '../../ui/wording/status-tag.js';
import { useFloatWords } from './use-float-words.js';

interface ColumnsOf {
  items: readonly Scheduled[];
  mayRecord: boolean;
  onOpen: (milestone: Scheduled) => void;
}

/** Returns the columns of the table that says in words what the chart shows. */
export function useScheduleColumns({ items, mayRecord, onOpen }: ColumnsOf): Column<Scheduled>[] {
  const { t } = useTranslation();
  const floatWords = useFloatWords();
  const names = new Map(items.map(({ id, name }) => [id, name]));
  return [
    {
      key: 'name',
      title: t('milestones.name'),
      names: true,
      cell: ({ name, critical }) => (
        <>
          <InChinese>{name}</InChinese>
          {critical && (
            <>
              {' '}
              <StatusTag tone="red">{t('schedule.critical')}</StatusTag>
            </>
          )}
        </>
      ),
    },
    {
      key: 'day',
      title: t('schedule.day'),
      cell: ({ actualOn, forecastOn, derived }) => (
        <>
          <span className="nowrap">{actualOn ?? forecastOn}</span>{' '}
          <span className="soft small">
            {t(
              actualOn !== null
                ? 'schedule.isMet'
                : derived
                  ? 'schedule.isDerived'
                  : 'schedule.isForecast',
            )}
          </span>
        </>
      ),
    },
    {
      key: 'predecessors',
      title: t('schedule.predecessors'),
      cell: ({ predecessors }) => <Predecessors of={predecessors} names={names} />,
    },
    { key: 'float', title: t('schedule.totalFloat'), cell: floatWords },
    ...(mayRecord
      ? [
          {
            key: 'actions',
            title: t('milestones.actions'),
            cell: (milestone: Scheduled) => (
              <div className="actions">
                <Button
                  size="small"
                  aria-label={t('milestones.ofMilestone', {
                    action: t('schedule.set'),
                    name: milestone.name,
                  })}
                  onClick={() => onOpen(milestone)}
                >
                  {t('schedule.set')}
                </Button>
              </div>
            ),
          },
        ]
      : []),
  ];
}

function Predecessors({
  of,
  names,
}: {
  of: Scheduled['predecessors'];
  names: ReadonlyMap<string, string>;
}) {
  const { t } = useTranslation();
  if (of.length === 0) return <>—</>;
  return (
    <ul className="list-plain">
      {of.map(({ milestoneId, lagDays, shortDays }) => (
        <li key={milestoneId}>
          <InChinese>{names.get(milestoneId) ?? ''}</InChinese>
          {lagDays > 0 && (
            <span className="soft small"> {t('schedule.lagOf', { count: lagDays })}</span>
          )}
          {shortDays !== null && shortDays > 0 && (
            <>
              {' '}
              <StatusTag tone="amber">{t('schedule.short', { count: shortDays })}</StatusTag>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
