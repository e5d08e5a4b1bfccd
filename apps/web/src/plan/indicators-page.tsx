import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Indicator, useIndicators } from '../client/plan.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { StatusMessage } from '../layout/status-message.js';
import { useWord } from '../language/use-language.js';
import { RecordButton, useFilesReadings } from '../ui/readings/record-button.js';
import { StandingTag } from '../ui/readings/standing-tag.js';
import { type Column, DataTable } from '../ui/table/data-table.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { PageTitle } from '../ui/wording/page-title.js';
import { ReadingsSheet } from './readings-sheet.js';
import { PlanChoice, usePlanAsked } from './plan-choice.js';

/** Shows the page with the headline indicators (表2, table 2) of the plan. */
export default function IndicatorsPage() {
  const { t } = useTranslation();
  const plan = usePlanAsked();
  const { data, error, refetch } = useIndicators(plan);
  const [requestId, setRequestId] = useState<string | null>(null);
  const [sheet, setSheet] = useState(false);
  const files = useFilesReadings();
  const columns = useIndicatorColumns(plan, setRequestId);
  return (
    <>
      <PageTitle title={t('indicators.title')} />
      <StatusMessage
        text={requestId === null ? null : t('readings.filed')}
        requestId={requestId}
        onClose={() => setRequestId(null)}
      />
      {files && !sheet && (
        <p>
          <Button onClick={() => setSheet(true)}>{t('readings.sheet')}</Button>
        </p>
      )}
      {sheet && data && (
        <ReadingsSheet
          plan={plan}
          indicators={data.items}
          onClose={() => setSheet(false)}
          onFiled={(id) => {
            setSheet(false);
            setRequestId(id);
          }}
        />
      )}
      <PlanChoice shown={plan ?? data?.items[0]?.plan} />
      {!data &&
        (error ? <ProblemMessage error={error} retry={() => void refetch()} /> : <Loading />)}
      {data && (
        <DataTable
          tall
          caption={t('indicators.caption')}
          columns={columns}
          rows={data.items}
          rowKey={({ plan, number }) => `${plan} ${number}`}
          empty={t('app.none')}
        />
      )}
    </>
  );
}

function useIndicatorColumns(
  plan: string | undefined,
  onFiled: (requestId: string) => void,
): Column<Indicator>[] {
  const { t } = useTranslation();
  return [
    { key: 'number', title: t('indicators.number'), number: true, cell: ({ number }) => number },
    {
      key: 'name',
      title: t('indicators.name'),
      names: true,
      cell: ({ name }) => <InChinese>{name}</InChinese>,
    },
    {
      key: 'group',
      title: t('indicators.group'),
      cell: ({ group }) => <InChinese className="nowrap">{group}</InChinese>,
    },
    {
      key: 'unit',
      title: t('indicators.unit'),
      cell: ({ unit }) => <InChinese className="nowrap">{unit}</InChinese>,
    },
    {
      key: 'base',
      title: t('indicators.base'),
      number: true,
      cell: ({ base2020, base2020Comparator }) => (
        <Level comparator={base2020Comparator} value={base2020} />
      ),
    },
    {
      key: 'target',
      title: t('indicators.target'),
      number: true,
      cell: ({ target2025, target2025Comparator }) => (
        <Level comparator={target2025Comparator} value={target2025} />
      ),
    },
    {
      key: 'rate',
      title: t('indicators.rate'),
      number: true,
      cell: ({ annualOrCumulative: rate }) =>
        rate && (
          <>
            <Level comparator={rate.comparator} value={rate.value} />{' '}
            {rate.kind !== null && (
              <span className="soft small">
                <CodeWord list="rateKind" code={rate.kind} />
              </span>
            )}
          </>
        ),
    },
    {
      key: 'state',
      title: t('readings.state'),
      cell: ({ standing, unit }) => <StandingTag standing={standing} unit={unit} />,
    },
    {
      key: 'record',
      title: '',
      cell: (indicator) => (
        <RecordButton
          measured={{
            kind: 'indicator',
            id: String(indicator.number),
            plan,
            name: indicator.name,
            unit: indicator.unit,
            doneOnly: false,
          }}
          onFiled={onFiled}
        />
      ),
    },
    {
      key: 'kind',
      title: t('indicators.kind'),
      cell: ({ targetKind }) => <CodeWord list="targetKind" code={targetKind} />,
    },
    {
      key: 'binding',
      title: t('indicators.binding'),
      cell: ({ binding }) => (
        <span className="nowrap">
          {t(binding ? 'indicators.bindingYes' : 'indicators.bindingNo')}
        </span>
      ),
    },
    { key: 'note', title: t('indicators.note'), cell: ({ note }) => <InChinese>{note}</InChinese> },
    {
      key: 'source',
      title: t('indicators.source'),
      cell: ({ place }) => <InChinese className="nowrap">{place}</InChinese>,
    },
  ];
}

/** Shows a value with its comparator (such as ≥), or a text when the plan states no value. */
function Level({ comparator, value }: { comparator: string | null; value: number | null }) {
  const { t } = useTranslation();
  const word = useWord();
  if (value === null) return <span className="soft small">{t('indicators.notGiven')}</span>;
  return (
    <>
      {comparator !== null && comparator !== '=' && `${word('comparator', comparator)} `}
      {value}
    </>
  );
}
