import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMails } from '../../client/mails.js';
import { cityTime } from '../../ui/day/city-day.js';
import { PagedTable } from '../../ui/table/paged-table.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { PageTitle } from '../../ui/wording/page-title.js';

/**
 * Shows the page with mails that were written to files, for trial installations and development.
 */
export default function MailsPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle title={t('mails.title')} />
      <p className="soft">{t('mails.intro')}</p>
      <PagedTable
        tall
        pages={useMails()}
        caption={t('mails.caption')}
        rowKey={({ name }) => name}
        empty={t('mails.empty')}
        columns={[
          {
            key: 'subject',
            title: t('mails.subject'),
            names: true,
            cell: ({ name, subject }) => (
              <Link to={`/mails/${encodeURIComponent(name)}`}>
                <InChinese>{subject ?? name}</InChinese>
              </Link>
            ),
          },
          {
            key: 'to',
            title: t('mails.to'),
            cell: ({ to }) =>
              to === null ? (
                <span className="soft">{t('app.unknown')}</span>
              ) : (
                <InChinese>{to}</InChinese>
              ),
          },
          {
            key: 'writtenAt',
            title: t('mails.writtenAt'),
            cell: ({ writtenAt }) => (
              <span className="nowrap">
                {writtenAt === null ? t('app.unknown') : cityTime(writtenAt)}
              </span>
            ),
          },
          { key: 'bytes', title: t('mails.bytes'), number: true, cell: ({ bytes }) => bytes },
        ]}
      />
    </>
  );
}
