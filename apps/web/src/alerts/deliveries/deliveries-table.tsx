import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  type Delivery,
  type DeliveryFilter,
  type DeliveryState,
  useDeliveries,
} from '../../client/deliveries.js';
import { cityTime } from '../../ui/day/city-day.js';
import { useSignedIn } from '../../session/signed-in.js';
import type { Column } from '../../ui/table/data-table.js';
import { PagedTable } from '../../ui/table/paged-table.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { StatusTag, type Tone } from '../../ui/wording/status-tag.js';
import { SeverityTag } from '../alert-tags.js';
import { OccasionWords } from '../occasion-words.js';

const TONE: Readonly<Record<DeliveryState | 'withdrawn', Tone>> = {
  waiting: 'grey',
  pending: 'amber',
  sent: 'green',
  failed: 'red',
  dropped: 'grey',
  withdrawn: 'grey',
};

/**
 * Checks whether a notification failed: the program stopped trying to send the mail, the recipient
 * has no address, or a channel rejected the notification.
 */
const wentWrong = ({
  state,
  dropped,
  channels,
}: Pick<Delivery, 'state' | 'dropped' | 'channels'>): boolean =>
  mailWentWrong({ state, dropped }) || channels.some((channel) => channel.state === 'failed');
const mailWentWrong = ({ state, dropped }: Pick<Delivery, 'state' | 'dropped'>): boolean =>
  state === 'failed' || dropped === 'no-address';

interface DeliveriesTableProps {
  filter: DeliveryFilter;
  /**
   * Whether all rows belong to one alert; the columns that describe the alert are then left out.
   */
  ofAlert?: boolean;
  /** Called when the user filters the list by a person. */
  onPerson?: (personId: string) => void;
}

/** Shows a table of notifications with recipients, times and responses of the mail server. */
export function DeliveriesTable({ filter, ofAlert = false, onPerson }: DeliveriesTableProps) {
  const { t } = useTranslation();
  const about: Column<Delivery>[] = [
    {
      key: 'project',
      title: t('alerts.project'),
      cell: ({ projectId, projectName }) => (
        <Link to={`/projects/${projectId}`}>
          <InChinese>{projectName}</InChinese>
        </Link>
      ),
    },
    {
      key: 'what',
      title: t('deliveries.what'),
      cell: ({ alertId, severity, explanation }) => (
        <div className="sentence">
          <span>
            <SeverityTag severity={severity} /> <Link to={`/alerts/${alertId}`}>{explanation}</Link>
          </span>
        </div>
      ),
    },
  ];
  return (
    <PagedTable
      pages={useDeliveries(filter)}
      caption={t('deliveries.caption')}
      rowKey={({ id }) => id}
      empty={t('deliveries.empty')}
      marked={wentWrong}
      tall={!ofAlert}
      stacks
      columns={[
        {
          key: 'person',
          title: t('deliveries.person'),
          names: true,
          cell: (delivery) => <Person delivery={delivery} onPerson={onPerson} />,
        },
        {
          key: 'state',
          title: t('deliveries.state'),
          cell: (delivery) => <State delivery={delivery} />,
        },
        ...(ofAlert ? [] : about),
        {
          key: 'occasion',
          title: t('deliveries.occasion'),
          cell: ({ occasion }) => <OccasionWords occasion={occasion} />,
        },
        {
          key: 'createdAt',
          title: t('deliveries.createdAt'),
          cell: ({ createdAt }) => <span className="nowrap">{cityTime(createdAt)}</span>,
        },
        {
          key: 'sentAt',
          title: t('deliveries.sentAt'),
          cell: ({ sentAt }) => (
            <span className="nowrap">{sentAt === null ? '—' : cityTime(sentAt)}</span>
          ),
        },
        {
          key: 'words',
          title: t('deliveries.words'),
          cell: (delivery) => <ServerWords delivery={delivery} />,
        },
        {
          key: 'channels',
          title: t('deliveries.channels'),
          cell: ({ channels }) => <Channels channels={channels} />,
        },
      ]}
    />
  );
}

