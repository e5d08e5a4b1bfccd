import { Checkbox, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrganisations } from '../client/organisations.js';
import { type ReconciliationFilter, useReconciliation } from '../client/reconciliation.js';
import { useWord } from '../language/use-language.js';
import { StatusMessage } from '../layout/status-message.js';
import { useAddressQuery } from '../layout/use-address-query.js';
import { mayRecord } from '../session/may.js';
import { useSignedIn } from '../session/signed-in.js';
import { cityToday } from '../ui/day/city-day.js';
import { DayField } from '../ui/form/day-field.js';
import { MoneyUnitSwitch } from '../ui/money/money-unit-switch.js';
import { useMoneyUnit } from '../ui/money/use-money-unit.js';
import { PagedTable } from '../ui/table/paged-table.js';
import { PageTitle } from '../ui/wording/page-title.js';
import { ExternalIdsDialog } from './external-ids-dialog.js';
import { FigureDialog } from './figure-dialog.js';
import { ReasonDialog } from './reason-dialog.js';
import { type Asked, useReconciliationColumns } from './reconciliation-columns.js';
import { readReconciliationFilter, writeReconciliationFilter } from './reconciliation-filter.js';
import { REPORTED_SERIES } from './reporters.js';

/** Shows the figures of a month from each reporter, side by side with the ledger's. */
export default function ReconciliationPage() {
  const { t } = useTranslation();
  const me = useSignedIn();
  const organisations = useOrganisations().data ?? [];
  const [params, editQuery] = useAddressQuery();
  const [unit, setUnit] = useMoneyUnit('wan');
  const [asked, ask] = useState<Asked | null>(null);
  const [said, say] = useState<string | null>(null);
  const filter = readReconciliationFilter(params, cityToday());
  const pages = useReconciliation(filter);
  const columns = useReconciliationColumns({
    unit,
    mayRecord: ({ organisationId }) => mayRecord(me, organisationId, organisations),
    onAsk: ask,
  });
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('reconciliation.title')} />
      </div>
      <p className="soft">{t('reconciliation.intro')}</p>
      <StatusMessage text={said} onClose={() => say(null)} />
      <div className="filters">
        <FilterFields
          filter={filter}
          onChange={(change) => editQuery((now) => writeReconciliationFilter(now, change))}
        />
        <MoneyUnitSwitch unit={unit} onChange={setUnit} />
      </div>
      <PagedTable
        stacks
        captionShown
        pages={pages}
        columns={columns}
        caption={t('reconciliation.caption')}
        rowKey={({ projectId }) => projectId}
        empty={t('reconciliation.empty')}
        marked={({ differs }) => differs}
      />
      {asked && (
        <Dialog
          asked={asked}
          filter={filter}
          onClose={() => ask(null)}
          onDone={(text) => {
            ask(null);
            say(text);
          }}
        />
      )}
    </>
  );
}

interface DialogProps {
  asked: Asked;
  filter: ReconciliationFilter;
  /** Receives what is said on the page afterwards. */
  onDone: (text: string) => void;
  onClose: () => void;
}

/** Shows the dialog in which a figure, the reason of a difference or ids of a project are kept. */
function Dialog({ asked: { kind, row }, filter, onDone, onClose }: DialogProps) {
  const { t } = useTranslation();
  const word = useWord();
  if (kind === 'reason')
    return <ReasonDialog row={row} filter={filter} onDone={onDone} onClose={onClose} />;
  if (kind === 'ids') return <ExternalIdsDialog row={row} onDone={onDone} onClose={onClose} />;
  return (
    <FigureDialog
      project={row}
      filter={filter}
      onClose={onClose}
      onRecorded={({ month, reporter, series }) => {
        const what = { reporter: word('reporter', reporter), series: word('series', series) };
        onDone(t('reconciliation.recorded', { project: row.projectName, month, ...what }));
      }}
    />
  );
}

function FilterFields({
  filter: { month, series, differs },
  onChange,
}: {
  filter: ReconciliationFilter;
  onChange: (change: Partial<ReconciliationFilter>) => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const [monthField, seriesField] = [useId(), useId()];
  return (
    <>
      <div className="filter">
        <label htmlFor={monthField}>{t('reconciliation.month')}</label>
        <DayField
          id={monthField}
          of="month"
          value={month}
          max={cityToday().slice(0, 7)}
          clearable={false}
          onChange={(chosen) => chosen && onChange({ month: chosen })}
        />
      </div>
      <div className="filter">
        <label htmlFor={seriesField}>{t('reconciliation.series')}</label>
        <Select
          id={seriesField}
          style={{ width: 130 }}
          value={series}
          options={REPORTED_SERIES.map((value) => ({ value, label: word('series', value) }))}
          onChange={(chosen) => onChange({ series: chosen })}
        />
      </div>
      <Checkbox checked={differs} onChange={({ target }) => onChange({ differs: target.checked })}>
        {t('reconciliation.onlyDiffering')}
      </Checkbox>
    </>
  );
}
