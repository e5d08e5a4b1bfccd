import { Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Deed, type DeedFilter, useDeeds } from '../../client/record.js';
import { cityTime } from '../../day/city-day.js';
import { DayField } from '../../form/day-field.js';
import { useTypedText } from '../../form/use-typed-text.js';
import type { Column } from '../../table/data-table.js';
import { PagedTable } from '../../table/paged-table.js';
import { CodeWord } from '../../wording/code-word.js';
import { Light } from '../../wording/light.js';
import { useAddressQuery } from '../../frame/use-address-query.js';
import { PageTitle } from '../../wording/page-title.js';
import { readDeedFilter, writeDeedFilter } from './record-filters.js';

/** Who did what, when, on whose authority. */
export default function RecordPage() {
  const { t } = useTranslation();
  const [params, editQuery] = useAddressQuery();
  const filter = readDeedFilter(params);
  const pages = useDeeds(filter);
  return (
    <>
      <PageTitle title={t('record.title')} />
      <RecordFilters filter={filter} onChange={(change) => editQuery((now) => writeDeedFilter(now, change))} />
      <PagedTable tall captionShown pages={pages} columns={useDeedColumns()} caption={t('record.caption')} rowKey={({ id }) => id} empty={t('record.empty')} />
    </>
  );
}

function RecordFilters({ filter, onChange }: { filter: DeedFilter; onChange: (change: Partial<DeedFilter>) => void }) {
  const { t } = useTranslation();
  const [from, to, action, actor] = [useId(), useId(), useId(), useId()];
  const [typedAction, setAction] = useTypedText(filter.action ?? '', (text) => onChange({ action: text || null }));
  const [typedActor, setActor] = useTypedText(filter.actorId ?? '', (text) => onChange({ actorId: text || null }));
  return (
    <div className="filters">
      <div className="filter"><label htmlFor={from}>{t('record.from')}</label><DayField id={from} value={filter.from} onChange={(day) => onChange({ from: day })} /></div>
      <div className="filter"><label htmlFor={to}>{t('record.to')}</label><DayField id={to} value={filter.to} onChange={(day) => onChange({ to: day })} /></div>
      <div className="filter"><label htmlFor={action}>{t('record.action')}</label><Input id={action} style={{ width: 180 }} maxLength={100} value={typedAction} onChange={(event) => setAction(event.target.value)} /></div>
      <div className="filter"><label htmlFor={actor}>{t('record.actor')}</label><Input id={actor} style={{ width: 300 }} maxLength={100} value={typedActor} onChange={(event) => setActor(event.target.value)} /></div>
    </div>
  );
}

function useDeedColumns(): Column<Deed>[] {
  const { t } = useTranslation();
  return [
    { key: 'at', title: t('record.recordedAt'), names: true, cell: ({ recordedAt }) => <span className="nowrap">{cityTime(recordedAt)}</span> },
    { key: 'action', title: t('record.action'), cell: ({ action }) => <span className="code">{action}</span> },
    { key: 'outcome', title: t('record.outcome'), cell: ({ outcome }) => <Light tone={outcome === 'done' ? 'green' : 'amber'}><CodeWord list="outcome" code={outcome} /></Light> },
    { key: 'who', title: t('record.who'), cell: ({ actorId }) => <span className="code">{actorId}</span> },
    { key: 'authority', title: t('record.authority'), cell: ({ authority }) => <span className="code">{authority}</span> },
    { key: 'subject', title: t('record.subject'), cell: ({ subjectType, subjectId }) => subjectType !== null && <span className="code">{subjectType} {subjectId}</span> },
    { key: 'change', title: t('record.change'), cell: (deed) => <Change deed={deed} /> },
    { key: 'source', title: t('record.from2'), cell: ({ source }) => <span className="code">{source}</span> },
    { key: 'request', title: t('record.requestId'), cell: ({ requestId }) => <span className="code">{requestId}</span> },
  ];
}

function Change({ deed: { oldValue, newValue, id } }: { deed: Deed }) {
  const { t } = useTranslation();
  if (oldValue == null && newValue == null) return null;
  return (
    <details>
      <summary>{t('record.show')}<span className="offscreen"> {id}</span></summary>
      {oldValue != null && <div>{t('record.before')}<pre className="code change">{JSON.stringify(oldValue, null, 1)}</pre></div>}
      {newValue != null && <div>{t('record.after')}<pre className="code change">{JSON.stringify(newValue, null, 1)}</pre></div>}
    </details>
  );
}
