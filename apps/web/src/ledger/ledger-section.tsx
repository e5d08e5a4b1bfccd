import { Button, Radio } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type LedgerEntry, useLedgerEntries } from '../client/ledger.js';
import type { ProjectDetail } from '../client/projects.js';
import { useAddressQuery } from '../layout/use-address-query.js';
import { StatusMessage } from '../layout/status-message.js';
import type { MoneyUnit } from '../ui/money/money-unit.js';
import { PagedTable } from '../ui/table/paged-table.js';
import { CorrectDialog } from './correct-dialog.js';
import { EntryDialog } from './entry-dialog.js';
import { useLedgerColumns } from './ledger-columns.js';
import {
  type LedgerView,
  readLedgerFilter,
  readLedgerView,
  withParameter,
  writeLedgerFilter,
} from './ledger-filters.js';
import { LedgerFiltersBar } from './ledger-filters-bar.js';
import { MonthTotals } from './month-totals.js';
import { PostDialog } from './post-dialog.js';
import { RecoverDialog } from './recover-dialog.js';
import { ReverseDialog } from './reverse-dialog.js';
import { WaitingLedgerChangeRequests } from './waiting-change-requests.js';

type Opened = { what: 'post' } | { what: 'reverse' | 'correct' | 'recover'; entry: LedgerEntry };

/**
 * Shows the project's ledger: pending change requests, entries with running totals, and monthly
 * totals. Users who may record entries can add, correct and reverse entries.
 */
export function LedgerSection({
  project,
  mayRecord,
  unit,
}: {
  project: ProjectDetail;
  mayRecord: boolean;
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  const heading = useId();
  const [params, editQuery] = useAddressQuery();
  const [filter, view, shownEntry] = [
    readLedgerFilter(params),
    readLedgerView(params),
    params.get('entry'),
  ];
  const [opened, setOpened] = useState<Opened | null>(null);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const close = (): void => setOpened(null);
  const done = (text: string): void => {
    setStatusMessage(text);
    close();
  };
  const openEntry = (id: string | null): void =>
    editQuery((now) => withParameter(now, 'entry', id));
  return (
    <section className="panel" aria-labelledby={heading}>
      <div className="panel-head">
        <h2 id={heading}>{t('ledger.title')}</h2>
        <ViewSwitch
          view={view}
          onChange={(asked) =>
            editQuery((now) => withParameter(now, 'view', asked === 'totals' ? asked : null))
          }
        />
        <span className="spacer" />
        <Link to={`/projects/${project.id}/documents`}>{t('documents.all')}</Link>
        {mayRecord && (
          <Button type="primary" onClick={() => setOpened({ what: 'post' })}>
            {t('ledger.post')}
          </Button>
        )}
      </div>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      <WaitingLedgerChangeRequests projectId={project.id} unit={unit} />
      <LedgerFiltersBar
        projectId={project.id}
        view={view}
        filter={filter}
        onChange={(change) => editQuery((now) => writeLedgerFilter(now, change))}
      />
      {view === 'totals' && <MonthTotals projectId={project.id} filter={filter} unit={unit} />}
      {view === 'entries' && (
        <Entries
          project={project}
          mayRecord={mayRecord}
          unit={unit}
          onOpen={openEntry}
          onReverse={(entry) => setOpened({ what: 'reverse', entry })}
          onCorrect={(entry) => setOpened({ what: 'correct', entry })}
          onRecover={(entry) => setOpened({ what: 'recover', entry })}
        />
      )}
      {shownEntry !== null && (
        <EntryDialog
          projectId={project.id}
          id={shownEntry}
          onOpen={openEntry}
          onClose={() => openEntry(null)}
        />
      )}
      {opened?.what === 'post' && <PostDialog project={project} onDone={done} onClose={close} />}
      {opened?.what === 'reverse' && (
        <ReverseDialog entry={opened.entry} onDone={done} onClose={close} />
      )}
      {opened?.what === 'recover' && (
        <RecoverDialog entry={opened.entry} onDone={done} onClose={close} />
      )}
      {opened?.what === 'correct' && (
        <CorrectDialog project={project} entry={opened.entry} onDone={done} onClose={close} />
      )}
    </section>
  );
}

interface EntriesOf {
  project: ProjectDetail;
  mayRecord: boolean;
  unit: MoneyUnit;
  onOpen: (id: string) => void;
  onReverse: (entry: LedgerEntry) => void;
  onCorrect: (entry: LedgerEntry) => void;
  onRecover: (entry: LedgerEntry) => void;
}

function Entries({ project, mayRecord, ...columnsOf }: EntriesOf) {
  const { t } = useTranslation();
  const filter = readLedgerFilter(useAddressQuery()[0]);
  const pages = useLedgerEntries(project.id, filter);
  const columns = useLedgerColumns({ mayRecord, ...columnsOf });
  const whole = Object.values(filter).every((value) => value === null);
  return (
    <PagedTable
      pages={pages}
      columns={columns}
      captionShown
      caption={t('ledger.caption')}
      rowKey={({ id }) => id}
      faded={({ reversedById }) => reversedById !== null}
      empty={
        whole
          ? `${t('ledger.empty')}${mayRecord ? ` ${t('ledger.emptyAdvice')}` : ''}`
          : t('ledger.emptyFiltered')
      }
    />
  );
}

function ViewSwitch({
  view,
  onChange,
}: {
  view: LedgerView;
  onChange: (view: LedgerView) => void;
}) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      aria-label={t('ledger.view')}
      name="ledger-view"
      optionType="button"
      buttonStyle="solid"
      size="small"
      value={view}
      onChange={(event) => onChange(event.target.value as LedgerView)}
      options={(['entries', 'totals'] as const).map((value) => ({
        value,
        label: t(`ledger.views.${value}`),
      }))}
    />
  );
}
