import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCostChain } from '../../client/cost-chain.js';
import { useProjectLights } from '../../client/layers.js';
import { isAskedForMoney, type ProjectDetail } from '../../client/projects.js';
import { useWord } from '../../language/use-language.js';
import { Amount, RecordedSum } from '../../ui/money/amount.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { percentOf } from '../../ui/money/percent-of.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { inPlan } from '../../plan/plan-choice.js';

/** Shows the basic data of a project. Each figure has its source and scope. */
export function ProjectFacts({ project, unit }: { project: ProjectDetail; unit: MoneyUnit }) {
  const { t } = useTranslation();
  const heading = useId();
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{t('project.facts')}</h2>
      <dl className="facts">
        <Fact name={t('project.place')}>
          {project.planItems.length === 0
            ? t('project.noItem')
            : project.planItems.map(({ plan, column, number }) => (
                <div key={`${plan} ${column} ${number}`}>
                  <Link to={`/plan/${column}${inPlan(plan)}`}>
                    {t('project.planItem', { column, number })}
                  </Link>
                </div>
              ))}
        </Fact>
        <Fact name={t('project.unit')}>
          <InChinese>{project.unitName}</InChinese>
        </Fact>
        <Fact name={t('project.kind')}>
          <CodeWord list="kind" code={project.kind} />
        </Fact>
        <Fact name={t('project.stage')}>
          <CodeWord list="stage" code={project.stage} />
          {project.stageOn !== null && (
            <div className="soft small">{t('project.since', { day: project.stageOn })}</div>
          )}
        </Fact>
        <Fact name={t('project.regime')}>
          <CodeWord list="approvalRegime" code={project.approvalRegime} />
        </Fact>
        <Fact name={t('project.tier')}>
          <CodeWord list="tier" code={project.tier} />
        </Fact>
        <Registered project={project} />
      </dl>
      <dl className="facts">
        <PlanFigure
          name={t('project.total')}
          fen={project.totalInvestmentFen}
          project={project}
          unit={unit}
        />
        <PlanFigure
          name={t('project.fypSpend')}
          fen={project.fypSpendFen}
          project={project}
          unit={unit}
        />
        <Completed project={project} unit={unit} />
        <Fact name={t('project.funds')} figure unit={unit}>
          <RecordedSum fen={project.fundsFen} unit={unit} asked={isAskedForMoney(project)} />
        </Fact>
        <Fact name={t('project.paid')} figure unit={unit}>
          <RecordedSum fen={project.paidFen} unit={unit} asked={isAskedForMoney(project)} />
        </Fact>
        {project.figureNote !== null && (
          <Fact name={t('project.figureNote')} wide>
            <InChinese>{project.figureNote}</InChinese>
          </Fact>
        )}
      </dl>
    </section>
  );
}

/** Shows what a registration says of a project and a plan does not; nothing where it is unknown. */
function Registered({ project }: { project: ProjectDetail }) {
  const { t } = useTranslation();
  const { sector, district, plannedStartOn, plannedFinishOn, summary } = project;
  return (
    <>
      {sector !== null && (
        <Fact name={t('project.sector')}>
          <InChinese>{sector}</InChinese>
        </Fact>
      )}
      {district !== null && (
        <Fact name={t('project.district')}>
          <InChinese>{district}</InChinese>
        </Fact>
      )}
      {(plannedStartOn !== null || plannedFinishOn !== null) && (
        <Fact name={t('project.planned')}>
          {plannedStartOn ?? '…'} – {plannedFinishOn ?? '…'}
        </Fact>
      )}
      {summary !== null && (
        <Fact name={t('project.summary')} wide>
          <InChinese>{summary}</InChinese>
        </Fact>
      )}
    </>
  );
}

interface FactProps {
  name: string;
  children: ReactNode;
  figure?: boolean;
  unit?: MoneyUnit;
  wide?: boolean;
  label?: ReactNode;
}

function Fact({ name, children, figure = false, unit, wide = false, label }: FactProps) {
  const word = useWord();
  return (
    <div className={wide ? 'wide' : undefined}>
      <dt>
        {name}
        {unit && ` (${word('moneyUnit', unit)})`}
      </dt>
      <dd className={figure ? 'figure' : undefined}>
        {children}
        {label && <div className="soft small">{label}</div>}
      </dd>
    </div>
  );
}

/**
 * Shows an amount that the plan states, with its scope. A note says that the amount is not an
 * approved estimate, so that users do not take the amount for a cost ceiling.
 */
function PlanFigure({
  name,
  fen,
  project,
  unit,
}: {
  name: string;
  fen: string | null;
  project: ProjectDetail;
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  const basis = useCostChain(project.id).data?.ceiling.basis;
  const label = fen !== null && (
    <>
      <CodeWord list="scope" code={project.scope} /> ·{' '}
      {t(basis === 'approved-estimate' ? 'project.planFigureBesides' : 'project.planFigure')}
    </>
  );
  return (
    <Fact name={name} figure unit={unit} label={label}>
      <Amount fen={fen} unit={unit} asked={isAskedForMoney(project)} />
    </Fact>
  );
}

function Completed({ project, unit }: { project: ProjectDetail; unit: MoneyUnit }) {
  const { t } = useTranslation();
  const { completedFen, totalInvestmentFen } = project;
  const estimated = useCostChain(project.id).data?.ceiling.basis === 'approved-estimate';
  const ofTotal = completedFen === null ? null : percentOf(completedFen, totalInvestmentFen);
  // Only what was completed in the months of the plan period is a share of its figure.
  const inPeriod = useProjectLights(project.id).data?.find(
    ({ dimension }) => dimension === 'plan-period',
  )?.inputs;
  const ofFyp =
    inPeriod?.['completedFen'] == null || inPeriod['fypSpendFen'] == null
      ? null
      : percentOf(inPeriod['completedFen'], inPeriod['fypSpendFen']);
  const label = completedFen !== null && (
    <>
      <div>
        {ofTotal === null
          ? t('project.notEvaluated')
          : t(estimated ? 'project.ofPlanTotal' : 'project.ofTotal', { percent: ofTotal })}
      </div>
      {ofFyp !== null && <div>{t('project.ofFyp', { percent: ofFyp })}</div>}
    </>
  );
  return (
    <Fact name={t('project.completed')} figure unit={unit} label={label}>
      <RecordedSum fen={completedFen} unit={unit} asked={isAskedForMoney(project)} />
    </Fact>
  );
}
