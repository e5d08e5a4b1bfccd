import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Bulletin, RankedOrganisation } from '../client/papers.js';
import { useWord } from '../language/use-language.js';
import { Amount } from '../ui/money/amount.js';
import type { MoneyUnit } from '../ui/money/money-unit.js';
import { type Column, DataTable } from '../ui/table/data-table.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { Percent, Points } from './points.js';

/** Shows organisations by the rate at which their year plans are completed, with the totals. */
export function RankingTable({ bulletin, unit }: { bulletin: Bulletin; unit: MoneyUnit }) {
  const { t } = useTranslation();
  const money = ` (${useWord()('moneyUnit', unit)})`;
  const { total, change } = bulletin;
  return (
    <DataTable
      caption={t('papers.ranking')}
      columns={columnsOf(t, { unit, money })}
      rows={bulletin.organisations}
      rowKey={({ organisationId }) => organisationId}
      empty={t('papers.noProjects')}
      pinned
      foot={
        <tr>
          <th scope="row">{t('papers.total')}</th>
          <td />
          <td className="number">
            <Amount fen={total.planFen} unit={unit} />
          </td>
          <td className="number">
            <Amount fen={total.completedFen} unit={unit} />
          </td>
          <td className="number">
            <Percent of={total.ratePercent} />
          </td>
          <td className="number">
            <Points of={total.leadPoints} />
          </td>
          <td className="number">{`${String(total.known)} / ${String(total.of)}`}</td>
          <td className="number">
            <Points of={change?.ratePoints ?? null} />
          </td>
        </tr>
      }
    />
  );
}

const columnsOf = (
  t: TFunction,
  { unit, money }: { unit: MoneyUnit; money: string },
): Column<RankedOrganisation>[] => [
  {
    key: 'organisation',
    title: t('papers.organisation'),
    names: true,
    cell: ({ organisationName }) => <InChinese>{organisationName}</InChinese>,
  },
  {
    key: 'rank',
    title: t('papers.rank'),
    number: true,
    cell: ({ rank, rankBefore }) => (
      <>
        {rank ?? <span className="soft">{t('app.unknown')}</span>}
        {rankBefore !== null && rankBefore !== rank && (
          <div className="small soft">{t('papers.rankBefore', { rank: rankBefore })}</div>
        )}
      </>
    ),
  },
  {
    key: 'plan',
    title: t('papers.plan') + money,
    number: true,
    cell: ({ planFen }) => <Amount fen={planFen} unit={unit} />,
  },
  {
    key: 'completed',
    title: t('papers.completed') + money,
    number: true,
    cell: ({ completedFen }) => <Amount fen={completedFen} unit={unit} />,
  },
  {
    key: 'rate',
    title: t('papers.rate'),
    number: true,
    cell: ({ ratePercent }) => <Percent of={ratePercent} />,
  },
  {
    key: 'lead',
    title: t('papers.leadPoints'),
    number: true,
    cell: ({ leadPoints }) => <Points of={leadPoints} />,
  },
  {
    key: 'coverage',
    title: t('papers.coverage'),
    number: true,
    cell: ({ known, of }) => `${String(known)} / ${String(of)}`,
  },
  {
    key: 'change',
    title: t('papers.ratePoints'),
    number: true,
    cell: ({ ratePoints }) => <Points of={ratePoints} />,
  },
];
