import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, useParams } from 'react-router';
import { isProblem } from '../client/problem.js';
import { type ProjectDetail, useProject } from '../client/projects.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { MoneyUnitSwitch } from '../ui/money/money-unit-switch.js';
import type { MoneyUnit } from '../ui/money/money-unit.js';
import { useMoneyUnit } from '../ui/money/use-money-unit.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { PageTitle } from '../ui/wording/page-title.js';

/** Last segments of the URLs of the pages about a project's money. */
export const MONEY_PAGES = ['cost-chain', 'year-plans', 'funding'] as const;
export type MoneyPageName = (typeof MONEY_PAGES)[number];

/**
 * Shows the layout of the pages about a project's money: the project, links between these pages,
 * and the switch for the unit of amounts.
 */
export function MoneyPage({
  page,
  children,
}: {
  page: MoneyPageName;
  children: (project: ProjectDetail, unit: MoneyUnit) => ReactNode;
}) {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const [unit, setUnit] = useMoneyUnit('wan');
  const { data: project, error, refetch } = useProject(id);
  if (!project) {
    if (!error) return <Loading />;
    if (isProblem(error, 'NOT_FOUND'))
      return (
        <>
          <PageTitle title={t('failure.notFoundTitle')} />
          <p>{t('failure.noProject')}</p>
        </>
      );
    return <ProblemMessage error={error} retry={() => void refetch()} />;
  }
  const title = t(`budget.pages.${page}`);
  return (
    <>
      <p>
        <Link to={`/projects/${project.id}`}>
          ← <InChinese>{project.name}</InChinese>
        </Link>
      </p>
      <div className="page-head">
        <PageTitle title={`${title} · ${project.name}`}>
          {title} · <InChinese>{project.name}</InChinese>
        </PageTitle>
        <span className="spacer" />
        <MoneyUnitSwitch unit={unit} onChange={setUnit} />
      </div>
      <MoneyMenu projectId={project.id} />
      {children(project, unit)}
    </>
  );
}

/** Shows links between the pages about a project's money. */
export function MoneyMenu({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  return (
    <nav className="page-menu" aria-label={t('budget.menu')}>
      <ul>
        {MONEY_PAGES.map((page) => (
          <li key={page}>
            <NavLink to={`/projects/${projectId}/${page}`}>{t(`budget.pages.${page}`)}</NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
