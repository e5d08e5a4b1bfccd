import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type MonthlyReturn, useReturns } from '../../client/returns.js';
import { lastMonth } from '../../client/to-file.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { cityToday } from '../../ui/day/city-day.js';
import { type Column, DataTable } from '../../ui/table/data-table.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { StatusTag, type Tone } from '../../ui/wording/status-tag.js';
import { asked, stepOf, isToFile } from './to-do.js';

const TONES: Readonly<Record<MonthlyReturn['state'], Tone>> = {
  draft: 'grey',
  submitted: 'amber',
  returned: 'red',
  approved: 'green',
};

/** Shows the returns of last month that the user's organisations owe, with what is to be done. */
export function ReturnsPart() {
  const { t } = useTranslation();
  const month = lastMonth(cityToday());
  const { data, error, refetch } = useReturns(month, null);
  const items = data && asked(data);
  return (
    <section className="desk-part" aria-labelledby="desk-returns">
      <div className="panel-head">
        <h2 id="desk-returns">{t('workbench.returns', { month })}</h2>
        {items && <ToFile items={items} />}
        <span className="spacer" />
        <Link to={`/returns?month=${month}`}>{t('workbench.allReturns')}</Link>
      </div>
      {error && <ProblemMessage error={error} retry={() => void refetch()} />}
      {items ? <Rows items={items} month={month} /> : !error && <Loading />}
    </section>
  );
}

/** Says how many are left, and until when. */
function ToFile({ items }: { items: readonly MonthlyReturn[] }) {
  const { t } = useTranslation();
  const left = items.filter(isToFile);
  if (items.length === 0) return null;
  if (left.length === 0) return <StatusTag tone="green">{t('workbench.allFiled')}</StatusTag>;
  const late = left.some(({ duty }) => duty === 'late');
  const day = left.find(({ dueOn }) => dueOn !== null)?.dueOn ?? null;
  return (
    <StatusTag tone={late ? 'red' : 'amber'}>
      {t('workbench.left', { count: left.length })}
      {day !== null && t(late ? 'workbench.wasDue' : 'workbench.until', { day })}
    </StatusTag>
  );
}

function Rows({ items, month }: { items: readonly MonthlyReturn[]; month: string }) {
  const { t } = useTranslation();
  if (items.length === 0) return <p className="panel soft">{t('workbench.noReturns')}</p>;
  const columns: Column<MonthlyReturn>[] = [
    {
      key: 'project',
      title: t('workbench.project'),
      names: true,
      cell: ({ projectId, projectName }) => (
        <Link to={`/projects/${projectId}`}>
          <InChinese>{projectName}</InChinese>
        </Link>
      ),
    },
    {
      key: 'state',
      title: t('workbench.state'),
      cell: (item) => <State item={item} />,
    },
    {
      key: 'reason',
      title: t('workbench.reason'),
      cell: ({ reason, state }) => (state === 'returned' ? reason : null),
    },
    {
      key: 'step',
      title: t('workbench.step'),
      cell: (item) => <Step item={item} month={month} />,
    },
  ];
  return (
    <DataTable
      stacks
      caption={t('workbench.returns', { month })}
      columns={columns}
      rows={items}
      rowKey={({ projectId }) => projectId}
      empty={t('workbench.noReturns')}
    />
  );
}

function State({ item }: { item: MonthlyReturn }) {
  const { t } = useTranslation();
  return (
    <span className="return-state">
      {stepOf(item) === 'begin' ? (
        <span className="soft">{t('workbench.notBegun')}</span>
      ) : (
        <StatusTag tone={TONES[item.state]}>
          <CodeWord list="returnState" code={item.state} />
        </StatusTag>
      )}
      {item.duty === 'late' && (
        <StatusTag tone="red">
          <CodeWord list="returnDuty" code="late" />
        </StatusTag>
      )}
    </span>
  );
}

function Step({ item, month }: { item: MonthlyReturn; month: string }) {
  const { t } = useTranslation();
  const step = stepOf(item);
  if (step === null) return null;
  const to =
    step === 'look' && item.changeRequestId !== null
      ? `/change-requests/${item.changeRequestId}`
      : `/returns?month=${month}`;
  return (
    <Link to={to} aria-label={t(`workbench.stepOf.${step}`, { project: item.projectName })}>
      {t(`workbench.steps.${step}`)}
    </Link>
  );
}
