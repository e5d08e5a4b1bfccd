import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Approval, useApprovals } from '../client/approvals.js';
import { LEDGER_KINDS, type LedgerPayload } from '../client/change-requests.js';
import { cityTime, cityToday, daysBetween } from '../ui/day/city-day.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { useWord } from '../language/use-language.js';
import type { MoneyUnit } from '../ui/money/money-unit.js';
import { PagedTable } from '../ui/table/paged-table.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { LedgerChangeRequestStateTag } from './change-requests/change-request-state.js';
import { LedgerChangeRequestSums } from './change-requests/change-request-sums.js';
import { ActorName } from '../ui/wording/actor-name.js';

const RETURNED_SHOWN_DAYS = 30;

const payloadOf = ({ payload }: Approval): LedgerPayload => payload as unknown as LedgerPayload;

/**
 * Shows change requests of the project that are not in the ledger: pending ones, and the user's own
 * that were returned recently. Shows nothing when there are none.
 */
export function WaitingLedgerChangeRequests({
  projectId,
  unit,
}: {
  projectId: string;
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const ofProject = { kind: LEDGER_KINDS, projectId, organisationId: null, month: null };
  const waiting = useApprovals({ ...ofProject, mine: null, state: 'submitted' });
  const returned = useApprovals({ ...ofProject, mine: 'own', state: 'returned' });
  const isRecent = (decidedAt: string | null): boolean =>
    decidedAt !== null &&
    daysBetween(cityTime(decidedAt).slice(0, 10), cityToday()) <= RETURNED_SHOWN_DAYS;
  const items = [
    ...(waiting.items ?? []),
    ...(returned.items ?? []).filter(({ decidedAt }) => isRecent(decidedAt)),
  ];
  if (waiting.error)
    return <ProblemMessage error={waiting.error} retry={() => void waiting.refetch()} />;
  if (items.length === 0) return null;
  return (
    <PagedTable
      pages={{ ...waiting, items }}
      captionShown
      caption={t('approvals.ofProject')}
      rowKey={({ id }) => id}
      empty={t('app.none')}
      columns={[
        {
          key: 'at',
          title: t('approvals.filedAt'),
          names: true,
          cell: ({ id, submittedAt, createdAt }) => (
            <Link className="nowrap" to={`/change-requests/${id}`}>
              {cityTime(submittedAt ?? createdAt)}
            </Link>
          ),
        },
        {
          key: 'kind',
          title: t('approvals.kind'),
          cell: (request) => (
            <span className="nowrap">
              <CodeWord list="proposalKind" code={payloadOf(request).form} />
            </span>
          ),
        },
        {
          key: 'sums',
          title: `${t('approvals.sums')} (${word('moneyUnit', unit)})`,
          cell: (request) => <LedgerChangeRequestSums proposal={payloadOf(request)} unit={unit} />,
        },
        {
          key: 'note',
          title: t('ledger.note'),
          cell: ({ note }) => <InChinese className="recorded">{note}</InChinese>,
        },
        {
          key: 'by',
          title: t('approvals.filedBy'),
          cell: ({ submittedBy, submittedByName }) =>
            submittedBy !== null && (
              <ActorName className="nowrap" id={submittedBy} name={submittedByName} />
            ),
        },
        {
          key: 'state',
          title: t('approvals.state'),
          cell: (request) => <LedgerChangeRequestStateTag request={request} />,
        },
      ]}
    />
  );
}
