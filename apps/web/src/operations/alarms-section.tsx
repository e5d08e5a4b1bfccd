import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useAlarms } from '../client/alarms.js';
import { cityTime } from '../ui/day/city-day.js';
import { Choice } from '../ui/form/choice.js';
import { useAddressQuery } from '../layout/use-address-query.js';
import { PagedTable } from '../ui/table/paged-table.js';
import { CodeWord } from '../ui/wording/code-word.js';

/**
 * Shows faults that the program has detected in itself or its environment, each with the time since
 * when it exists.
 */
export function AlarmsSection() {
  const { t } = useTranslation();
  const heading = useId();
  const [params, editQuery] = useAddressQuery();
  const standing = params.get('alarms') !== 'all';
  const choose = (value: 'standing' | null): void =>
    editQuery((now) => {
      const changed = new URLSearchParams(now);
      if (value === null) changed.set('alarms', 'all');
      else changed.delete('alarms');
      return changed;
    });
  const at = (instant: string | null, otherwise: string) => (
    <span className="nowrap">{instant === null ? otherwise : cityTime(instant)}</span>
  );
  return (
    <section className="panel" aria-labelledby={heading}>
      <div className="panel-head">
        <h2 id={heading}>{t('alarms.title')}</h2>
      </div>
      <div className="filters">
        <Choice
          label={t('alarms.show')}
          value={standing ? 'standing' : null}
          options={[{ value: 'standing', label: t('alarms.standing') }]}
          onChange={choose}
        />
      </div>
      <PagedTable
        pages={useAlarms(standing)}
        caption={t(standing ? 'alarms.caption' : 'alarms.allCaption')}
        rowKey={({ id }) => id}
        empty={t('alarms.empty')}
        marked={({ clearedAt }) => clearedAt === null}
        faded={({ clearedAt }) => clearedAt !== null}
        columns={[
          {
            key: 'kind',
            title: t('alarms.kind'),
            names: true,
            cell: ({ kind }) => <CodeWord list="alarmKind" code={kind} />,
          },
          {
            key: 'what',
            title: t('alarms.what'),
            cell: ({ explanation }) => <div className="sentence">{explanation}</div>,
          },
          {
            key: 'raisedAt',
            title: t('alarms.raisedAt'),
            cell: ({ raisedAt }) => at(raisedAt, ''),
          },
          {
            key: 'toldAt',
            title: t('alarms.toldAt'),
            cell: ({ toldAt }) => at(toldAt, t('alarms.notTold')),
          },
          {
            key: 'clearedAt',
            title: t('alarms.clearedAt'),
            cell: ({ clearedAt }) => at(clearedAt, '—'),
          },
        ]}
      />
    </section>
  );
}
