import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { type LedgerImport, templateAddress, useLedgerImports } from '../client/ledger-imports.js';
import { cityTime } from '../ui/day/city-day.js';
import type { Column } from '../ui/table/data-table.js';
import { PagedTable } from '../ui/table/paged-table.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { PageTitle } from '../ui/wording/page-title.js';
import { ImportState } from './import-state.js';
import { UploadForm } from './upload-form.js';
import { ActorName } from '../ui/wording/actor-name.js';

/** Shows the page to upload files of historical ledger entries and to open uploaded ones. */
export default function ImportsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const pages = useLedgerImports();
  const columns = useImportColumns();
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('imports.title')} />
      </div>
      <p className="soft">{t('imports.intro')}</p>
      <p>
        {t('imports.template')}{' '}
        <a href={templateAddress('xlsx')} download>
          XLSX
        </a>{' '}
        ·{' '}
        <a href={templateAddress('csv')} download>
          CSV
        </a>
      </p>
      <section aria-labelledby="new-import">
        <h2 id="new-import">{t('imports.create')}</h2>
        <UploadForm onDone={({ id }) => void navigate(`/ledger-imports/${id}`)} />
      </section>
      <section aria-labelledby="past-imports">
        <h2 id="past-imports">{t('imports.past')}</h2>
        <PagedTable
          pages={pages}
          columns={columns}
          caption={t('imports.caption')}
          rowKey={({ id }) => id}
          empty={t('imports.empty')}
        />
      </section>
    </>
  );
}

function useImportColumns(): Column<LedgerImport>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'fileName',
      title: t('imports.file'),
      names: true,
      cell: ({ id, fileName }) => (
        <Link to={`/ledger-imports/${id}`}>
          <InChinese>{fileName}</InChinese>
        </Link>
      ),
    },
    { key: 'state', title: t('imports.state'), cell: (row) => <ImportState state={row.state} /> },
    {
      key: 'unit',
      title: t('imports.unit'),
      cell: ({ unit }) => <CodeWord list="importUnit" code={unit} />,
    },
    {
      key: 'entries',
      title: t('imports.entries'),
      number: true,
      cell: ({ entries }) => entries ?? <span className="soft">{t('app.none')}</span>,
    },
    {
      key: 'errors',
      title: t('imports.errors'),
      number: true,
      cell: ({ errorCount }) => errorCount,
    },
    {
      key: 'filedBy',
      title: t('imports.filedBy'),
      cell: ({ filedByName, filedBy }) => <ActorName id={filedBy} name={filedByName} />,
    },
    {
      key: 'filedAt',
      title: t('imports.filedAt'),
      cell: ({ filedAt }) => <span className="nowrap">{cityTime(filedAt)}</span>,
    },
  ];
}
