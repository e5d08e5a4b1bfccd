import { useTranslation } from 'react-i18next';
import { useProjectChangeRequests } from '../../client/budget-change-requests.js';
import { useFundingMatrix, useYearPlans } from '../../client/planning.js';
import type { ProjectDetail } from '../../client/projects.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { ProjectChangeRequests } from '../change-requests/project-change-requests.js';
import { MoneyPage } from '../money-page.js';
import { SCurveSection } from './s-curve-section.js';
import { YearSheet } from './year-sheet.js';
import { YearVersions } from './year-versions.js';

/**
 * Shows the page with a project's planned spending by year, as a table. Users who may record
 * figures can edit it.
 */
export default function YearPlansPage() {
  return (
    <MoneyPage page="year-plans">
      {(project, unit) => <Years key={project.id} project={project} unit={unit} />}
    </MoneyPage>
  );
}

function Years({ project, unit }: { project: ProjectDetail; unit: MoneyUnit }) {
  const { t } = useTranslation();
  const [plans, matrix, changeRequests] = [
    useYearPlans(project.id),
    useFundingMatrix(project.id),
    useProjectChangeRequests(project.id, 'year-plan'),
  ];
  const error = plans.error ?? matrix.error ?? changeRequests.error;
  if (!plans.data || !matrix.data || !changeRequests.items)
    return error ? (
      <ProblemMessage
        error={error}
        retry={() => {
          void plans.refetch();
          void matrix.refetch();
          void changeRequests.refetch();
        }}
      />
    ) : (
      <Loading />
    );
  return (
    <>
      <section className="panel" aria-label={t('budget.years.title')}>
        <YearSheet
          project={project}
          unit={unit}
          years={plans.data.items}
          matrix={matrix.data}
          filings={changeRequests.items}
        />
      </section>
      <SCurveSection
        projectId={project.id}
        projectName={project.name}
        years={plans.data.items}
        unit={unit}
      />
      <YearVersions years={plans.data.items} unit={unit} />
      <ProjectChangeRequests projectId={project.id} kind="year-plan" />
    </>
  );
}
