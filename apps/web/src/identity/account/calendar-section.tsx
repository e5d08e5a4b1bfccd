import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  useCalendarFeed,
  useEndCalendarFeed,
  useOpenCalendarFeed,
} from '../../client/calendar-feed.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { ShownOnce } from '../../layout/shown-once.js';
import { StatusMessage } from '../../layout/status-message.js';
import { cityTime } from '../../ui/day/city-day.js';

/**
 * Shows whether the user's calendar can be read at a secret address, and buttons that make the
 * address, make another one, or revoke it.
 */
export function CalendarSection() {
  const { t } = useTranslation();
  const heading = useId();
  const feed = useCalendarFeed();
  const open = useOpenCalendarFeed();
  const end = useEndCalendarFeed();
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const since = feed.data?.createdAt ?? null;
  const error = feed.error ?? open.error ?? end.error;
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{t('calendarFeed.title')}</h2>
      <p className="soft">{t('calendarFeed.intro')}</p>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      {open.data && (
        <ShownOnce
          title={t('calendarFeed.made')}
          hint={t('calendarFeed.hint')}
          label={t('calendarFeed.address')}
          text={open.data.url}
          onClose={() => open.reset()}
        />
      )}
      {feed.data && (
        <p>
          {since === null
            ? t('calendarFeed.none')
            : t('calendarFeed.since', { at: cityTime(since) })}
        </p>
      )}
      {error && <ProblemMessage error={error} />}
      <div className="actions">
        <Button loading={open.isPending} onClick={() => open.mutate()}>
          {t(since === null ? 'calendarFeed.open' : 'calendarFeed.again')}
        </Button>
        {since !== null && (
          <Button
            danger
            loading={end.isPending}
            onClick={() =>
              end.mutate(undefined, {
                onSuccess: () => {
                  open.reset();
                  setStatusMessage(t('calendarFeed.ended'));
                },
              })
            }
          >
            {t('calendarFeed.end')}
          </Button>
        )}
      </div>
    </section>
  );
}
