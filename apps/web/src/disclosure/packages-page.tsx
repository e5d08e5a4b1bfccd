import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { addressOf } from '../client/base-path.js';
import { type DisclosurePackage, useDisclosurePackages } from '../client/disclosure.js';
import { useSignedIn } from '../session/signed-in.js';
import type { Column } from '../ui/table/data-table.js';
import { PagedTable } from '../ui/table/paged-table.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { PageTitle } from '../ui/wording/page-title.js';

/** Shows what was published when, with the files. */
export default function PackagesPage() {
  const { t } = useTranslation();
  const pages = useDisclosurePackages();
  const mayFile = useSignedIn().roles.some(({ role }) => role === 'manager' || role === 'officer');
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('disclosure.title')} />
        <span className="spacer" />
        <a href={addressOf('/api/reports/oc4ids')} download="oc4ids.json">
          {t('disclosure.wholeSet')}
        </a>
        {mayFile && <Link to="/disclosure/new">{t('disclosure.new')}</Link>}
      </div>
      <p className="soft">{t('disclosure.intro')}</p>
      <PagedTable
        stacks
        captionShown
        pages={pages}
        columns={columnsOf(t)}
        caption={t('disclosure.caption')}
        rowKey={({ id }) => id}
        empty={t('disclosure.empty')}
      />
    </>
  );
}

const columnsOf = (t: TFunction): Column<DisclosurePackage>[] => [
  {
    key: 'on',
    title: t('disclosure.on'),
    names: true,
    cell: ({ id, publishedOn }) => (
      <Link className="nowrap" to={`/disclosure/${id}`}>
        {publishedOn}
      </Link>
    ),
  },
  {
    key: 'tier',
    title: t('disclosure.tier'),
    cell: ({ tier }) => <CodeWord list="disclosureTier" code={tier} />,
  },
  {
    key: 'projects',
    title: t('disclosure.projects'),
    cell: ({ projects }) => t('disclosure.count', { count: projects }),
  },
  {
    key: 'by',
    title: t('disclosure.by'),
    cell: ({ filedByName, approvedByName }) => (
      <InChinese>{[filedByName, approvedByName].filter(Boolean).join('、')}</InChinese>
    ),
  },
  {
    key: 'sha256',
    title: t('disclosure.sha256'),
    cell: ({ sha256 }) =>
      sha256 === null ? (
        <span className="soft">{t('disclosure.noFile')}</span>
      ) : (
        <code className="hash small">{sha256}</code>
      ),
  },
  {
    key: 'file',
    title: t('disclosure.file'),
    cell: ({ id, sha256, publishedOn }) =>
      sha256 !== null && (
        <a
          className="nowrap"
          href={addressOf(`/api/disclosure-packages/${id}/content`)}
          aria-label={t('disclosure.downloadOf', { day: publishedOn })}
          download
        >
          {t('disclosure.download')}
        </a>
      ),
  },
];
