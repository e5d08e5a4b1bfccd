import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { addressOf } from '../client/base-path.js';
import { type Paper, usePapers } from '../client/papers.js';
import type { Column } from '../ui/table/data-table.js';
import { PagedTable } from '../ui/table/paged-table.js';
import { InChinese } from '../ui/wording/in-chinese.js';

/** Shows the papers that were issued, with their files. */
export function PapersTable() {
  const { t } = useTranslation();
  return (
    <PagedTable
      stacks
      captionShown
      pages={usePapers()}
      columns={columnsOf(t)}
      caption={t('papers.issued')}
      rowKey={({ id }) => id}
      empty={t('papers.noneIssued')}
    />
  );
}

const columnsOf = (t: TFunction): Column<Paper>[] => [
  {
    key: 'number',
    title: t('papers.number'),
    names: true,
    cell: ({ id, number }) => (
      <Link to={`/papers/${id}`}>
        <InChinese>{number}</InChinese>
      </Link>
    ),
  },
  {
    key: 'month',
    title: t('papers.month'),
    cell: ({ month }) => <span className="nowrap">{month}</span>,
  },
  {
    key: 'issuedOn',
    title: t('papers.issuedOn'),
    cell: ({ issuedOn }) => <span className="nowrap">{issuedOn}</span>,
  },
  {
    key: 'by',
    title: t('papers.by'),
    cell: ({ issuedByName, signer }) => (
      <InChinese>{[signer, issuedByName].filter(Boolean).join('、')}</InChinese>
    ),
  },
  {
    key: 'file',
    title: t('papers.file'),
    cell: ({ id, number }) => (
      <a
        className="nowrap"
        href={addressOf(`/api/papers/${id}/content`)}
        aria-label={t('papers.downloadOf', { number })}
        download
      >
        {t('papers.download')}
      </a>
    ),
  },
];
