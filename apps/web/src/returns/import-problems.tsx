import { useTranslation } from 'react-i18next';
import { errorSheetAddress, type LedgerImportDetail } from '../client/ledger-imports.js';
import { useLanguage } from '../language/use-language.js';
import { type Column, DataTable } from '../ui/table/data-table.js';

interface Numbered {
  number: number;
  problem: LedgerImportDetail['errors'][number];
}

/**
 * Shows the problems in an uploaded file, row by row, and links to download the file with an added
 * column that describes them.
 */
export function ImportProblems({ row: { id, errors, errorCount } }: { row: LedgerImportDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns: Column<Numbered>[] = [
    {
      key: 'row',
      title: t('imports.row'),
      names: true,
      cell: ({ problem: { row, cell } }) => (row === null ? t('imports.wholeFile') : (cell ?? row)),
    },
    { key: 'message', title: t('imports.problem'), cell: ({ problem }) => problem.message },
    { key: 'accepted', title: t('imports.accepted'), cell: ({ problem }) => problem.accepted },
  ];
  return (
    <section aria-labelledby="import-problems">
      <h2 id="import-problems">{t('imports.problems', { count: errorCount })}</h2>
      <p>
        {t('imports.errorSheet')}{' '}
        <a href={errorSheetAddress(id, 'xlsx', language)} download>
          XLSX
        </a>{' '}
        ·{' '}
        <a href={errorSheetAddress(id, 'csv', language)} download>
          CSV
        </a>
      </p>
      {errors.length < errorCount && (
        <p className="soft">{t('imports.firstShown', { count: errors.length })}</p>
      )}
      <DataTable
        caption={t('imports.problemsCaption')}
        columns={columns}
        rows={errors.map((problem, number) => ({ number, problem }))}
        rowKey={({ number }) => String(number)}
        empty={null}
      />
    </section>
  );
}
