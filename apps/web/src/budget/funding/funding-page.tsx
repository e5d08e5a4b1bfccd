import { useTranslation } from 'react-i18next';
import { useProjectChangeRequests } from '../../client/budget-change-requests.js';
import { useFundingMatrix } from '../../client/planning.js';
import type { ProjectDetail } from '../../client/projects.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { ProjectChangeRequests } from '../change-requests/project-change-requests.js';
import { MoneyPage } from '../money-page.js';
import { BondsSection } from './bonds-section.js';
import { FundingSheet } from './funding-sheet.js';
import { FundingVersions } from './funding-versions.js';

/**
 * Shows the page with a project's funding by source and year, as an editable table, and its special
 * bonds.
 */
export default function FundingPage() {
  return (
    <MoneyPage page="funding">
      {(project, unit) => <Funding key={project.id} project={project} unit={unit} />}
    </MoneyPage>
  );
}

function Funding({ project, unit }: { project: ProjectDetail; unit: MoneyUnit }) {
  const { t } = useTranslation();
  const [matrix, changeRequests] = [
    useFundingMatrix(project.id),
    useProjectChangeRequests(project.id, 'funding'),
  ];
  const error = matrix.error ?? changeRequests.error;
  if (!matrix.data || !changeRequests.items)
    return error ? (
      <ProblemMessage
        error={error}
        retry={() => {
          void matrix.refetch();
          void changeRequests.refetch();
        }}
      />
    ) : (
      <Loading />
    );
  return (
    <>
      <section className="panel" aria-label={t('budget.funding.title')}>
        <FundingSheet
          project={project}
          unit={unit}
          matrix={matrix.data}
          filings={changeRequests.items}
        />
      </section>
      <BondsSection project={project} unit={unit} bonds={matrix.data.bonds} />
      <FundingVersions versions={matrix.data.versions} unit={unit} />
      <ProjectChangeRequests projectId={project.id} kind="funding" />
      <ProjectChangeRequests projectId={project.id} kind="special-bond" />
    </>
  );
}
