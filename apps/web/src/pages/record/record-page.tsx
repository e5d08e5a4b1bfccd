import { Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnits } from '../../client/organisations.js';
import { type Deed, type DeedFilter, useDeeds, useSealing } from '../../client/record.js';
import { cityTime } from '../../day/city-day.js';
import { Choice } from '../../form/choice.js';
import { DayField } from '../../form/day-field.js';
import { useTypedText } from '../../form/use-typed-text.js';
import { Refused } from '../../frame/refused.js';
import { useLanguage, useWord } from '../../language/use-language.js';
import type { Column } from '../../table/data-table.js';
import { PagedTable } from '../../table/paged-table.js';
import { CodeWord } from '../../wording/code-word.js';
import { InChinese } from '../../wording/in-chinese.js';
import { Light } from '../../wording/light.js';
import { useAddressQuery } from '../../frame/use-address-query.js';
import { PageTitle } from '../../wording/page-title.js';
import { deedFileAddress, readDeedFilter, writeDeedFilter } from './record-filters.js';

/** Who did what, when, on whose authority. */
export default function RecordPage() {
  const { t } = useTranslation();
  const [params, editQuery] = useAddressQuery();
  const filter = readDeedFilter(params);
  const pages = useDeeds(filter);
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('record.title')} />
        <SealLag />
        <span className="spacer" />
        <a href={deedFileAddress(filter, useLanguage())} download>{t('record.file')}</a>
      </div>
      <RecordFilters filter={filter} onChange={(change) => editQuery((now) => writeDeedFilter(now, change))} />
      <PagedTable tall captionShown pages={pages} columns={useDeedColumns()} caption={t('record.caption')} rowKey={({ id }) => id} empty={t('record.empty')} />
    </>
  );
}

/** How much of the record is not sealed yet; until then an owner of the database could still alter it unseen. */
function SealLag() {
  const { t } = useTranslation();
  const { data, error } = useSealing();
  if (error) return <Refused error={error} />;
  if (!data) return null;
  return (
    <span className="soft small">
      {data.oldestUnsealedSeconds === null ? t('record.allSealed') : t('record.unsealed', { count: data.unsealed, seconds: data.oldestUnsealedSeconds })}
    </span>
  );
}

function RecordFilters({ filter, onChange }: { filter: DeedFilter; onChange: (change: Partial<DeedFilter>) => void }) {
  const { t } = useTranslation();
  const word = useWord();
  const [from, to] = [useId(), useId()];
  return (
    <div className="filters">
      <div className="filter"><label htmlFor={from}>{t('record.from')}</label><DayField id={from} value={filter.from} onChange={(day) => onChange({ from: day })} /></div>
      <div className="filter"><label htmlFor={to}>{t('record.to')}</label><DayField id={to} value={filter.to} onChange={(day) => onChange({ to: day })} /></div>
      <TextFilter label={t('record.action')} value={filter.action} width={180} onChange={(action) => onChange({ action })} />
      <Choice label={t('record.outcome')} value={filter.outcome} options={OUTCOMES.map((value) => ({ value, label: word('outcome', value) }))} onChange={(outcome) => onChange({ outcome })} />
      <TextFilter label={t('record.actor')} value={filter.actorId} width={290} onChange={(actorId) => onChange({ actorId })} />
      <TextFilter label={t('record.subjectType')} value={filter.subjectType} width={120} onChange={(subjectType) => onChange({ subjectType })} />
      <TextFilter label={t('record.subjectId')} value={filter.subjectId} width={290} onChange={(subjectId) => onChange({ subjectId })} />
      <TextFilter label={t('record.requestId')} value={filter.requestId} width={290} onChange={(requestId) => onChange({ requestId })} />
    </div>
  );
}

const OUTCOMES = ['done', 'refused'] as const;

function TextFilter({ label, value, width, onChange }: { label: string; value: string | null; width: number; onChange: (value: string | null) => void }) {
  const id = useId();
  const [typed, type] = useTypedText(value ?? '', (text) => onChange(text || null));
  return <div className="filter"><label htmlFor={id}>{label}</label><Input id={id} style={{ width }} maxLength={100} value={typed} onChange={(event) => type(event.target.value)} /></div>;
}

function useDeedColumns(): Column<Deed>[] {
  const { t } = useTranslation();
  const word = useWord();
  return [
    { key: 'at', title: t('record.recordedAt'), names: true, cell: ({ recordedAt }) => <span className="nowrap">{cityTime(recordedAt)}</span> },
    { key: 'action', title: t('record.deed'), cell: ({ action }) => <InWords word={word('deed', action)} code={action} /> },
    { key: 'outcome', title: t('record.outcome'), cell: ({ outcome }) => <Light tone={outcome === 'done' ? 'green' : 'amber'}><CodeWord list="outcome" code={outcome} /></Light> },
    { key: 'who', title: t('record.who'), cell: ({ actorId, actorName }) => (actorName === null ? <InWords word={word('doer', actorId.startsWith('service:') ? 'service' : actorId)} code={actorId} /> : <InWords word={actorName} code={actorId} chinese />) },
    { key: 'authority', title: t('record.authority'), cell: ({ authority }) => <Authority authority={authority} /> },
    { key: 'subject', title: t('record.subject'), cell: ({ subjectType, subjectId }) => subjectType !== null && <InWords word={word('subject', subjectType)} code={subjectId ?? subjectType} /> },
    { key: 'change', title: t('record.change'), cell: (deed) => <Change deed={deed} /> },
    { key: 'source', title: t('record.from2'), cell: ({ source }) => <span className="code">{source}</span> },
    { key: 'request', title: t('record.requestId'), cell: ({ requestId }) => <span className="code">{requestId}</span> },
  ];
}

/** What a code means, and below it the code itself, by which the filters find it. */
function InWords({ word, code, chinese = false }: { word: string | null; code: string; chinese?: boolean }) {
  if (word === null || word === code) return <span className="code">{code}</span>;
  return <div className="lines">{chinese ? <InChinese>{word}</InChinese> : <span className="nowrap">{word}</span>}<span className="code soft">{code}</span></div>;
}

/** A role and the unit in which it was held, such as `manager@sample-transport`. */
function Authority({ authority }: { authority: string }) {
  const word = useWord();
  const units = useUnits().data ?? [];
  const [role = '', unitId] = authority.split('@');
  const unit = units.find(({ id }) => id === unitId);
  return <InWords word={unit ? `${word('role', role)} · ${unit.name}` : word('doer', authority)} code={authority} />;
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
