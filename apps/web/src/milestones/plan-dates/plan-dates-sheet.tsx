import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DerivedMilestone } from '../../client/milestones.js';
import { useWord } from '../../language/use-language.js';
import { Sheet, type SheetCell } from '../../ui/sheet/sheet.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { TargetValue } from '../../ui/wording/target-value.js';
import { useFieldProblem } from '../../ui/wording/use-field-problem.js';
import { ANSWERS, type Column } from './read-answer.js';
import type { usePlanDates } from './use-plan-dates.js';

type State = ReturnType<typeof usePlanDates>;
type Row = State['rows'][number];

/** Shows the table in which answers are typed or pasted: one row for each day of the plan. */
export function PlanDatesSheet({ state, works }: { state: State; works: boolean }) {
  const { t } = useTranslation();
  const word = useWord();
  const worded = useFieldProblem();
  const rowOf = new Map(state.rows.map((row) => [row.milestone.id, row]));
  const problemOf = (row: Row, column: Column): string | null => {
    const refused = state.serverProblem(row.milestone.id, column);
    if (refused) return worded(refused).message;
    const wrong = row.problems.get(column);
    return wrong && (state.tried || wrong !== 'needed') ? t(`planDates.wrong.${wrong}`) : null;
  };
  const cell = (id: string, column: string): SheetCell => {
    const row = rowOf.get(id);
    if (!row) return { shown: null };
    const { milestone, texts } = row;
    if (column === 'day') return { shown: <span className="nowrap">{milestone.forecastOn}</span> };
    if (column === 'target') return { shown: <Target milestone={milestone} /> };
    if (column === 'reached' && milestone.target?.value == null) return { shown: '' };
    if (!works) return { shown: '' };
    const typed = texts[column as Column];
    const title = t(`planDates.${column as Column}`);
    return {
      typed,
      label: t('planDates.cell', { column: title, name: milestone.name }),
      changed: typed !== '',
      problem: problemOf(row, column as Column),
      ...(column === 'answer'
        ? { options: ANSWERS.map((one) => ({ value: one, label: word('derivedAnswer', one) })) }
        : {}),
    };
  };
  return (
    <Sheet
      caption={t('planDates.caption')}
      corner={t('planDates.milestone')}
      empty={t('planDates.empty')}
      onType={state.type}
      rows={state.rows.map(({ milestone }) => ({
        key: milestone.id,
        title: <Name milestone={milestone} />,
      }))}
      columns={(['target', 'day', 'answer', 'on', 'reached'] as const).map((key) => ({
        key,
        title: t(`planDates.${key}`),
      }))}
      cell={cell}
    />
  );
}

function Name({ milestone }: { milestone: DerivedMilestone }) {
  return (
    <>
      <InChinese>{milestone.target?.measure ?? milestone.name}</InChinese>
      <div className="soft small">
        <Link to={`/projects/${milestone.projectId}`}>
          <InChinese>{milestone.projectName}</InChinese>
        </Link>
      </div>
    </>
  );
}

function Target({ milestone: { target } }: { milestone: DerivedMilestone }) {
  const { t } = useTranslation();
  return target === null ? (
    <span className="soft">{t('planDates.periodEnd')}</span>
  ) : (
    <TargetValue target={target} />
  );
}
