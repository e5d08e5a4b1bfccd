import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CostChain } from '../../client/cost-chain.js';
import { useWord } from '../../language/use-language.js';
import { Amount } from '../../ui/money/amount.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { DataTable } from '../../ui/table/data-table.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { Signatories } from '../../ui/signatories.js';

/**
 * Shows the history of the cost that a project is measured against: its baselines, and decisions
 * between contradicting sources. For a line that crosses the city's boundary (such as a railway),
 * also shows the share of the city's section.
 */
export function BaselinesSection({ chain, unit }: { chain: CostChain; unit: MoneyUnit }) {
  const { t } = useTranslation();
  const word = useWord();
  const heading = useId();
  const { baselines, choices, shares, records } = chain;
  const nameOf = (recordId: string | null): string => {
    const record = records.find(({ id }) => id === recordId);
    return record
      ? `${word('costStage', record.stage)} ${record.effectiveOn}`
      : t('budget.chain.planFigure');
  };
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{t('budget.chain.baselines')}</h2>
      <BaselinesTable baselines={baselines} unit={unit} />
      {choices.length > 0 && <ChoicesTable choices={choices} nameOf={nameOf} />}
      {shares.length > 0 && <SharesTable shares={shares} unit={unit} />}
    </section>
  );
}

function BaselinesTable({
  baselines,
  unit,
}: {
  baselines: CostChain['baselines'];
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const money = `(${word('moneyUnit', unit)})`;
  return (
    <DataTable
      captionShown
      caption={t('budget.chain.baselinesCaption')}
      rows={baselines}
      rowKey={({ number }) => String(number)}
      empty={t('budget.chain.noBaselines')}
      columns={[
        {
          key: 'number',
          title: t('budget.chain.baseline'),
          names: true,
          cell: ({ number }) =>
            number === 1
              ? t('budget.chain.baselineOriginal')
              : t('budget.chain.baselineNumber', { number }),
        },
        {
          key: 'amount',
          title: `${t('budget.chain.amount')} ${money}`,
          number: true,
          cell: ({ amountFen }) => <Amount fen={amountFen} unit={unit} />,
        },
        {
          key: 'scope',
          title: t('project.scope'),
          cell: ({ scope }) => <CodeWord list="scope" code={scope} />,
        },
        {
          key: 'day',
          title: t('budget.chain.setOn'),
          cell: ({ setOn }) => <span className="nowrap">{setOn}</span>,
        },
        {
          key: 'reason',
          title: t('budget.chain.reason'),
          cell: ({ reason }) => <InChinese className="recorded">{reason}</InChinese>,
        },
        {
          key: 'hands',
          title: t('ledger.hands'),
          cell: ({ approvedByName, approvedBy, recordedAt }) => (
            <Signatories people={[[approvedBy, approvedByName]]} at={recordedAt} />
          ),
        },
      ]}
    />
  );
}

function ChoicesTable({
  choices,
  nameOf,
}: {
  choices: CostChain['choices'];
  nameOf: (recordId: string | null) => string;
}) {
  const { t } = useTranslation();
  return (
    <DataTable
      captionShown
      caption={t('budget.chain.choices')}
      rows={choices}
      rowKey={({ id }) => id}
      empty={t('app.none')}
      columns={[
        {
          key: 'what',
          title: t('budget.chain.chosenFigure'),
          names: true,
          cell: ({ recordId }) => nameOf(recordId),
        },
        {
          key: 'reason',
          title: t('budget.chain.reason'),
          cell: ({ reason }) => <InChinese className="recorded">{reason}</InChinese>,
        },
        {
          key: 'day',
          title: t('budget.chain.day'),
          cell: ({ effectiveOn }) => <span className="nowrap">{effectiveOn}</span>,
        },
        {
          key: 'hands',
          title: t('ledger.hands'),
          cell: ({ chosenByName, chosenBy, recordedAt }) => (
            <Signatories people={[[chosenBy, chosenByName]]} at={recordedAt} />
          ),
        },
      ]}
    />
  );
}

function SharesTable({ shares, unit }: { shares: CostChain['shares']; unit: MoneyUnit }) {
  const { t } = useTranslation();
  const word = useWord();
  const money = `(${word('moneyUnit', unit)})`;
  return (
    <DataTable
      captionShown
      caption={t('budget.chain.shares')}
      rows={shares}
      rowKey={({ stage }) => stage}
      empty={t('app.none')}
      columns={[
        {
          key: 'stage',
          title: t('budget.chain.stage'),
          names: true,
          cell: ({ stage }) => <CodeWord list="costStage" code={stage} />,
        },
        {
          key: 'section',
          title: `${word('scope', 'hangzhou-section')} ${money}`,
          number: true,
          cell: ({ sectionFen }) => <Amount fen={sectionFen} unit={unit} />,
        },
        {
          key: 'whole',
          title: `${word('scope', 'whole-line')} ${money}`,
          number: true,
          cell: ({ wholeFen }) => <Amount fen={wholeFen} unit={unit} />,
        },
        {
          key: 'percent',
          title: t('budget.chain.share'),
          number: true,
          cell: ({ percent }) =>
            percent === null ? <span className="soft">{t('app.unknown')}</span> : `${percent}%`,
        },
      ]}
    />
  );
}
