import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../client/base-path.js';
import { type OutsideSystem, useOutsideSystems } from '../../client/outside-systems.js';
import { useWord } from '../../language/use-language.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { StatusMessage } from '../../layout/status-message.js';
import { useAddressQuery } from '../../layout/use-address-query.js';
import { useSignedIn } from '../../session/signed-in.js';
import { cityToday } from '../../ui/day/city-day.js';
import { DayField } from '../../ui/form/day-field.js';
import { type Column, DataTable } from '../../ui/table/data-table.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { DescribeSystemDialog } from './describe-system-dialog.js';
import { inForce, readMonth } from './in-force.js';

/**
 * Shows the page about other systems to which a month's figures go (报送): when each is due, and a
 * workbook in its own columns. System administrators describe the systems here.
 */
export default function OutsideSystemsPage() {
  const { t } = useTranslation();
  const held = useSignedIn().roles.map(({ role }) => role);
  const describes = held.includes('system-admin');
  const reports = held.includes('manager') || held.includes('auditor');
  const [params, editQuery] = useAddressQuery();
  const month = readMonth(params, cityToday());
  const [describing, setDescribing] = useState<OutsideSystem | 'new' | null>(null);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const { data, error, refetch } = useOutsideSystems();
  const columns = useSystemColumns({
    month: reports ? month : null,
    onDescribe: describes ? setDescribing : null,
  });
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('outside.title')} />
        <span className="spacer" />
        {describes && (
          <Button type="primary" onClick={() => setDescribing('new')}>
            {t('outside.describe')}
          </Button>
        )}
      </div>
      <p className="soft">{t('outside.intro')}</p>
      {reports && (
        <MonthFilter
          month={month}
          onChange={(chosen) =>
            editQuery((now) => {
              const changed = new URLSearchParams(now);
              if (chosen === null) changed.delete('month');
              else changed.set('month', chosen);
              return changed;
            })
          }
        />
      )}
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      {error && <ProblemMessage error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <DataTable
          stacks
          caption={reports ? t('outside.caption', { month }) : t('outside.captionAll')}
          rows={reports ? inForce(data, month) : data}
          rowKey={({ id }) => id}
          columns={columns}
          empty={t(describes ? 'outside.emptyToDescribe' : 'outside.empty')}
        />
      )}
      {describing !== null && (
        <DescribeSystemDialog
          system={describing === 'new' ? null : describing}
          firstMonth={month}
          onClose={() => setDescribing(null)}
          onDone={(text) => {
            setStatusMessage(text);
            setDescribing(null);
          }}
        />
      )}
    </>
  );
}

function MonthFilter({
  month,
  onChange,
}: {
  month: string;
  onChange: (month: string | null) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="filters">
      <div className="filter">
        <label htmlFor={id}>{t('outside.month')}</label>
        <DayField
          id={id}
          of="month"
          clearable={false}
          max={cityToday().slice(0, 7)}
          value={month}
          onChange={onChange}
        />
      </div>
    </div>
  );
}

/** `month` is null where the user downloads nothing, `onDescribe` where they describe nothing. */
function useSystemColumns({
  month,
  onDescribe,
}: {
  month: string | null;
  onDescribe: ((system: OutsideSystem) => void) | null;
}): Column<OutsideSystem>[] {
  const { t } = useTranslation();
  const word = useWord();
  return [
    {
      key: 'name',
      title: t('outside.name'),
      names: true,
      cell: ({ name }) => <InChinese>{name}</InChinese>,
    },
    {
      key: 'deadline',
      title: t('outside.deadline'),
      cell: ({ deadline: { kind, number } }) => (
        <span className="nowrap">{t(`outside.due.${kind}`, { number })}</span>
      ),
    },
    {
      key: 'unit',
      title: t('outside.unit'),
      cell: ({ unit }) => <span className="nowrap">{word('moneyUnit', unit)}</span>,
    },
    {
      key: 'columns',
      title: t('outside.columns'),
      cell: ({ columns, name }) => (
        <details>
          <summary>
            {t('outside.columnCount', { count: columns.length })}
            <span className="offscreen"> {name}</span>
          </summary>
          <ol>
            {columns.map(({ heading, field }) => (
              <li key={heading}>
                <InChinese>{heading}</InChinese>
                <span className="soft small"> · {word('outsideField', field)}</span>
              </li>
            ))}
          </ol>
        </details>
      ),
    },
    {
      key: 'validFrom',
      title: t('outside.validFrom'),
      cell: ({ validFrom, validUntil }) => (
        <span className="nowrap">
          {validUntil === null ? validFrom : t('outside.fromUntil', { validFrom, validUntil })}
        </span>
      ),
    },
    {
      key: 'actions',
      title: t('outside.actions'),
      cell: (system) => (
        <span className="actions">
          {month !== null && (
            <a
              href={addressOf(`/api/outside-systems/${system.id}/workbook?month=${month}`)}
              aria-label={t('outside.downloadOf', { month, name: system.name })}
              download
            >
              {t('outside.download')}
            </a>
          )}
          {onDescribe && system.validUntil === null && (
            <Button
              size="small"
              aria-label={t('outside.changeOf', { name: system.name })}
              onClick={() => onDescribe(system)}
            >
              {t('outside.change')}
            </Button>
          )}
        </span>
      ),
    },
  ];
}
