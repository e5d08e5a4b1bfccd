import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type PlanItem, usePlanColumns, usePlanItems } from '../client/plan.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { StatusMessage } from '../layout/status-message.js';
import { RecordButton } from '../ui/readings/record-button.js';
import { StandingTag } from '../ui/readings/standing-tag.js';
import { PagedTable } from '../ui/table/paged-table.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { StatusTag } from '../ui/wording/status-tag.js';
import { PageTitle } from '../ui/wording/page-title.js';
import { TargetDue, TargetValue } from '../ui/wording/target-value.js';
import { inPlan, usePlanAsked } from './plan-choice.js';

/**
 * Shows the page of one column (专栏, a numbered box of the plan): its items, their targets, and
 * the projects that track the items.
 */
export default function ColumnPage() {
  const { t } = useTranslation();
  const asked = Number(useParams().column);
  const plan = usePlanAsked();
  const { data, error, refetch } = usePlanColumns(plan);
  const column = data?.items.find(({ number }) => number === asked);
  return (
    <>
      <p>
        <Link to={`/plan${inPlan(plan)}`}>{t('plan.back')}</Link>
      </p>
      {!data &&
        (error ? <ProblemMessage error={error} retry={() => void refetch()} /> : <Loading />)}
      {data && !column && (
        <>
          <PageTitle title={t('failure.notFoundTitle')} />
          <p>{t('plan.emptyColumn')}</p>
        </>
      )}
      {column && (
        <>
          <PageTitle
            title={t('plan.columnTitle', { number: column.number, title: column.title })}
          />
          <Items plan={plan} column={column.number} />
        </>
      )}
    </>
  );
}

function Items({ plan, column }: { plan: string | undefined; column: number }) {
  const { t } = useTranslation();
  const [requestId, setRequestId] = useState<string | null>(null);
  return (
    <>
      <StatusMessage
        text={requestId === null ? null : t('readings.filed')}
        requestId={requestId}
        onClose={() => setRequestId(null)}
      />
      <PagedTable
        tall
        pages={usePlanItems(column, plan)}
        caption={t('plan.itemsCaption')}
        rowKey={({ number }) => String(number)}
        empty={t('app.none')}
        columns={[
          { key: 'number', title: t('plan.number'), number: true, cell: ({ number }) => number },
          {
            key: 'item',
            title: t('plan.item'),
            names: true,
            cell: (item) => (
              <>
                <InChinese>{item.title}</InChinese>
                {item.numberDerived && (
                  <>
                    {' '}
                    <StatusTag tone="grey">{t('plan.derivedNumber')}</StatusTag>
                  </>
                )}
              </>
            ),
          },
          {
            key: 'kind',
            title: t('plan.kind'),
            cell: ({ kind }) => (
              <span className="nowrap">
                <CodeWord list="kind" code={kind} />
              </span>
            ),
          },
          {
            key: 'targets',
            title: t('plan.targets'),
            cell: (item) => <Targets item={item} plan={plan} onFiled={setRequestId} />,
          },
          { key: 'projects', title: t('plan.projects'), cell: (item) => <Projects item={item} /> },
        ]}
      />
    </>
  );
}

interface TargetsProps {
  item: PlanItem;
  plan: string | undefined;
  onFiled: (requestId: string) => void;
}

function Targets({ item, plan, onFiled }: TargetsProps) {
  const { t } = useTranslation();
  if (item.targets.length === 0) return <span className="soft">{t('plan.noTargets')}</span>;
  return (
    <ul className="list-plain">
      {item.targets.map((target) => (
        <li key={target.id}>
          <InChinese>{target.measure}</InChinese> <TargetValue target={target} />
          <span className="soft small">
            {' '}
            · <TargetDue due={target.due} />
            {target.basis !== null && (
              <>
                {' '}
                · <CodeWord list="basis" code={target.basis} />
              </>
            )}
            {target.note !== null && (
              <>
                {' '}
                · <InChinese>{target.note}</InChinese>
              </>
            )}
          </span>
          <div>
            <StandingTag
              standing={target.standing}
              unit={target.unit}
              doneOnly={target.comparator === 'by-date'}
            />{' '}
            {item.projectIds.length > 0 && (
              <RecordButton
                measured={{
                  kind: 'target',
                  id: target.id,
                  plan,
                  name: target.measure,
                  unit: target.unit,
                  doneOnly: target.comparator === 'by-date',
                }}
                onFiled={onFiled}
              />
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Projects({ item: { projectIds, title } }: { item: PlanItem }) {
  const { t } = useTranslation();
  if (projectIds.length === 0) return <span className="soft">{t('plan.notVisible')}</span>;
  return (
    <>
      {projectIds.map((id) => (
        <Link
          key={id}
          className="nowrap"
          to={`/projects/${id}`}
          aria-label={`${t('plan.open')}: ${title}`}
        >
          {t('plan.open')}
        </Link>
      ))}
    </>
  );
}
