import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type AlertEvent, useAlertHistory } from '../client/alerts.js';
import { cityTime } from '../ui/day/city-day.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { useWord } from '../language/use-language.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { MoreToCome } from './more-to-come.js';
import { OccasionWords } from './occasion-words.js';

/** Shows the events of an alert as sentences: evaluations, notifications, answers, escalations. */
export function AlertHistory({ alertId }: { alertId: string }) {
  const { t } = useTranslation();
  const pages = useAlertHistory(alertId);
  if (!pages.items)
    return pages.error ? (
      <ProblemMessage error={pages.error} retry={() => void pages.refetch()} />
    ) : (
      <Loading />
    );
  return (
    <>
      <ol className="list-plain history" aria-label={t('alert.history')}>
        {pages.items.map((event) => (
          <li key={event.id}>
            <span className="nowrap soft small">{cityTime(event.recordedAt)}</span>
            <div className="lines">
              <WhatHappened event={event} alertId={alertId} />
              <People event={event} />
            </div>
          </li>
        ))}
      </ol>
      {pages.hasNextPage && <MoreToCome pages={pages} />}
    </>
  );
}

const text = (fact: unknown): string =>
  typeof fact === 'string' || typeof fact === 'number' ? String(fact) : '';

/**
 * Returns a function that gives the translated severity in the data of an event. The data has no
 * fixed type, so each value is checked.
 */
function useDegree(): (facts: unknown) => string {
  const { t } = useTranslation();
  const word = useWord();
  return (facts) => {
    const { severity, level } = (typeof facts === 'object' && facts !== null ? facts : {}) as {
      severity?: unknown;
      level?: unknown;
    };
    return t('alert.degree', { severity: word('severity', text(severity)), level: text(level) });
  };
}

function WhatHappened({
  event: { event, facts, by },
  alertId,
}: {
  event: AlertEvent;
  alertId: string;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const degree = useDegree();
  const person = by ?? t('alert.program');
  const note = text(facts['note']);
  switch (event) {
    case 'raised':
      return <span>{t('alert.event.raised', { degree: degree(facts) })}</span>;
    case 'worsened':
      return (
        <span>
          {t('alert.event.worsened', { from: degree(facts['from']), degree: degree(facts) })}
        </span>
      );
    case 'eased':
      return <span>{t('alert.event.eased', { degree: degree(facts) })}</span>;
    case 'acknowledged':
      return (
        <>
          <span>{t('alert.event.acknowledged', { person, day: text(facts['committedOn']) })}</span>
          {note && <InChinese className="soft recorded">{note}</InChinese>}
        </>
      );
    case 'snoozed':
      return (
        <>
          <span>{t('alert.event.snoozed', { person, day: text(facts['snoozedUntil']) })}</span>
          {note && <InChinese className="soft recorded">{note}</InChinese>}
        </>
      );
    case 'reopened':
      return (
        <span>
          {t(
            facts['why'] === 'snooze-over' ? 'alert.event.reopenedSnooze' : 'alert.event.reopened',
            { day: text(facts['day']) },
          )}
        </span>
      );
    case 'reminded':
      return <span>{t('alert.event.reminded', { days: text(facts['days']) })}</span>;
    case 'head-told':
      return <span>{t('alert.event.headTold')}</span>;
    case 'escalated':
      return (
        <span>
          {t('alert.event.escalated', {
            days: text(facts['workingDays']),
            step: text(facts['step']),
            who: t('alerts.recipient', {
              role: word('role', text(facts['role'])),
              where: word('recipientPlace', text(facts['where'])),
            }),
          })}
        </span>
      );
    case 'told':
      return (
        <span>
          {t('alert.event.told')}
          <OccasionWords occasion={text(facts['occasion'])} />{' '}
          <Link to={`/deliveries?alertId=${alertId}`}>{t('alert.seeDelivery')}</Link>
        </span>
      );
    case 'superseded':
      return (
        <span>
          {t(
            facts['why'] === 'plan-states-no-day'
              ? 'alert.event.supersededUnpromised'
              : 'alert.event.superseded',
          )}
        </span>
      );
    case 'resolved':
      return <span>{t(`alert.event.${event}`)}</span>;
    default:
      return <span>{event}</span>;
  }
}

/** Shows the people that an event names: recipients of a mail, or people to be notified. */
function People({ event: { event, people } }: { event: AlertEvent }) {
  const { t } = useTranslation();
  if (people.length === 0) return null;
  return (
    <span className="soft small">
      {t(event === 'told' ? 'alert.toldTo' : 'alert.toBeTold')}
      {t('alerts.colon')}
      <InChinese>{people.join(t('alert.and'))}</InChinese>
    </span>
  );
}
