import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useNotifications } from '../../client/notifications.js';
import { cityTime } from '../../ui/day/city-day.js';
import { PagedTable } from '../../ui/table/paged-table.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';

/** Shows what the user was told by mail, and whether the mail server took it. */
export function NotificationsSection() {
  const { t } = useTranslation();
  const heading = useId();
  return (
    <section className="panel" aria-labelledby={heading} id="notifications">
      <h2 id={heading}>{t('account.notifications')}</h2>
      <PagedTable
        pages={useNotifications()}
        caption={t('account.notificationsCaption')}
        rowKey={({ id }) => id}
        empty={t('account.notificationsNone')}
        columns={[
          {
            key: 'title',
            title: t('mails.subject'),
            names: true,
            cell: ({ title }) => <InChinese>{title}</InChinese>,
          },
          {
            key: 'toldAt',
            title: t('mails.writtenAt'),
            cell: ({ toldAt }) => <span className="nowrap">{cityTime(toldAt)}</span>,
          },
          {
            key: 'state',
            title: t('account.notificationState'),
            cell: ({ state, sentAt, toAddress }) => (
              <>
                <CodeWord list="channelState" code={state} />{' '}
                <span className="small">
                  {toAddress}
                  {sentAt !== null && ` · ${cityTime(sentAt)}`}
                </span>
              </>
            ),
          },
        ]}
      />
    </section>
  );
}
