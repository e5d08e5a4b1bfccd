import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type ProjectPlan, useProjectPlans } from '../../client/family.js';
import type { ProjectDetail } from '../../client/projects.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { useWord } from '../../language/use-language.js';
import { Amount } from '../../ui/money/amount.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { useMay } from '../../session/use-may.js';
import { DataTable } from '../../ui/table/data-table.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { CarryOverDialog } from './carry-over-dialog.js';
import { PeriodFigureDialog } from './period-figure-dialog.js';

/**
 * Shows the plans that contain a project: original figure, adjustments, amount completed, and how
 * the project became part of the plan.
 */
export function PlansSection({
  project,
  unit,
  onDone,
}: {
  project: ProjectDetail;
  unit: MoneyUnit;
  onDone: (statusMessage: string) => void;
}) {
  const { t } = useTranslation();
  const heading = useId();
  const { data, error, refetch } = useProjectPlans(project.id);
  const may = useMay();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'carry-over' | 'adjust' | null>(null);
  const close = (): void => setOpen(null);
  if (!data) return error ? <ProblemMessage error={error} retry={() => void refetch()} /> : null;
  return (
    <section className="panel" aria-labelledby={heading}>
      <div className="panel-head">
        <h2 id={heading}>{t('family.plans')}</h2>
        <span className="spacer" />
        {may.record(project.unitId) && (
          <Button onClick={() => setOpen('adjust')}>{t('family.adjust')}</Button>
        )}
        {may.approve(project.unitId) && (
          <Button onClick={() => setOpen('carry-over')}>{t('family.carryOver')}</Button>
        )}
      </div>
      <PlansTable plans={data.items} unit={unit} />
      {open === 'adjust' && (
        <PeriodFigureDialog
          projectId={project.id}
          over={null}
          onClose={close}
          onDone={({ id }) => void navigate(`/change-requests/${id}`)}
        />
      )}
      {open === 'carry-over' && (
        <CarryOverDialog
          projectId={project.id}
          plans={data.items}
          onClose={close}
          onDone={(statusMessage) => {
            close();
            onDone(statusMessage);
          }}
        />
      )}
    </section>
  );
}

function PlansTable({ plans, unit }: { plans: readonly ProjectPlan[]; unit: MoneyUnit }) {
  const { t } = useTranslation();
  const money = `(${useWord()('moneyUnit', unit)})`;
  const amount = (key: string, title: string, of: (plan: ProjectPlan) => string | null) => ({
    key,
    title: `${title} ${money}`,
    number: true,
    cell: (plan: ProjectPlan) => <Amount fen={of(plan)} unit={unit} />,
  });
  return (
    <DataTable
      captionShown
      caption={t('family.plansCaption')}
      rows={plans}
      rowKey={({ planCode }) => planCode}
      empty={t('app.none')}
      columns={[
        {
          key: 'plan',
          title: t('family.plan'),
          names: true,
          cell: ({ planName, periodStart, periodEnd }) => (
            <div className="lines">
              <InChinese>{planName}</InChinese>
              <span className="soft small nowrap">
                {t('family.between', { from: periodStart, to: periodEnd })}
              </span>
            </div>
          ),
        },
        amount('original', t('family.original'), ({ originalFen }) => originalFen),
        {
          key: 'adjustments',
          title: t('family.adjustments'),
          cell: ({ adjustments }) => (
            <div className="lines">
              {adjustments.map((one) => (
                <span key={one.number}>
                  <Amount fen={one.amountFen} unit={unit} />{' '}
                  <span className="soft small">
                    {one.effectiveOn} <InChinese>{one.reason}</InChinese>
                  </span>
                </span>
              ))}
            </div>
          ),
        },
        amount('present', t('family.present'), ({ presentFen }) => presentFen),
        amount('completed', t('family.completed'), ({ completedFen }) => completedFen),
        amount('unfinished', t('family.unfinished'), ({ unfinishedFen }) => unfinishedFen),
        {
          key: 'carried',
          title: t('family.carried'),
          cell: ({ carryOver }) =>
            carryOver && (
              <div className="lines">
                <span className="nowrap">{carryOver.effectiveOn}</span>
                <InChinese className="recorded">{carryOver.reason}</InChinese>
                <InChinese className="soft small recorded">{carryOver.document}</InChinese>
              </div>
            ),
        },
      ]}
    />
  );
}
