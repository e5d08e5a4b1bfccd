import { useTranslation } from 'react-i18next';
import { type CoveredTotal, type LayerFilter, useBudgetTotals } from '../../client/layers.js';
import { useOrganisations } from '../../client/organisations.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { useWord } from '../../language/use-language.js';
import { Amount } from '../../ui/money/amount.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { Fact } from '../../ui/wording/fact.js';

/**
 * Shows sums over the projects. Each sum states how many projects it covers and the scope of its
 * amounts (such as the whole line or the city's section), because sums of different scopes must not
 * be added up.
 */
export function BudgetTotals({ filter, unit }: { filter: LayerFilter; unit: MoneyUnit }) {
  const { t } = useTranslation();
  const word = useWord();
  const tree = useOrganisations().data ?? [];
  const { data, error, refetch } = useBudgetTotals(filter);
  if (!data) return error ? <ProblemMessage error={error} retry={() => void refetch()} /> : null;
  const { total, planPeriod, projects, units } = data;
  const money = `(${word('moneyUnit', unit)})`;
  const seen =
    units === 'all'
      ? t('layers.allUnits')
      : t('layers.ofUnits', {
          units: [...units]
            .map((id) => tree.find((one) => one.id === id)?.name ?? id)
            .join(t('budget.comma')),
        });
  return (
    <section className="panel" aria-label={t('layers.sums')}>
      <dl className="facts">
        <Fact
          figure
          name={`${t('layers.sumTotal')} ${money}`}
          label={<Coverage of={total} unit={unit} />}
        >
          <Amount fen={total.fen} unit={unit} />
        </Fact>
        <Fact
          figure
          name={`${t('layers.sumPeriod')} ${money}`}
          label={<Coverage of={planPeriod} unit={unit} />}
        >
          <Amount fen={planPeriod.fen} unit={unit} />
        </Fact>
        <Fact name={t('layers.covers')} label={filter.level !== null && t('layers.levelsLeftOut')}>
          {t('layers.projects', { count: projects })} · {seen}
        </Fact>
      </dl>
    </section>
  );
}

function Coverage({
  of: { known, of, inside, byScope },
  unit,
}: {
  of: CoveredTotal;
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  return (
    <div className="lines">
      <span>
        {t('layers.known', { known, of })}
        {inside > 0 && ` · ${t('layers.inside', { count: inside })}`}
      </span>
      {byScope.map((sum) => (
        <span key={sum.scope}>
          <CodeWord list="scope" code={sum.scope} /> <Amount fen={sum.fen} unit={unit} /> ·{' '}
          {t('layers.known', { known: sum.known, of: sum.of })}
        </span>
      ))}
    </div>
  );
}
