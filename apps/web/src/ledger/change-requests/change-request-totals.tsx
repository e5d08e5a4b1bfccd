import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  type LedgerChangeRequest,
  type LedgerChangeRequestTotal,
  useLedgerChangeRequestTotals,
} from '../../client/change-requests.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { useWord } from '../../language/use-language.js';
import { Amount } from '../../ui/money/amount.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { type Column, DataTable } from '../../ui/table/data-table.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';

/** Shows each running total before and after the change request. */
export function LedgerChangeRequestTotals({
  proposal: changeRequest,
  unit,
}: {
  proposal: Pick<LedgerChangeRequest, 'id' | 'state'>;
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  const money = `(${useWord()('moneyUnit', unit)})`;
  const { data, error, refetch } = useLedgerChangeRequestTotals(changeRequest.id);
  if (!data)
    return error ? <ProblemMessage error={error} retry={() => void refetch()} /> : <Loading />;
  const entered = changeRequest.state === 'proposed' || changeRequest.state === 'approved';
  const before: Column<LedgerChangeRequestTotal> = {
    key: 'before',
    title: `${t('approvals.before')} ${money}`,
    number: true,
    cell: ({ beforeFen }) => <Amount fen={beforeFen} unit={unit} />,
  };
  const after: Column<LedgerChangeRequestTotal> = {
    key: 'after',
    title: `${t('approvals.after')} ${money}`,
    number: true,
    cell: ({ afterFen }) => <Amount fen={afterFen} unit={unit} />,
  };
  return (
    <DataTable
      captionShown
      caption={t(`approvals.totalsOf.${changeRequest.state}`)}
      rows={data.items}
      rowKey={({ projectId, series }) => `${projectId} ${series}`}
      empty={t('app.none')}
      columns={[
        {
          key: 'project',
          title: t('alerts.project'),
          names: true,
          cell: ({ projectId, projectName }) => (
            <Link to={`/projects/${projectId}`}>
              <InChinese>{projectName}</InChinese>
            </Link>
          ),
        },
        {
          key: 'series',
          title: t('ledger.series'),
          cell: ({ series }) => (
            <span className="nowrap">
              <CodeWord list="series" code={series} />
            </span>
          ),
        },
        ...(entered ? [before] : []),
        {
          key: 'moved',
          title: `${t('approvals.moved')} ${money}`,
          number: true,
          cell: ({ movedFen }) => <Amount fen={movedFen} unit={unit} />,
        },
        ...(entered ? [after] : []),
      ]}
    />
  );
}