function Person({
  delivery: { personId, personName, toAddress, channels },
  onPerson,
}: {
  delivery: Delivery;
  onPerson: DeliveriesTableProps['onPerson'];
}) {
  const { t } = useTranslation();
  return (
    <div className="lines">
      <InChinese>{personName}</InChinese>
      {toAddress !== null && <span className="small soft">{toAddress}</span>}
      {toAddress === null && channels.length > 0 && (
        <span className="small soft">{t('deliveries.byChannelAlone')}</span>
      )}
      {onPerson && (
        <button
          type="button"
          className="link-button small"
          aria-label={t('deliveries.onlyOf', { name: personName })}
          onClick={() => onPerson(personId)}
        >
          {t('deliveries.onlyThis')}
        </button>
      )}
    </div>
  );
}

function State({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation();
  const { state, dropped, urgent, attempts, nextAttemptAt } = delivery;
  return (
    <div className="lines">
      <span>
        <StatusTag tone={mailWentWrong(delivery) ? 'red' : (TONE[state] ?? 'grey')}>
          <CodeWord list="deliveryState" code={state} />
        </StatusTag>
      </span>
      {dropped !== null && (
        <span className="small">
          <CodeWord list="deliveryDropped" code={dropped} />
        </span>
      )}
      {state === 'waiting' && (
        <span className="small soft">
          {t(urgent ? 'deliveries.atOnce' : 'deliveries.withDigest')}
        </span>
      )}
      {attempts !== null && attempts > 1 && (
        <span className="small nowrap">{t('deliveries.attempts', { count: attempts })}</span>
      )}
      {nextAttemptAt !== null && (
        <span className="small">
          {t('deliveries.nextAttempt', { at: cityTime(nextAttemptAt) })}
        </span>
      )}
    </div>
  );
}

function ServerWords({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation();
  const { words, serverResponse, lastError, messageId } = delivery;
  // Without a mail server, mails are written to files, which system administrators can read here.
  const readsFiles = useSignedIn().roles.some(({ role }) => role === 'system-admin');
  const file = /^written to mail\/(\S+)$/.exec(serverResponse ?? '')?.[1];
  return (
    <div className="sentence">
      {words !== null && <span>{words}</span>}
      {file !== undefined && readsFiles && (
        <Link className="small" to={`/mails/${encodeURIComponent(file)}`}>
          {t('deliveries.toMail')}
        </Link>
      )}
      {file === undefined && <WordForWord words={lastError ?? serverResponse} />}
      {messageId !== null && (
        <details className="small soft">
          <summary>{t('deliveries.messageId')}</summary>
          <span className="code">{messageId}</span>
        </details>
      )}
    </div>
  );
}

/**
 * Shows the original response or error message of a mail server or channel, hidden until the user
 * opens it. Administrators need it to find the cause of a failure.
 */
function WordForWord({ words }: { words: string | null }) {
  const { t } = useTranslation();
  if (words === null) return null;
  return (
    <details className="small soft">
      <summary>{t('deliveries.wordForWord')}</summary>
      <span className="code" lang="en">
        {words}
      </span>
    </details>
  );
}

/**
 * Shows the deliveries of the same notification to the recipient's webhooks and chat robots, each
 * with its state and response.
 */
function Channels({ channels }: Pick<Delivery, 'channels'>) {
  return (
    <div className="lines">
      {channels.map(({ kind, name, state, words, serverResponse, lastError }) => (
        <div key={`${kind} ${name}`} className="lines">
          <span>
            <CodeWord list="channelKind" code={kind} /> <InChinese>{name}</InChinese>{' '}
            <StatusTag tone={TONE[state] ?? 'grey'}>
              <CodeWord list="channelState" code={state} />
            </StatusTag>
          </span>
          {words !== null && <span>{words}</span>}
          <WordForWord words={lastError ?? serverResponse} />
        </div>
      ))}
    </div>
  );
}
