import { useTranslation } from 'react-i18next';
import { useOrganisations } from '../client/organisations.js';
import {
  type AuditEvent,
  type AuditEventFilter,
  useAuditEvents,
  useAuditSigning,
} from '../client/record.js';
import { cityTime } from '../ui/day/city-day.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { useLanguage, useWord } from '../language/use-language.js';
import type { Column } from '../ui/table/data-table.js';
import { ListExport } from '../ui/table/list-export.js';
import { PagedTable } from '../ui/table/paged-table.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { StatusTag } from '../ui/wording/status-tag.js';
import { useAddressQuery } from '../layout/use-address-query.js';
import { ViewsMenu } from '../ui/views/views-menu.js';
import { PageTitle } from '../ui/wording/page-title.js';
import { useActorName } from '../ui/wording/actor-name.js';
import { AuditEventFilters } from './audit-event-filters.js';
import { LogVerification } from './log-verification.js';
import {
  auditLogFileAddress,
  readAuditEventFilter,
  requestHistoryAddress,
  writeAuditEventFilter,
} from './record-filters.js';

/** Shows the page of the audit log: who did what, when, and in which role. */
export default function RecordPage() {
  const { t } = useTranslation();
  const [params, editQuery] = useAddressQuery();
  const filter = readAuditEventFilter(params);
  const pages = useAuditEvents(filter);
  const narrow = (change: Partial<AuditEventFilter>): void =>
    editQuery((now) => writeAuditEventFilter(now, change));
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('record.title')} />
        <SigningLag />
        <span className="spacer" />
        <ViewsMenu page="record" />
        <a href={auditLogFileAddress(filter, useLanguage())} download>
          {t('record.file')}
        </a>
        <span className="small" title={t('record.requestsHint')}>
          {t('record.requests')}
        </span>
        <ListExport address={requestHistoryAddress(filter)} />
      </div>
      <AuditEventFilters filter={filter} shown={pages.items ?? []} onChange={narrow} />
      <PagedTable
        tall
        captionShown
        pages={pages}
        columns={useAuditEventColumns(narrow)}
        caption={t('record.caption')}
        rowKey={({ id }) => id}
        empty={t('record.empty')}
      />
      <LogVerification />
    </>
  );
}

/**
 * Shows the number of audit events that are not signed yet. Until they are signed, the owner of the
 * database could change them unnoticed.
 */
function SigningLag() {
  const { t } = useTranslation();
  const { data, error } = useAuditSigning();
  if (error) return <ProblemMessage error={error} />;
  if (!data) return null;
  return (
    <span className="soft small">
      {data.oldestUnsealedSeconds === null
        ? t('record.allSealed')
        : t('record.unsealed', { count: data.unsealed, seconds: data.oldestUnsealedSeconds })}
    </span>
  );
}

function useAuditEventColumns(
  onNarrow: (change: Partial<AuditEventFilter>) => void,
): Column<AuditEvent>[] {
  const { t } = useTranslation();
  const word = useWord();
  return [
    {
      key: 'at',
      title: t('record.recordedAt'),
      names: true,
      cell: ({ at }) => <span className="nowrap">{cityTime(at)}</span>,
    },
    {
      key: 'action',
      title: t('record.action'),
      cell: ({ action }) => <span className="nowrap">{word('auditAction', action)}</span>,
    },
    {
      key: 'outcome',
      title: t('record.outcome'),
      cell: ({ outcome }) => (
        <StatusTag tone={outcome === 'done' ? 'green' : 'amber'}>
          <CodeWord list="outcome" code={outcome} />
        </StatusTag>
      ),
    },
    {
      key: 'who',
      title: t('record.who'),
      cell: (event) => (
        <Doer action={event} onOnly={() => onNarrow({ actorId: event.actorId, actorName: null })} />
      ),
    },
    {
      key: 'authority',
      title: t('record.authority'),
      cell: ({ authority }) => <Authority authority={authority} />,
    },
    {
      key: 'subject',
      title: t('record.subject'),
      cell: (event) => (
        <Subject
          action={event}
          onOnly={() => onNarrow({ subjectType: event.subjectType, subjectId: event.subjectId })}
        />
      ),
    },
    { key: 'change', title: t('record.change'), cell: (event) => <Change action={event} /> },
    {
      key: 'source',
      title: t('record.from2'),
      cell: ({ source }) => <span className="code">{source}</span>,
    },
  ];
}

function Doer({
  action: { actorId, actorName },
  onOnly,
}: {
  action: AuditEvent;
  onOnly: () => void;
}) {
  const { t } = useTranslation();
  const name = useActorName()(actorId, actorName);
  return (
    <div className="lines">
      <InChinese>{name}</InChinese>
      <button
        type="button"
        className="link-button small"
        aria-label={t('record.onlyActorOf', { name })}
        onClick={onOnly}
      >
        {t('record.onlyActor')}
      </button>
    </div>
  );
}

function Subject({
  action: { subjectType, subjectId },
  onOnly,
}: {
  action: AuditEvent;
  onOnly: () => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  if (subjectType === null) return null;
  const name = word('subject', subjectType);
  return (
    <div className="lines">
      <span className="nowrap">{name}</span>
      {subjectId !== null && (
        <button
          type="button"
          className="link-button small"
          aria-label={t('record.onlySubjectOf', { name })}
          onClick={onOnly}
        >
          {t('record.onlySubject')}
        </button>
      )}
    </div>
  );
}

/**
 * Shows the roles in which a user acted, and the organisations in which the user held them. The
 * text has a form such as `manager@sample-transport officer@metro for …`, where `for` marks a
 * delegated role.
 */
function Authority({ authority }: { authority: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const units = useOrganisations().data ?? [];
  const held = [...authority.matchAll(/([a-z-]+)@([a-z0-9-]+)( for \S+)?/g)];
  if (held.length === 0) return <span>{word('doer', authority)}</span>;
  return (
    <div className="lines">
      {held.map(([text, role = '', unitId, lent]) => {
        const unit = units.find(({ id }) => id === unitId)?.name ?? t('record.otherUnit');
        const statusMessage = t('people.role', { role: word('role', role), unit });
        return (
          <span key={text} className="nowrap">
            {lent === undefined ? statusMessage : t('record.lent', { role: statusMessage })}
          </span>
        );
      })}
    </div>
  );
}

/**
 * Shows the values before and after an audit event and the request number, hidden until the user
 * opens them.
 */
function Change({ action: { oldValue, newValue, id, requestId } }: { action: AuditEvent }) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>
        {t('record.show')}
        <span className="offscreen"> {id}</span>
      </summary>
      <div>
        {t('record.requestId')} <span className="code">{requestId}</span>
      </div>
      {oldValue != null && (
        <div>
          {t('record.before')}
          <pre className="code change">{JSON.stringify(oldValue, null, 1)}</pre>
        </div>
      )}
      {newValue != null && (
        <div>
          {t('record.after')}
          <pre className="code change">{JSON.stringify(newValue, null, 1)}</pre>
        </div>
      )}
    </details>
  );
}
