import { Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEvent, AuditEventFilter } from '../client/record.js';
import { DayField } from '../ui/form/day-field.js';
import { Choice } from '../ui/form/choice.js';
import { FilterChip } from '../ui/form/filter-chip.js';
import { useTypedText } from '../ui/form/use-typed-text.js';
import { useWord } from '../language/use-language.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { useActorName } from '../ui/wording/actor-name.js';
import { codesOf } from './audit-event-codes.js';

const OUTCOMES = ['done', 'refused'] as const;

interface AuditEventFiltersProps {
  filter: AuditEventFilter;
  /** The displayed audit events, which contain the name of the person in the filter. */
  shown: readonly AuditEvent[];
  onChange: (change: Partial<AuditEventFilter>) => void;
}

/**
 * Shows the filters of the audit log: day, action, outcome, and name of the person who acted.
 * Buttons in the list set further filters, by person and by the changed object.
 */
export function AuditEventFilters({ filter, shown, onChange }: AuditEventFiltersProps) {
  const { t, i18n } = useTranslation();
  const word = useWord();
  const actorName = useActorName();
  const [from, to] = [useId(), useId()];
  const { actorId, subjectId, subjectType } = filter;
  const inWords = (
    list: 'auditAction' | 'subject',
    chosen: string | null,
  ): { value: string; label: string }[] => {
    const known = codesOf(t(`code.${list}`, { returnObjects: true, lng: i18n.language })).map(
      ([value, label]) => ({ value, label }),
    );
    // The action filter in the URL may be a prefix of several actions, such as `ledger.`, which is
    // not in the list.
    return chosen === null || known.some(({ value }) => value === chosen)
      ? known
      : [{ value: chosen, label: chosen }, ...known];
  };
  return (
    <div className="filters">
      <div className="filter">
        <label htmlFor={from}>{t('record.from')}</label>
        <DayField id={from} value={filter.from} onChange={(day) => onChange({ from: day })} />
      </div>
      <div className="filter">
        <label htmlFor={to}>{t('record.to')}</label>
        <DayField id={to} value={filter.to} onChange={(day) => onChange({ to: day })} />
      </div>
      <Choice
        search
        width={180}
        label={t('record.action')}
        value={filter.action}
        options={inWords('auditAction', filter.action)}
        onChange={(action) => onChange({ action })}
      />
      <Choice
        label={t('record.outcome')}
        value={filter.outcome}
        options={OUTCOMES.map((value) => ({ value, label: word('outcome', value) }))}
        onChange={(outcome) => onChange({ outcome })}
      />
      <TextFilter
        label={t('record.actorName')}
        value={filter.actorName}
        width={140}
        onChange={(actorName) => onChange({ actorName })}
      />
      {actorId !== null && (
        <FilterChip
          label={t('record.who')}
          all={t('record.anyActor')}
          onAll={() => onChange({ actorId: null })}
        >
          <InChinese>
            {actorName(
              actorId,
              shown.find((event) => event.actorId === actorId)?.actorName ?? null,
            )}
          </InChinese>
        </FilterChip>
      )}
      <Choice
        search
        width={150}
        label={t('record.subjectType')}
        value={subjectType}
        options={inWords('subject', subjectType)}
        onChange={(chosen) => onChange({ subjectType: chosen })}
      />
      {subjectId !== null && (
        <FilterChip
          label={t('record.subject')}
          all={t('record.anySubject')}
          onAll={() => onChange({ subjectId: null })}
        >
          {subjectType === null ? t('record.oneSubject') : word('subject', subjectType)}
        </FilterChip>
      )}
      <TextFilter
        label={t('record.requestId')}
        value={filter.requestId}
        width={290}
        onChange={(requestId) => onChange({ requestId })}
      />
    </div>
  );
}

function TextFilter({
  label,
  value,
  width,
  onChange,
}: {
  label: string;
  value: string | null;
  width: number;
  onChange: (value: string | null) => void;
}) {
  const id = useId();
  const [typed, type] = useTypedText(value ?? '', (text) => onChange(text || null));
  return (
    <div className="filter">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        style={{ width }}
        maxLength={100}
        value={typed}
        onChange={(event) => type(event.target.value)}
      />
    </div>
  );
}
