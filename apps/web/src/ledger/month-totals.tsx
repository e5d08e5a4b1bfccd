import { useTranslation } from 'react-i18next';
import { type LedgerFilter, type MonthTotal, useLedgerTotals } from '../client/ledger.js';
import { cityTime } from '../ui/day/city-day.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { useWord } from '../language/use-language.js';
import { RecordedSum } from '../ui/money/amount.js';
import type { MoneyUnit } from '../ui/money/money-unit.js';
import { type Column, DataTable } from '../ui/table/data-table.js';
import { CodeWord } from '../ui/wording/code-word.js';

const SUMS = ['completedFen', 'fundsFen', 'paidFen'] as const;
const SERIES_OF = { completedFen: 'completed', fundsFen: 'funds', paidFen: 'paid' } as const;

interface MonthTotalsProps {
  projectId: string;
  filter: LedgerFilter;
  unit: MoneyUnit;
}

/**
 * Shows the ledger totals by month and funding source, either current or as they were recorded at a
 * past point in time.
 */
export function MonthTotals({ projectId, filter, unit }: MonthTotalsProps) {
  const { t } = useTranslation();
  const word = useWord();
  const { data, error, refetch } = useLedgerTotals(projectId, filter);
  if (!data)
    return error ? <ProblemMessage error={error} retry={() => void refetch()} /> : <Loading />;
  const money = `(${word('moneyUnit', unit)})`;
  const columns: Column<MonthTotal>[] = [
    { key: 'month', title: t('ledger.month'), names: true, cell: ({ month }) => month },
    {
      key: 'source',
      title: t('ledger.source'),
      cell: ({ fundingSource }) =>
        fundingSource === null ? (
          <span className="soft">{t('spend.notStated')}</span>
        ) : (
          <CodeWord list="fundingSource" code={fundingSource} />
        ),
    },
    ...SUMS.map((sum): Column<MonthTotal> => ({
      key: sum,
      title: `${word('series', SERIES_OF[sum])} ${money}`,
      number: true,
      cell: (row) => <RecordedSum quiet fen={row[sum]} unit={unit} />,
    })),
    { key: 'entries', title: t('spend.entries'), number: true, cell: ({ entries }) => entries },
  ];
  const total = (sum: (typeof SUMS)[number]): string | null => {
    const known = data.items.flatMap((row) => row[sum] ?? []);
    return known.length === 0 ? null : known.reduce((fen, one) => fen + BigInt(one), 0n).toString();
  };
  return (
    <DataTable
      captionShown
      caption={
        data.knownAt === null
          ? t('ledger.totalsNow')
          : t('ledger.totalsThen', { at: cityTime(data.knownAt) })
      }
      columns={columns}
      rows={data.items}
      empty={t('ledger.totalsEmpty')}
      rowKey={({ month, fundingSource }) => [month, fundingSource].join(' ')}
      foot={
        data.items.length > 0 && (
          <tr>
            <th scope="row" colSpan={2}>
              {t('spend.totals')}
            </th>
            {SUMS.map((sum) => (
              <td key={sum} className="number">
                <RecordedSum quiet fen={total(sum)} unit={unit} />
              </td>
            ))}
            <td className="number">
              {data.items.reduce((count, { entries }) => count + entries, 0)}
            </td>
          </tr>
        )
      }
    />
  );
}
