import { Button } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { numbered, useDocuments } from '../ui/documents/use-documents.js';
import type { LedgerFilter } from '../client/ledger.js';
import { cityToday } from '../ui/day/city-day.js';
import { readPeriod } from '../ui/day/month-range.js';
import { Choice } from '../ui/form/choice.js';
import { DayField } from '../ui/form/day-field.js';
import { KnownAtField } from '../ui/form/known-at-field.js';
import { useWord } from '../language/use-language.js';
import { type LedgerView, WHOLE_LEDGER } from './ledger-filters.js';
import { ORIGINS, SERIES } from './series.js';
import { FUNDING_SOURCES } from '../ui/money/funding-sources.js';

interface BarOf {
  projectId: string;
  view: LedgerView;
  filter: LedgerFilter;
  onChange: (change: Partial<LedgerFilter>) => void;
}

/**
 * Shows the filters of the ledger. The view of totals has only two: period and `knownAt` (point in
 * time), because the totals are already split by month and source.
 */
export function LedgerFiltersBar({ projectId, view, filter, onChange }: BarOf) {
  const { t } = useTranslation();
  return (
    <div className="filters">
      {view === 'entries' && (
        <EntryChoices projectId={projectId} filter={filter} onChange={onChange} />
      )}
      <PeriodChoice period={filter.period} onChange={(period) => onChange({ period })} />
      <KnownAtField knownAt={filter.knownAt} onChange={(knownAt) => onChange({ knownAt })} />
      <Button
        onClick={() => onChange(WHOLE_LEDGER)}
        disabled={Object.values(filter).every((value) => value === null)}
      >
        {t('portfolio.clear')}
      </Button>
    </div>
  );
}

function EntryChoices({ projectId, filter, onChange }: Omit<BarOf, 'view'>) {
  const { t } = useTranslation();
  const word = useWord();
  const documents = numbered(useDocuments(projectId).data);
  return (
    <>
      <Choice
        label={t('ledger.series')}
        value={filter.series}
        onChange={(series) => onChange({ series })}
        options={SERIES.map((value) => ({ value, label: word('series', value) }))}
      />
      <Choice
        label={t('ledger.source')}
        value={filter.fundingSource}
        onChange={(fundingSource) => onChange({ fundingSource })}
        search
        options={FUNDING_SOURCES.map((value) => ({ value, label: word('fundingSource', value) }))}
      />
      <Choice
        label={t('ledger.origin')}
        value={filter.origin}
        onChange={(origin) => onChange({ origin })}
        options={ORIGINS.map((value) => ({ value, label: word('origin', value) }))}
      />
      <Choice
        label={t('ledger.document')}
        value={filter.document}
        onChange={(document) => onChange({ document })}
        width={190}
        search
        options={documents.map(({ documentNumber, name }) => ({
          value: documentNumber,
          label: `${documentNumber} ${name}`,
        }))}
      />
    </>
  );
}

/**
 * Shows inputs for the first and the last month. When only one is selected, the other is set to the
 * same month.
 */
function PeriodChoice({
  period,
  onChange,
}: {
  period: string | null;
  onChange: (period: string | null) => void;
}) {
  const { t } = useTranslation();
  const [from, to] = [useId(), useId()];
  const months = readPeriod(period);
  const thisMonth = cityToday().slice(0, 7);
  const setFrom = (month: string | null): void =>
    onChange(
      month &&
        `${month}..${months && months.to > month ? months.to : thisMonth > month ? thisMonth : month}`,
    );
  const setTo = (month: string | null): void =>
    onChange(month && `${months && months.from < month ? months.from : month}..${month}`);
  return (
    <>
      <div className="filter">
        <label htmlFor={from}>{t('spend.from')}</label>
        <DayField id={from} of="month" value={months?.from ?? null} onChange={setFrom} />
      </div>
      <div className="filter">
        <label htmlFor={to}>{t('spend.to')}</label>
        <DayField id={to} of="month" value={months?.to ?? null} onChange={setTo} />
      </div>
    </>
  );
}
