import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePlanColumns } from '../client/plan.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { DataTable } from '../ui/table/data-table.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { PageTitle } from '../ui/wording/page-title.js';
import { inPlan, PlanChoice, usePlanAsked } from './plan-choice.js';

/** Shows the page with the columns (专栏, numbered boxes) of the plan. */
export default function ColumnsPage() {
  const { t } = useTranslation();
  const plan = usePlanAsked();
  const { data, error, refetch } = usePlanColumns(plan);
  return (
    <>
      <PageTitle title={t('plan.title')} />
      <PlanChoice shown={plan ?? data?.items[0]?.plan} />
      {!data &&
        (error ? <ProblemMessage error={error} retry={() => void refetch()} /> : <Loading />)}
      {data && (
        <DataTable
          tall
          caption={t('plan.caption')}
          rows={data.items}
          rowKey={({ plan, number }) => `${plan} ${number}`}
          empty={t('app.none')}
          columns={[
            { key: 'number', title: t('plan.number'), number: true, cell: ({ number }) => number },
            {
              key: 'name',
              title: t('plan.name'),
              names: true,
              cell: ({ number, title }) => (
                <Link to={`/plan/${number}${inPlan(plan)}`}>
                  <InChinese>{title}</InChinese>
                </Link>
              ),
            },
            { key: 'part', title: t('plan.part'), number: true, cell: ({ part }) => part },
            {
              key: 'chapter',
              title: t('plan.chapter'),
              number: true,
              cell: ({ chapter }) => chapter,
            },
            {
              key: 'chapterTitle',
              title: t('plan.chapterTitle'),
              cell: ({ chapterTitle }) => <InChinese>{chapterTitle}</InChinese>,
            },
          ]}
        />
      )}
    </>
  );
}
