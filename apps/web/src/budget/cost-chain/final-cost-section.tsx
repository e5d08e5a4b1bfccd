import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type FinalCost,
  type Reckoning,
  useFinalCost,
  type Variance,
} from '../../client/cost-chain.js';
import type { ProjectDetail } from '../../client/projects.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { useWord } from '../../language/use-language.js';
import { Amount } from '../../ui/money/amount.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { SignedAmount } from '../../ui/money/variance.js';
import { useMay } from '../../session/use-may.js';
import { DataTable } from '../../ui/table/data-table.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { Signatories } from '../../ui/signatories.js';
import { Inputs } from '../../ui/money/inputs.js';
import { ForecastDialog } from './forecast-dialog.js';

/**
 * Shows three views of the project's final cost: the officer's forecast, an extrapolation, and the
 * average of similar projects. Users who may record figures can add a forecast.
 */
export function FinalCostSection({
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
  const { data, error, refetch } = useFinalCost(project.id);
  const [changeRequest, setChangeRequest] = useState(false);
  return (
    <section className="panel" aria-labelledby={heading}>
      <div className="panel-head">
        <h2 id={heading}>{t('budget.final.title')}</h2>
        <span className="spacer" />
        {useMay().record(project.unitId) && (
          <Button onClick={() => setChangeRequest(true)}>{t('budget.final.file')}</Button>
        )}
      </div>
      {!data &&
        (error ? <ProblemMessage error={error} retry={() => void refetch()} /> : <Loading />)}
      {data && <Views cost={data} unit={unit} />}
      {data && data.history.length > 0 && <History cost={data} unit={unit} />}
      {changeRequest && (
        <ForecastDialog
          projectId={project.id}
          scope={project.scope}
          onClose={() => setChangeRequest(false)}
          onDone={(text) => {
            setChangeRequest(false);
            onDone(text);
          }}
        />
      )}
    </section>
  );
}

interface Seen {
  key: string;
  label: ReactNode;
  fen: string | null;
  reason: string | null;
  rests: ReactNode;
}

function Views({
  cost: { officer, againstOriginal, againstCurrent, runRate, outsideView },
  unit,
}: {
  cost: FinalCost;
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  const money = `(${useWord()('moneyUnit', unit)})`;
  const rows: Seen[] = [
    {
      key: 'officer',
      label: t('budget.final.officer'),
      fen: officer?.amountFen ?? null,
      reason: officer ? null : 'NO_FORECAST',
      rests: officer && (
        <>
          <Against name={t('budget.chain.againstOriginal')} of={againstOriginal} unit={unit} />
          <Against name={t('budget.chain.againstCurrent')} of={againstCurrent} unit={unit} />
          <InChinese className="recorded">{officer.explanation}</InChinese>
        </>
      ),
    },
    reckoned('run-rate', runRate, unit),
    reckoned('outside-view', outsideView, unit),
  ];
  return (
    <DataTable
      captionShown
      caption={t('budget.final.caption')}
      rows={rows}
      rowKey={({ key }) => key}
      empty={t('app.none')}
      columns={[
        { key: 'view', title: t('budget.final.view'), names: true, cell: ({ label }) => label },
        {
          key: 'amount',
          title: `${t('budget.final.amount')} ${money}`,
          number: true,
          cell: ({ fen, reason }) =>
            fen === null ? (
              <span className="soft">
                <CodeWord list="gap" code={reason} />
              </span>
            ) : (
              <Amount fen={fen} unit={unit} />
            ),
        },
        {
          key: 'rests',
          title: t('budget.final.rests'),
          cell: ({ rests }) => <div className="lines">{rests}</div>,
        },
      ]}
    />
  );
}

const reckoned = (
  key: string,
  { label, amountFen, reason, inputs, source }: Reckoning,
  unit: MoneyUnit,
): Seen => ({
  key,
  label,
  fen: amountFen,
  reason,
  rests: (
    <>
      <Inputs inputs={inputs} unit={unit} />
      {source !== null && <InChinese className="soft small recorded">{source}</InChinese>}
    </>
  ),
});

function Against({ name, of, unit }: { name: string; of: Variance | null; unit: MoneyUnit }) {
  return (
    of && (
      <span>
        {name} <SignedAmount of={of} unit={unit} />
      </span>
    )
  );
}

function History({ cost: { history }, unit }: { cost: FinalCost; unit: MoneyUnit }) {
  const { t } = useTranslation();
  const money = `(${useWord()('moneyUnit', unit)})`;
  return (
    <DataTable
      captionShown
      caption={t('budget.final.history')}
      rows={history}
      rowKey={({ id }) => id}
      empty={t('app.none')}
      columns={[
        {
          key: 'day',
          title: t('budget.final.seenOn'),
          names: true,
          cell: ({ effectiveOn }) => <span className="nowrap">{effectiveOn}</span>,
        },
        {
          key: 'amount',
          title: `${t('budget.final.amount')} ${money}`,
          number: true,
          cell: ({ amountFen }) => <Amount fen={amountFen} unit={unit} />,
        },
        {
          key: 'scope',
          title: t('project.scope'),
          cell: ({ scope }) => <CodeWord list="scope" code={scope} />,
        },
        {
          key: 'class',
          title: t('budget.final.referenceClass'),
          cell: ({ referenceClass }) =>
            referenceClass === null ? (
              <span className="soft">{t('app.none')}</span>
            ) : (
              <CodeWord list="referenceClass" code={referenceClass} />
            ),
        },
        {
          key: 'why',
          title: t('budget.chain.explanation'),
          cell: ({ explanation }) => <InChinese className="recorded">{explanation}</InChinese>,
        },
        {
          key: 'hands',
          title: t('ledger.hands'),
          cell: ({ filedByName, filedBy, recordedAt }) => (
            <Signatories people={[[filedBy, filedByName]]} at={recordedAt} />
          ),
        },
      ]}
    />
  );
}
