import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SpendReport, SpendRow } from '../../client/spend.js';
import type { Months } from '../../day/month-range.js';
import { useWord } from '../../language/use-language.js';
import { RecordedSum } from '../../money/amount.js';
import type { MoneyUnit } from '../../money/money-unit.js';
import { type Column, DataTable } from '../../table/data-table.js';
import { CodeWord } from '../../wording/code-word.js';
import { InChinese } from '../../wording/in-chinese.js';

/** The report's rows with their totals. */
export function SpendTable({ report, months, unit }: { report: SpendReport; months: Months; unit: MoneyUnit }) {
  const { t } = useTranslation();
  const columns = useSpendColumns(report, unit);
  const keys = columns.filter(({ number }) => !number).length;
  const { completedFen, fundsFen, paidFen, entries } = report.totals;
  return (
    <DataTable
      tall captionShown caption={t('spend.caption', { ...months })} columns={columns} rows={report.rows} empty={t('spend.empty')}
      rowKey={({ projectId, year, fundingSource }) => [projectId, year, fundingSource].join(' ')}
      foot={report.rows.length > 0 && (
        <tr>
          <th scope="row" colSpan={keys}>{t('spend.totals')}</th>
          {[completedFen, fundsFen, paidFen].map((fen, at) => <td key={at} className="number"><RecordedSum quiet fen={fen} unit={unit} /></td>)}
          <td className="number">{entries}</td>
        </tr>
      )}
    />
  );
}

function useSpendColumns({ manifest: { groupBy } }: SpendReport, unit: MoneyUnit): Column<SpendRow>[] {
  const { t } = useTranslation();
  const money = `(${useWord()('moneyUnit', unit)})`;
  const byProject: Column<SpendRow>[] = [
    { key: 'project', title: t('spend.project'), names: true, cell: ({ projectId, projectName }) => projectId !== undefined && <Link to={`/projects/${projectId}`}><InChinese>{projectName}</InChinese></Link> },
    { key: 'planItem', title: t('spend.planItem'), cell: ({ planItem }) => planItem },
  ];
  return [
    ...(groupBy.includes('project') ? byProject : []),
    ...(groupBy.includes('year') ? [{ key: 'year', title: t('spend.year'), names: groupBy[0] === 'year', cell: ({ year }: SpendRow) => year }] : []),
    ...(groupBy.includes('source') ? [{ key: 'source', title: t('spend.source'), names: groupBy[0] === 'source', cell: ({ fundingSource }: SpendRow) => <Source code={fundingSource ?? null} /> }] : []),
    { key: 'completed', title: `${t('spend.completed')} ${money}`, number: true, cell: ({ completedFen }) => <RecordedSum quiet fen={completedFen} unit={unit} /> },
    { key: 'funds', title: `${t('spend.funds')} ${money}`, number: true, cell: ({ fundsFen }) => <RecordedSum quiet fen={fundsFen} unit={unit} /> },
    { key: 'paid', title: `${t('spend.paid')} ${money}`, number: true, cell: ({ paidFen }) => <RecordedSum quiet fen={paidFen} unit={unit} /> },
    { key: 'entries', title: t('spend.entries'), number: true, cell: ({ entries }) => entries },
  ];
}

function Source({ code }: { code: string | null }) {
  const { t } = useTranslation();
  return code === null ? <span className="soft">{t('spend.notStated')}</span> : <CodeWord list="fundingSource" code={code} />;
}
