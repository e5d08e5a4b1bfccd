import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isAskedForMoney, type Project } from '../../client/projects.js';
import { Amount, RecordedSum } from '../../ui/money/amount.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import type { Column } from '../../ui/table/data-table.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { StatusTag, type Tone } from '../../ui/wording/status-tag.js';

/** The tone of what the evaluation of a project found; grey where it found neither. */
const toneOf = (level: string | null | undefined): Tone =>
  level === 'red' || level === 'amber' ? level : 'grey';

/**
 * Returns the table columns for the list of projects. `search` is the query string of the current
 * URL. Links to projects contain it, so that the way back keeps the filters.
 */
export function usePortfolioColumns(unit: MoneyUnit, search: string): Column<Project>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'name',
      title: t('portfolio.name'),
      names: true,
      cell: (project) => <ProjectName project={project} search={search} />,
    },
    {
      key: 'overdue',
      title: t('portfolio.overdue'),
      cell: ({ overdueMilestones: count, lights }) =>
        count === 0 ? (
          t('app.none')
        ) : (
          <StatusTag tone={toneOf(lights.find((one) => one.dimension === 'milestones')?.level)}>
            {t('portfolio.overdueCount', { count })}
          </StatusTag>
        ),
    },
    {
      key: 'alerts',
      title: t('portfolio.alerts'),
      cell: ({ openAlerts: count, severity }) =>
        count === 0 ? (
          t('app.none')
        ) : (
          <StatusTag tone={toneOf(severity)}>
            {severity !== null && (
              <>
                <CodeWord list="severity" code={severity} />{' '}
              </>
            )}
            {t('portfolio.alertCount', { count })}
          </StatusTag>
        ),
    },
    {
      key: 'next',
      title: t('portfolio.next'),
      cell: (project) => <NextMilestone project={project} />,
    },
    {
      key: 'total',
      title: t('portfolio.total'),
      number: true,
      cell: (project) => <TotalWithScope project={project} unit={unit} />,
    },
    {
      key: 'fyp',
      title: t('portfolio.fypSpend'),
      number: true,
      cell: (project) => (
        <Amount fen={project.fypSpendFen} unit={unit} asked={isAskedForMoney(project)} />
      ),
    },
    {
      key: 'completed',
      title: t('portfolio.completed'),
      number: true,
      cell: (project) => (
        <RecordedSum fen={project.completedFen} unit={unit} asked={isAskedForMoney(project)} />
      ),
    },
    {
      key: 'funds',
      title: t('portfolio.funds'),
      number: true,
      cell: (project) => (
        <RecordedSum fen={project.fundsFen} unit={unit} asked={isAskedForMoney(project)} />
      ),
    },
    {
      key: 'paid',
      title: t('portfolio.paid'),
      number: true,
      cell: (project) => (
        <RecordedSum fen={project.paidFen} unit={unit} asked={isAskedForMoney(project)} />
      ),
    },
    {
      key: 'stage',
      title: t('portfolio.stage'),
      cell: ({ stage }) => <CodeWord list="stage" code={stage} />,
    },
    {
      key: 'kind',
      title: t('portfolio.kind'),
      cell: ({ kind }) => (
        <span className="nowrap">
          <CodeWord list="kind" code={kind} />
        </span>
      ),
    },
    {
      key: 'unit',
      title: t('portfolio.unit'),
      cell: ({ unitName }) => <InChinese className="unit">{unitName}</InChinese>,
    },
    {
      key: 'place',
      title: t('portfolio.place'),
      cell: ({ planItem }) =>
        planItem ? (
          <span className="nowrap">
            {planItem.column}-{planItem.number}
          </span>
        ) : (
          t('portfolio.noItem')
        ),
    },
  ];
}

function ProjectName({ project, search }: { project: Project; search: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Link to={`/projects/${project.id}`} state={{ search }}>
        <InChinese>{project.name}</InChinese>
      </Link>
      {project.flagship && (
        <>
          {' '}
          <StatusTag tone="green">{t('portfolio.flagshipTag')}</StatusTag>
        </>
      )}
    </>
  );
}

/**
 * Shows the total cost of a project with its scope (such as the whole line or the city's section),
 * because totals of different scopes must not be compared.
 */
function TotalWithScope({ project, unit }: { project: Project; unit: MoneyUnit }) {
  return (
    <>
      <Amount fen={project.totalInvestmentFen} unit={unit} asked={isAskedForMoney(project)} />
      {project.totalInvestmentFen !== null && (
        <div className="soft small">
          <CodeWord list="scope" code={project.scope} />
        </div>
      )}
    </>
  );
}

function NextMilestone({
  project: { nextMilestoneOn, milestones, milestonesMet, derivedMilestones },
}: {
  project: Project;
}) {
  const { t } = useTranslation();
  if (nextMilestoneOn !== null) return <span className="nowrap">{nextMilestoneOn}</span>;
  return (
    <span className="soft nowrap">
      {t(
        milestones === 0
          ? 'portfolio.noMilestones'
          : milestones === milestonesMet
            ? 'portfolio.allMet'
            : derivedMilestones > 0
              ? 'portfolio.toVerify'
              : 'portfolio.noneAhead',
        { count: derivedMilestones },
      )}
    </span>
  );
}
