import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { isProblem } from '../../client/problem.js';
import { isAskedForMoney, type ProjectDetail, useProject } from '../../client/projects.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { StatusMessage } from '../../layout/status-message.js';
import { MoneyUnitSwitch } from '../../ui/money/money-unit-switch.js';
import { useMoneyUnit } from '../../ui/money/use-money-unit.js';
import { useMay } from '../../session/use-may.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { StatusTag } from '../../ui/wording/status-tag.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { ProjectSupervision } from '../../supervision/project-supervision.js';
import { ProjectFindings } from '../../supervision/project-findings.js';
import { Transfer } from '../../projects/transfer/transfer.js';
import { ProjectLightsSection } from '../../overview/layers/project-layers.js';
import { FamilySection } from '../../budget/family/family-section.js';
import { PlansSection } from '../../budget/family/plans-section.js';
import { LedgerSection } from '../../ledger/ledger-section.js';
import { MoneyMenu } from '../../budget/money-page.js';
import { MilestonesSection } from '../../milestones/milestones-section.js';
import { ScheduleSection } from '../../milestones/schedule/schedule-section.js';
import { ContractsSection } from '../../contracts/contracts-section.js';
import { RatingsSection } from '../../ratings/ratings-section.js';
import { ProjectAlerts } from './project-alerts.js';
import { ProjectFacts } from './project-facts.js';
import { LifeSection } from '../../projects/register/life-section.js';
import { CompletionSection } from '../../procedures/completion-section.js';
import { ProjectProcedures } from '../../procedures/project-procedures.js';
import { ProjectTargets } from '../../projects/project-targets.js';

/**
 * Shows the page of one project: targets, spending, milestones, alerts, and where the plan states
 * each value.
 */
export default function ProjectPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data: project, error, refetch } = useProject(id);
  if (project) return <Shown key={project.id} project={project} />;
  if (!error) return <Loading />;
  if (isProblem(error, 'NOT_FOUND'))
    return (
      <>
        <PageTitle title={t('failure.notFoundTitle')} />
        <p>{t('failure.noProject')}</p>
        <BackToPortfolio />
      </>
    );
  return <ProblemMessage error={error} retry={() => void refetch()} />;
}

function Shown({ project }: { project: ProjectDetail }) {
  const { t } = useTranslation();
  const [unit, setUnit] = useMoneyUnit('wan');
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const may = useMay();
  const mayRecord = may.record(project.unitId);
  return (
    <>
      <BackToPortfolio />
      <div className="page-head">
        <PageTitle title={project.name}>
          <InChinese>{project.name}</InChinese>
        </PageTitle>
        {project.flagship && <StatusTag tone="green">{t('portfolio.flagshipTag')}</StatusTag>}
        <span className="spacer" />
        {mayRecord && <Link to={`/projects/${project.id}/edit`}>{t('register.edit')}</Link>}
        <Transfer projects={[project]} onDone={setStatusMessage} />
        <MoneyUnitSwitch unit={unit} onChange={setUnit} />
      </div>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      {isAskedForMoney(project) && <MoneyMenu projectId={project.id} />}
      <ProjectFacts project={project} unit={unit} />
      <LifeSection project={project} mayRecord={mayRecord} onDone={setStatusMessage} />
      {isAskedForMoney(project) && <ProjectLightsSection projectId={project.id} unit={unit} />}
      <RatingsSection projectId={project.id} mayRecord={mayRecord} />
      <ProjectAlerts projectId={project.id} />
      <ProjectSupervision project={project} />
      <ProjectFindings project={project} />
      <ProjectProcedures projectId={project.id} mayRecord={mayRecord} />
      <CompletionSection projectId={project.id} mayRecord={mayRecord} />
      <MilestonesSection
        projectId={project.id}
        organisationId={project.unitId}
        mayRecord={mayRecord}
        mayMark={may.approve(project.unitId)}
      />
      <ScheduleSection projectId={project.id} mayRecord={mayRecord} />
      <LedgerSection project={project} mayRecord={mayRecord} unit={unit} />
      {isAskedForMoney(project) && (
        <ContractsSection projectId={project.id} mayRecord={mayRecord} unit={unit} />
      )}
      <FamilySection project={project} unit={unit} onDone={setStatusMessage} />
      {isAskedForMoney(project) && (
        <PlansSection project={project} unit={unit} onDone={setStatusMessage} />
      )}
      <ProjectTargets project={project} />
    </>
  );
}

function BackToPortfolio() {
  const { t } = useTranslation();
  const came = useLocation().state as { search?: unknown } | null;
  return (
    <p>
      <Link
        to={{ pathname: '/projects', search: typeof came?.search === 'string' ? came.search : '' }}
      >
        {t('project.back')}
      </Link>
    </p>
  );
}
