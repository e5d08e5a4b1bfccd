import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLedgerChangeRequests } from '../client/change-requests.js';
import { cityTime, cityToday, daysBetween } from '../ui/day/city-day.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { useWord } from '../language/use-language.js';
import type { MoneyUnit } from '../ui/money/money-unit.js';
import { useSignedIn } from '../session/signed-in.js';
import { PagedTable } from '../ui/table/paged-table.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { LedgerChangeRequestStateTag } from './change-requests/change-request-state.js';
import { LedgerChangeRequestSums } from './change-requests/change-request-sums.js';
import { ActorName } from '../ui/wording/actor-name.js';

const RETURNED_SHOWN_DAYS = 30;

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
  const me = useSignedIn().person.id;
  const waiting = useLedgerChangeRequests({
    state: 'proposed',
    kind: null,
    filedBy: null,
    projectId,
  });
  const returned = useLedgerChangeRequests({
    state: 'returned',
    kind: null,
    filedBy: me,
    projectId,
  });
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
          cell: ({ id, filedAt }) => (
            <Link className="nowrap" to={`/change-requests/${id}`}>
              {cityTime(filedAt)}
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
          title: `${t('approvals.sums')} (${word('moneyUnit', unit)})`,
          cell: (changeRequest) => <LedgerChangeRequestSums proposal={changeRequest} unit={unit} />,
        },
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
          key: 'state',
          title: t('approvals.state'),
          cell: (changeRequest) => <LedgerChangeRequestStateTag proposal={changeRequest} />,
        },
      ]}
    />
  );
}
