import { useTranslation } from 'react-i18next';
import { useUnits } from '../../client/organisations.js';
import { type Deed, type DeedFilter, useDeeds, useSealing } from '../../client/record.js';
import { cityTime } from '../../day/city-day.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { useLanguage, useWord } from '../../language/use-language.js';
import type { Column } from '../../table/data-table.js';
import { PagedTable } from '../../table/paged-table.js';
import { CodeWord } from '../../wording/code-word.js';
import { InChinese } from '../../wording/in-chinese.js';
import { Light } from '../../wording/light.js';
import { useAddressQuery } from '../../layout/use-address-query.js';
import { PageTitle } from '../../wording/page-title.js';
import { DeedFilters } from './deed-filters.js';
import { LogVerification } from './log-verification.js';
import { deedFileAddress, readDeedFilter, writeDeedFilter } from './record-filters.js';

/** Page of the audit log: who did what, when, and in which role. */
export default function RecordPage() {
  const { t } = useTranslation();
  const [params, editQuery] = useAddressQuery();
  const filter = readDeedFilter(params);
  const pages = useDeeds(filter);
  const narrow = (change: Partial<DeedFilter>): void =>
    editQuery((now) => writeDeedFilter(now, change));
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('record.title')} />
        <SealLag />
        <span className="spacer" />
        <a href={deedFileAddress(filter, useLanguage())} download>
          {t('record.file')}
        </a>
      </div>
      <DeedFilters filter={filter} shown={pages.items ?? []} onChange={narrow} />
      <PagedTable
        tall
        captionShown
        pages={pages}
        columns={useDeedColumns(narrow)}
        caption={t('record.caption')}
        rowKey={({ id }) => id}
        empty={t('record.empty')}
      />
      <LogVerification />
    </>
  );
}

/**
 * Number of audit events that are not signed yet. Until they are, an owner of the database could
 * alter them unnoticed.
 */
function SealLag() {
  const { t } = useTranslation();
  const { data, error } = useSealing();
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

function useDeedColumns(onNarrow: (change: Partial<DeedFilter>) => void): Column<Deed>[] {
  const { t } = useTranslation();
  const word = useWord();
  return [
    {
      key: 'at',
      title: t('record.recordedAt'),
      names: true,
      cell: ({ recordedAt }) => <span className="nowrap">{cityTime(recordedAt)}</span>,
    },
    {
      key: 'action',
      title: t('record.deed'),
      cell: ({ action }) => <InWords word={word('deed', action)} code={action} />,
    },
    {
      key: 'outcome',
      title: t('record.outcome'),
      cell: ({ outcome }) => (
        <Light tone={outcome === 'done' ? 'green' : 'amber'}>
          <CodeWord list="outcome" code={outcome} />
        </Light>
      ),
    },
    {
      key: 'who',
      title: t('record.who'),
      cell: (deed) => (
        <Doer deed={deed} onOnly={() => onNarrow({ actorId: deed.actorId, actorName: null })} />
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
      cell: (deed) => (
        <Subject
          deed={deed}
          onOnly={() => onNarrow({ subjectType: deed.subjectType, subjectId: deed.subjectId })}
        />
      ),
    },
    { key: 'change', title: t('record.change'), cell: (deed) => <Change deed={deed} /> },
    {
      key: 'source',
      title: t('record.from2'),
      cell: ({ source }) => <span className="code">{source}</span>,
    },
    {
      key: 'request',
      title: t('record.requestId'),
      cell: ({ requestId }) => <span className="code">{requestId}</span>,
    },
  ];
}

function Doer({ deed: { actorId, actorName }, onOnly }: { deed: Deed; onOnly: () => void }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <div className="lines">
      {actorName === null ? (
        <InWords
          word={word('doer', actorId.startsWith('service:') ? 'service' : actorId)}
          code={actorId}
        />
      ) : (
        <InWords word={actorName} code={actorId} chinese />
      )}
      <button
        type="button"
        className="link-button small"
        aria-label={t('record.onlyActorOf', { name: actorName ?? actorId })}
        onClick={onOnly}
      >
        {t('record.onlyActor')}
      </button>
    </div>
  );
}

function Subject({ deed: { subjectType, subjectId }, onOnly }: { deed: Deed; onOnly: () => void }) {
  const { t } = useTranslation();
  const word = useWord();
  if (subjectType === null) return null;
  const name = word('subject', subjectType);
  return (
    <div className="lines">
      <InWords word={name} code={subjectId ?? subjectType} />
      {subjectId !== null && (
        <button
          type="button"
          className="link-button small"
          aria-label={t('record.onlySubjectOf', { name: `${name} ${subjectId}` })}
          onClick={onOnly}
        >
          {t('record.onlySubject')}
        </button>
      )}
    </div>
  );
}

/** Meaning of a code, with the code itself below, because the filters use it. */
function InWords({
  word,
  code,
  chinese = false,
}: {
  word: string | null;
  code: string;
  chinese?: boolean;
}) {
  if (word === null || word === code) return <span className="code">{code}</span>;
  return (
    <div className="lines">
      {chinese ? <InChinese>{word}</InChinese> : <span className="nowrap">{word}</span>}
      <span className="code soft">{code}</span>
    </div>
  );
}

/**
 * A role and the organisation in which it was held, from a text such as `manager@sample-transport`.
 */
function Authority({ authority }: { authority: string }) {
  const word = useWord();
  const units = useUnits().data ?? [];
  const [role = '', unitId] = authority.split('@');
  const unit = units.find(({ id }) => id === unitId);
  return (
    <InWords
      word={unit ? `${word('role', role)} · ${unit.name}` : word('doer', authority)}
      code={authority}
    />
  );
}

function Change({ deed: { oldValue, newValue, id } }: { deed: Deed }) {
  const { t } = useTranslation();
  if (oldValue == null && newValue == null) return null;
  return (
    <details>
      <summary>
        {t('record.show')}
        <span className="offscreen"> {id}</span>
      </summary>
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
