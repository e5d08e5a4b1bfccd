import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { LedgerImportDetail } from '../client/ledger-imports.js';
import { Amount } from '../ui/money/amount.js';
import type { MoneyUnit } from '../ui/money/money-unit.js';
import { type Column, DataTable } from '../ui/table/data-table.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { StatusTag } from '../ui/wording/status-tag.js';

type ControlTotal = LedgerImportDetail['controlTotals'][number];
type ImportTotal = LedgerImportDetail['totals'][number];

/** Shows the control totals that the user declared beside the sums of the uploaded file. */
export function ControlTotals({
  row: { controlTotals },
  unit,
}: {
  row: LedgerImportDetail;
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  const columns: Column<ControlTotal>[] = [
    {
      key: 'series',
      title: t('ledger.series'),
      names: true,
      cell: ({ series }) => <CodeWord list="series" code={series} />,
    },
    {
      key: 'declared',
      title: t('imports.declared'),
      number: true,
      cell: ({ declaredFen }) => <Amount fen={declaredFen} unit={unit} />,
    },
    {
      key: 'found',
      title: t('imports.found'),
      number: true,
      cell: ({ foundFen }) => <Amount fen={foundFen} unit={unit} />,
    },
    {
      key: 'matches',
      title: t('imports.matches'),
      cell: ({ declaredFen, foundFen }) =>
        foundFen !== null && (
          <StatusTag tone={declaredFen === foundFen ? 'green' : 'red'}>
            {t(declaredFen === foundFen ? 'imports.equal' : 'imports.unequal')}
          </StatusTag>
        ),
    },
  ];
  return (
    controlTotals.length > 0 && (
      <DataTable
        caption={t('imports.controlCaption')}
        captionShown
        columns={columns}
        rows={controlTotals}
        rowKey={({ series }) => series}
        empty={null}
      />
    )
  );
}

/** Shows the totals of each project before and after the import of the file. */
export function ImportTotals({
  totals,
  unit,
}: {
  totals: readonly ImportTotal[];
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  const columns: Column<ImportTotal>[] = [
    {
      key: 'project',
      title: t('imports.project'),
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
      cell: ({ series }) => <CodeWord list="series" code={series} />,
    },
    { key: 'entries', title: t('imports.entries'), number: true, cell: ({ entries }) => entries },
    {
      key: 'before',
      title: t('imports.before'),
      number: true,
      cell: ({ beforeFen }) => <Amount fen={beforeFen} unit={unit} />,
    },
    {
      key: 'after',
      title: t('imports.after'),
      number: true,
      cell: ({ afterFen }) => <Amount fen={afterFen} unit={unit} />,
    },
  ];
  return (
    <DataTable
      caption={t('imports.totalsCaption')}
      captionShown
      columns={columns}
      rows={totals}
      rowKey={({ projectId, series }) => `${projectId} ${series}`}
      empty={null}
    />
  );
}
