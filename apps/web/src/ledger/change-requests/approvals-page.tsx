import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type LedgerChangeRequest, useLedgerChangeRequests } from '../../client/change-requests.js';
import { cityTime } from '../../ui/day/city-day.js';
import { Choice } from '../../ui/form/choice.js';
import { OneProject } from '../../ui/form/one-project.js';
import { useAddressQuery } from '../../layout/use-address-query.js';
import { useWord } from '../../language/use-language.js';
import { MoneyUnitSwitch } from '../../ui/money/money-unit-switch.js';
import { useMoneyUnit } from '../../ui/money/use-money-unit.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { useSignedIn } from '../../session/signed-in.js';
import type { Column } from '../../ui/table/data-table.js';
import { PagedTable } from '../../ui/table/paged-table.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { StatusTag } from '../../ui/wording/status-tag.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import {
  type ApprovalFilters,
  KINDS,
  readApprovalFilters,
  STATES,
  usualFilters,
  writeApprovalFilters,
} from './approval-filters.js';
import { LedgerChangeRequestStateTag } from './change-request-state.js';
import { LedgerChangeRequestSums } from './change-request-sums.js';
import { ActorName } from '../../ui/wording/actor-name.js';

/** Shows the page with ledger change requests, both pending and decided. */
export default function ApprovalsPage() {
  const { t } = useTranslation();
  const { person, roles } = useSignedIn();
  const [params, editQuery] = useAddressQuery();
  const [unit, setUnit] = useMoneyUnit('wan');
  const usual = usualFilters(roles.map(({ role }) => role));
  const filters = readApprovalFilters(params, usual);
  const pages = useLedgerChangeRequests({
    state: filters.state,
    kind: filters.kind,
    filedBy: filters.mine ? person.id : null,
    projectId: filters.projectId,
  });
  const columns = useApprovalColumns(unit);
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('approvals.title')} />
        <span className="spacer" />
        <MoneyUnitSwitch unit={unit} onChange={setUnit} />
      </div>
      <p className="soft">{t('approvals.intro')}</p>
      <ApprovalFiltersBar
        filters={filters}
        onChange={(change) => editQuery((now) => writeApprovalFilters(now, change, usual))}
      />
      <PagedTable
        tall
        stacks
        captionShown
        pages={pages}
        columns={columns}
        caption={t('approvals.caption')}
        rowKey={({ id }) => id}
        empty={t('approvals.empty')}
      />
    </>
  );
}

interface BarOf {
  filters: ApprovalFilters;
  onChange: (change: Partial<ApprovalFilters>) => void;
}

function ApprovalFiltersBar({ filters, onChange }: BarOf) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <div className="filters">
      <Choice
        label={t('approvals.state')}
        value={filters.state}
        onChange={(state) => onChange({ state })}
        options={STATES.map((value) => ({ value, label: word('proposalState', value) }))}
      />
      <Choice
        label={t('approvals.kind')}
        value={filters.kind}
        onChange={(kind) => onChange({ kind })}
        options={KINDS.map((value) => ({ value, label: word('proposalKind', value) }))}
      />
      <Choice
        label={t('approvals.filedBy')}
        value={filters.mine ? 'me' : null}
        onChange={(filer) => onChange({ mine: filer === 'me' })}
        options={[{ value: 'me', label: t('approvals.mine') }]}
      />
      {filters.projectId !== null && (
        <OneProject id={filters.projectId} onAll={() => onChange({ projectId: null })} />
      )}
    </div>
  );
}

function useApprovalColumns(unit: MoneyUnit): Column<LedgerChangeRequest>[] {
  const { t } = useTranslation();
  const money = `(${useWord()('moneyUnit', unit)})`;
  return [
    {
      key: 'subject',
      title: t('approvals.proposal'),
      names: true,
      cell: (changeRequest) => (
        <Link to={`/approvals/${changeRequest.id}`}>
          <Subject proposal={changeRequest} />
        </Link>
      ),
    },
    {
      key: 'kind',
      title: t('approvals.kind'),
      cell: ({ kind }) => (
        <span className="nowrap">
          <CodeWord list="proposalKind" code={kind} />
        </span>
      ),
    },
    {
      key: 'sums',
      title: `${t('approvals.sums')} ${money}`,
      cell: (changeRequest) => <LedgerChangeRequestSums proposal={changeRequest} unit={unit} />,
    },
    { key: 'entries', title: t('approvals.entries'), number: true, cell: ({ entries }) => entries },
    {
      key: 'note',
      title: t('ledger.note'),
      cell: ({ note }) => <InChinese className="recorded">{note}</InChinese>,
    },
    {
      key: 'by',
      title: t('approvals.filedBy'),
      cell: ({ filedBy, filedByName }) => (
        <ActorName className="nowrap" id={filedBy} name={filedByName} />
      ),
    },
    {
      key: 'at',
      title: t('approvals.filedAt'),
      cell: ({ filedAt }) => <span className="nowrap">{cityTime(filedAt)}</span>,
    },
    {
      key: 'state',
      title: t('approvals.state'),
      cell: (changeRequest) => (
        <div className="lines">
          <LedgerChangeRequestStateTag proposal={changeRequest} />
          {changeRequest.alike.length > 0 && (
            <StatusTag tone="amber">
              {t('approvals.alikeShort', { count: changeRequest.alike.length })}
            </StatusTag>
          )}
        </div>
      ),
    },
  ];
}

/**
 * Shows the name of the project that a change request concerns, or the number of projects if there
 * are several.
 */
function Subject({ proposal: { projectName, projects } }: { proposal: LedgerChangeRequest }) {
  const { t } = useTranslation();
  return projectName === null ? (
    <>{t('approvals.manyProjects', { count: projects })}</>
  ) : (
    <InChinese>{projectName}</InChinese>
  );
}
