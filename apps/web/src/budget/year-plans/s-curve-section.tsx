import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLedgerTotals } from '../../client/ledger.js';
import type { YearOfPlans } from '../../client/planning.js';
import { useWord } from '../../language/use-language.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { useAddressQuery } from '../../layout/use-address-query.js';
import { Chart } from '../../ui/charts/chart.js';
import { cityToday } from '../../ui/day/city-day.js';
import { Choice } from '../../ui/form/choice.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import {
  type CurveFacts,
  type CurveSpan,
  firstSpan,
  sCurve,
  yearsOfCurve,
  yearsWithoutPlan,
} from './s-curve.js';

const PARAMETER = 'curve';

/**
 * Shows the S-curve of a project: planned, completed and paid, added up by month, over all years or
 * in one year, where the plan is what is due by each month (序时进度).
 */
export function SCurveSection({
  projectId,
  projectName,
  years,
  unit,
}: {
  projectId: string;
  projectName: string;
  years: readonly YearOfPlans[];
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  const heading = useId();
  const totals = useLedgerTotals(projectId, { period: null, knownAt: null });
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{t('budget.curve.title')}</h2>
      {totals.data ? (
        <Curve facts={{ years, totals: totals.data.items }} name={projectName} unit={unit} />
      ) : totals.error ? (
        <ProblemMessage error={totals.error} retry={() => void totals.refetch()} />
      ) : (
        <Loading />
      )}
    </section>
  );
}

function Curve({ facts, name, unit }: { facts: CurveFacts; name: string; unit: MoneyUnit }) {
  const { t } = useTranslation();
  const words = useCurveWords();
  const years = yearsOfCurve(facts);
  const [span, choose] = useSpan(facts, years);
  if (years.length === 0) return <p className="soft">{t('budget.curve.empty')}</p>;
  const missing = yearsWithoutPlan(facts, span);
  return (
    <>
      <div className="filters">
        <Choice
          label={t('budget.curve.span')}
          value={span === 'all' ? null : span}
          options={years.map((year) => ({ value: year, label: String(year) }))}
          onChange={(year) => choose(year ?? 'all')}
        />
      </div>
      <p className="soft small">
        {t(span === 'all' ? 'budget.curve.ofAll' : 'budget.curve.ofYear')}{' '}
        {missing.length > 0 &&
          t('budget.curve.withoutPlan', { years: missing.join(t('app.listComma')) })}
      </p>
      <Chart
        title={t('budget.curve.of', {
          name,
          span: span === 'all' ? [years[0], years.at(-1)].join('–') : span,
        })}
        definition={sCurve(facts, span, words)}
        unit={unit}
      />
    </>
  );
}

/** Returns the span in the URL, otherwise the one that is shown first, and a function to choose. */
function useSpan(
  facts: CurveFacts,
  years: readonly number[],
): [CurveSpan, (span: CurveSpan) => void] {
  const [params, editQuery] = useAddressQuery();
  const asked = params.get(PARAMETER);
  const span =
    asked === 'all'
      ? asked
      : (years.find((year) => String(year) === asked) ??
        firstSpan(facts, Number(cityToday().slice(0, 4))));
  return [
    span,
    (chosen) =>
      editQuery((now) => {
        now.set(PARAMETER, String(chosen));
        return now;
      }),
  ];
}

function useCurveWords() {
  const { t } = useTranslation();
  const word = useWord();
  return {
    month: t('ledger.month'),
    planned: t('budget.curve.planned'),
    original: t('budget.curve.original'),
    completed: word('series', 'completed'),
    paid: word('series', 'paid'),
  };
}
