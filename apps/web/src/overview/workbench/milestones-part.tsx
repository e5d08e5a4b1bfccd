import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Project, useAllProjects } from '../../client/projects.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { cityToday, daysBetween } from '../../ui/day/city-day.js';
import { type Column, DataTable } from '../../ui/table/data-table.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { StatusTag } from '../../ui/wording/status-tag.js';
import { MILESTONE_DAYS, milestonesDue } from './to-do.js';

/** Shows the projects with a milestone that is overdue or comes soon. */
export function MilestonesPart() {
  const { t } = useTranslation();
  const today = cityToday();
  const { data, error, refetch } = useAllProjects();
  const title = t('workbench.milestones', { days: MILESTONE_DAYS });
  return (
    <section className="desk-part" aria-labelledby="desk-milestones">
      <h2 id="desk-milestones">{title}</h2>
      {error && <ProblemMessage error={error} retry={() => void refetch()} />}
      {data ? (
        <Rows projects={milestonesDue(data, today)} today={today} caption={title} />
      ) : (
        !error && <Loading />
      )}
    </section>
  );
}

function Rows({
  projects,
  today,
  caption,
}: {
  projects: readonly Project[];
  today: string;
  caption: string;
}) {
  const { t } = useTranslation();
  const columns: Column<Project>[] = [
    {
      key: 'project',
      title: t('workbench.project'),
      names: true,
      cell: ({ id, name }) => (
        <Link to={`/projects/${id}`}>
          <InChinese>{name}</InChinese>
        </Link>
      ),
    },
    {
      key: 'overdue',
      title: t('portfolio.overdue'),
      cell: ({ overdueMilestones: count }) =>
        count > 0 ? (
          <StatusTag tone="red">{t('portfolio.overdueCount', { count })}</StatusTag>
        ) : (
          t('app.none')
        ),
    },
    {
      key: 'next',
      title: t('portfolio.next'),
      cell: ({ nextMilestoneOn: on }) =>
        on === null ? (
          <span className="soft">{t('workbench.noNext')}</span>
        ) : (
          <>
            {on}{' '}
            <span className="soft small">
              {t('workbench.inDays', { count: daysBetween(today, on) })}
            </span>
          </>
        ),
    },
    {
      key: 'step',
      title: t('workbench.step'),
      cell: ({ id, name }) => (
        <Link to={`/projects/${id}`} aria-label={t('workbench.answerOf', { project: name })}>
          {t('workbench.answer')}
        </Link>
      ),
    },
  ];
  return (
    <DataTable
      stacks
      caption={caption}
      columns={columns}
      rows={projects}
      rowKey={({ id }) => id}
      empty={t('workbench.noMilestones', { days: MILESTONE_DAYS })}
    />
  );
}
