import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SpendReport, SpendRow } from '../client/spend.js';
import type { Months } from '../ui/day/month-range.js';
import { useWord } from '../language/use-language.js';
import { ReportSum } from '../ui/money/amount.js';
import type { MoneyUnit } from '../ui/money/money-unit.js';
import { type Column, DataTable } from '../ui/table/data-table.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';

/** Shows the rows of the report with totals. */
export function SpendTable({
  report,
  months,
  unit,
}: {
  report: SpendReport;
  months: Months;
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  const columns = useSpendColumns(report, unit);
  const keys = columns.filter(({ number }) => !number).length;
  const { entries } = report.totals;
  const { completedFen, fundsFen, paidFen } = known(report, report.totals);
  return (
    <DataTable
      tall
      captionShown
      caption={t('spend.caption', { ...months })}
      columns={columns}
      rows={report.rows.map((row) => known(report, row))}
      empty={t('spend.empty')}
      rowKey={({ projectId, year, fundingSource }) => [projectId, year, fundingSource].join(' ')}
      foot={
        report.rows.length > 0 && (
          <tr>
            <th scope="row" colSpan={keys}>
              {t('spend.totals')}
            </th>
            {[completedFen, fundsFen, paidFen].map((fen, at) => (
              <td key={at} className="number">
                <ReportSum fen={fen} unit={unit} />
              </td>
            ))}
            <td className="number">{entries}</td>
          </tr>
        )
      }
    />
  );
}

/**
 * Replaces zero amounts by null ("nothing recorded") in reports of format version 1, which does not
 * distinguish the two.
 */
function known<Sums extends Pick<SpendRow, 'completedFen' | 'fundsFen' | 'paidFen'>>(
  { manifest }: SpendReport,
  sums: Sums,
): Sums {
  if (manifest.renderer !== undefined) return sums;
  const of = (fen: string | null) => (fen === '0' ? null : fen);
  return {
    ...sums,
    completedFen: of(sums.completedFen),
    fundsFen: of(sums.fundsFen),
    paidFen: of(sums.paidFen),
  };
}

function useSpendColumns(
  { manifest: { groupBy } }: SpendReport,
  unit: MoneyUnit,
): Column<SpendRow>[] {
  const { t } = useTranslation();
  const money = `(${useWord()('moneyUnit', unit)})`;
  const byProject: Column<SpendRow>[] = [
    {
      key: 'project',
      title: t('spend.project'),
      names: true,
      cell: ({ projectId, projectName }) =>
        projectId !== undefined && (
          <Link to={`/projects/${projectId}`}>
            <InChinese>{projectName}</InChinese>
          </Link>
        ),
    },
    { key: 'planItem', title: t('spend.planItem'), cell: ({ planItem }) => planItem },
  ];
  return [
    ...(groupBy.includes('project') ? byProject : []),
    ...(groupBy.includes('year')
      ? [
          {
            key: 'year',
            title: t('spend.year'),
            names: groupBy[0] === 'year',
            cell: ({ year }: SpendRow) => year,
          },
        ]
      : []),
    ...(groupBy.includes('source')
      ? [
          {
            key: 'source',
            title: t('spend.source'),
            names: groupBy[0] === 'source',
            cell: ({ fundingSource }: SpendRow) => <Source code={fundingSource ?? null} />,
          },
        ]
      : []),
    {
      key: 'completed',
      title: `${t('spend.completed')} ${money}`,
      number: true,
      cell: ({ completedFen, completedInParentFen }) => (
        <ReportSum fen={completedFen} inParent={completedInParentFen} unit={unit} />
      ),
    },
    {
      key: 'funds',
      title: `${t('spend.funds')} ${money}`,
      number: true,
      cell: ({ fundsFen, fundsInParentFen }) => (
        <ReportSum fen={fundsFen} inParent={fundsInParentFen} unit={unit} />
      ),
    },
    {
      key: 'paid',
      title: `${t('spend.paid')} ${money}`,
      number: true,
      cell: ({ paidFen, paidInParentFen }) => (
        <ReportSum fen={paidFen} inParent={paidInParentFen} unit={unit} />
      ),
    },
    { key: 'entries', title: t('spend.entries'), number: true, cell: ({ entries }) => entries },
  ];
}

function Source({ code }: { code: string | null }) {
  const { t } = useTranslation();
  return code === null ? (
    <span className="soft">{t('spend.notStated')}</span>
  ) : (
    <CodeWord list="fundingSource" code={code} />
  );
}
