import { useTranslation } from 'react-i18next';
import type { Bulletin } from '../client/papers.js';
import { Amount } from '../ui/money/amount.js';
import type { MoneyUnit } from '../ui/money/money-unit.js';
import { useWord } from '../language/use-language.js';
import { Fact } from '../ui/wording/fact.js';
import { Lead, Percent, signed } from './points.js';
import { RankingTable } from './ranking-table.js';
import { WarnedTable } from './warned-table.js';

/** Shows what a bulletin says: sums with their coverage, rates, ranking, red and amber projects. */
export function BulletinView({ bulletin, unit }: { bulletin: Bulletin; unit: MoneyUnit }) {
  const { t } = useTranslation();
  const { warned } = bulletin;
  return (
    <>
      <section className="panel" aria-label={t('papers.sums')}>
        <Sums bulletin={bulletin} unit={unit} />
        <Unjudged bulletin={bulletin} unit={unit} />
      </section>
      <section className="panel" aria-label={t('papers.rates')}>
        <Rates bulletin={bulletin} />
      </section>
      <h2>{t('papers.ranking')}</h2>
      <RankingTable bulletin={bulletin} unit={unit} />
      <h2>{t('papers.warned')}</h2>
      <p className="soft">{t('papers.counts', { ...warned })}</p>
      <WarnedTable colour="red" rows={bulletin.red} count={warned.red} />
      <WarnedTable colour="amber" rows={bulletin.amber} count={warned.amber} />
    </>
  );
}

function Sums({ bulletin: { total, change }, unit }: { bulletin: Bulletin; unit: MoneyUnit }) {
  const { t } = useTranslation();
  const word = useWord();
  const money = `(${word('moneyUnit', unit)})`;
  const coverage = t('papers.known', { known: total.known, of: total.of });
  return (
    <dl className="facts">
      <Fact figure name={`${t('papers.plan')} ${money}`} label={coverage}>
        <Amount fen={total.planFen} unit={unit} />
      </Fact>
      <Fact figure name={`${t('papers.completed')} ${money}`} label={coverage}>
        <Amount fen={total.completedFen} unit={unit} />
      </Fact>
      <Fact figure name={t('papers.rate')} label={t('papers.time', { percent: total.timePercent })}>
        <Percent of={total.ratePercent} />
      </Fact>
      <Fact name={t('papers.lead')}>
        <Lead points={total.leadPoints} />
      </Fact>
      <Fact name={t('papers.change')}>
        {change === null
          ? t('papers.noMonthBefore')
          : change.ratePoints === null
            ? t('papers.monthBeforeUnknown', { month: change.month })
            : t('papers.changed', {
                month: change.month,
                rate: signed(change.ratePoints),
                before: change.standing.ratePercent ?? '',
              })}
      </Fact>
    </dl>
  );
}

/** Says which projects are left out because something is not on record. */
function Unjudged({
  bulletin: { unjudged, inside },
  unit,
}: {
  bulletin: Bulletin;
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  const { withoutEntries, plannedFen, withoutPlan, completedFen, withNeither } = unjudged;
  if (withoutEntries + withoutPlan + withNeither + inside === 0) return null;
  return (
    <div>
      <p className="soft">{t('papers.unknownHint')}</p>
      <ul>
        {withoutEntries > 0 && (
          <li>
            {t('papers.withoutEntries', { count: withoutEntries })}{' '}
            <Amount fen={plannedFen} unit={unit} />
          </li>
        )}
        {withoutPlan > 0 && (
          <li>
            {t('papers.withoutPlan', { count: withoutPlan })}{' '}
            <Amount fen={completedFen} unit={unit} />
          </li>
        )}
        {withNeither > 0 && <li>{t('papers.withNeither', { count: withNeither })}</li>}
        {inside > 0 && <li>{t('papers.inside', { count: inside })}</li>}
      </ul>
    </div>
  );
}

const RATES = ['start', 'completion', 'investment', 'funds'] as const;

function Rates({ bulletin: { rates } }: { bulletin: Bulletin }) {
  const { t } = useTranslation();
  return (
    <dl className="facts">
      {RATES.map((rate) => {
        const { percent, known, of } = rates[rate];
        return (
          <Fact
            key={rate}
            figure
            name={t(`papers.rateOf.${rate}`)}
            label={of === 0 ? t('papers.noneOfKind') : t('papers.known', { known, of })}
          >
            <Percent of={percent} />
          </Fact>
        );
      })}
    </dl>
  );
}
