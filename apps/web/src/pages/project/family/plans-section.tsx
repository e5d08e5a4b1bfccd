import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type ProjectPlan, useProjectPlans } from '../../../client/family.js';
import { Refused } from '../../../frame/refused.js';
import { useWord } from '../../../language/use-language.js';
import { Amount } from '../../../money/amount.js';
import type { MoneyUnit } from '../../../money/money-unit.js';
import { DataTable } from '../../../table/data-table.js';
import { InChinese } from '../../../wording/in-chinese.js';

/** The plans of a project: what each said first, what was adjusted, what is done of it, and how the project came there. */
export function PlansSection({ projectId, unit, deeds }: { projectId: string; unit: MoneyUnit; deeds?: ReactNode }) {
  const { t } = useTranslation();
  const heading = useId();
  const money = `(${useWord()('moneyUnit', unit)})`;
  const { data, error, refetch } = useProjectPlans(projectId);
  if (!data) return error ? <Refused error={error} retry={() => void refetch()} /> : null;
  const amount = (key: string, title: string, of: (plan: ProjectPlan) => string | null) => ({ key, title: `${title} ${money}`, number: true, cell: (plan: ProjectPlan) => <Amount fen={of(plan)} unit={unit} /> });
  return (
    <section className="panel" aria-labelledby={heading}>
      <div className="panel-head"><h2 id={heading}>{t('family.plans')}</h2><span className="spacer" />{deeds}</div>
      <DataTable
        captionShown caption={t('family.plansCaption')} rows={data.items} rowKey={({ planCode }) => planCode} empty={t('app.none')}
        columns={[
          { key: 'plan', title: t('family.plan'), names: true, cell: ({ planName, periodStart, periodEnd }) => <div className="lines"><InChinese>{planName}</InChinese><span className="soft small nowrap">{t('family.between', { from: periodStart, to: periodEnd })}</span></div> },
          amount('original', t('family.original'), ({ originalFen }) => originalFen),
          { key: 'adjustments', title: t('family.adjustments'), cell: ({ adjustments }) => <div className="lines">{adjustments.map((one) => <span key={one.number}><Amount fen={one.amountFen} unit={unit} /> <span className="soft small">{one.effectiveOn} <InChinese>{one.reason}</InChinese></span></span>)}</div> },
          amount('present', t('family.present'), ({ presentFen }) => presentFen),
          amount('completed', t('family.completed'), ({ completedFen }) => completedFen),
          amount('unfinished', t('family.unfinished'), ({ unfinishedFen }) => unfinishedFen),
          { key: 'carried', title: t('family.carried'), cell: ({ carryOver }) => carryOver && <div className="lines"><span className="nowrap">{carryOver.effectiveOn}</span><InChinese className="recorded">{carryOver.reason}</InChinese><InChinese className="soft small recorded">{carryOver.document}</InChinese></div> },
        ]}
      />
    </section>
  );
}
