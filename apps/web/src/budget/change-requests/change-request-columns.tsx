import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ChangeRequest } from '../../client/budget-change-requests.js';
import { cityTime } from '../../ui/day/city-day.js';
import { useWord } from '../../language/use-language.js';
import { Amount } from '../../ui/money/amount.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import type { Column } from '../../ui/table/data-table.js';
import { ChangeRequestStateTag } from './change-request-state.js';
import { ActorName } from '../../ui/wording/actor-name.js';
import { usePlanName } from '../../ui/wording/plan-name.js';

/** The fields of a change request's content that are displayed in lists. */
interface Named {
  stage?: string;
  year?: number;
  name?: string;
  planCode?: string;
  amountFen?: string;
  cells?: { plannedFen: string }[];
}

/**
 * Returns a function that gives a short name of a change request: its kind with its cost stage,
 * year or name.
 */
function useChangeRequestName(): (
  changeRequest: Pick<ChangeRequest, 'kind' | 'content'>,
) => string {
  const word = useWord();
  const planName = usePlanName();
  return ({ kind, content }) => {
    const { stage, year, name, planCode } = content as Named;
    const about =
      stage !== undefined
        ? word('costStage', stage)
        : (year ?? name ?? (planCode === undefined ? undefined : planName(planCode)));
    return about === undefined
      ? word('filingKind', kind)
      : `${word('filingKind', kind)} · ${about}`;
  };
}

/** Returns the table columns for the list of the budget change requests of a project. */
export function useChangeRequestColumns(unit: MoneyUnit): Column<ChangeRequest>[] {
  const { t } = useTranslation();
  const word = useWord();
  const nameOf = useChangeRequestName();
  const what: Column<ChangeRequest> = {
    key: 'what',
    title: t('budget.filings.filing'),
    names: true,
    cell: (changeRequest) => (
      <Link to={`/change-requests/${changeRequest.id}`}>
        <span className="nowrap">{nameOf(changeRequest)}</span>
      </Link>
    ),
  };
  return [
    what,
    {
      key: 'amount',
      title: `${t('budget.chain.amount')} (${word('moneyUnit', unit)})`,
      number: true,
      cell: ({ content }) => <Sum content={content} unit={unit} />,
    },
    {
      key: 'state',
      title: t('approvals.state'),
      cell: (changeRequest) => <ChangeRequestStateTag filing={changeRequest} />,
    },
    {
      key: 'by',
      title: t('budget.filings.submittedBy'),
      cell: ({ submittedBy, submittedByName, submittedAt }) =>
        submittedBy !== null &&
        submittedAt !== null && (
          <div className="lines">
            <ActorName className="nowrap" id={submittedBy} name={submittedByName} />
            <span className="small nowrap">{cityTime(submittedAt)}</span>
          </div>
        ),
    },
    {
      key: 'at',
      title: t('budget.filings.begunAt'),
      cell: ({ createdAt }) => <span className="nowrap">{cityTime(createdAt)}</span>,
    },
  ];
}

/** Shows the amount of a change request, or the sum of its funding cells. */
function Sum({ content, unit }: { content: ChangeRequest['content']; unit: MoneyUnit }) {
  const { amountFen, cells } = content as Named;
  if (amountFen !== undefined) return <Amount fen={amountFen} unit={unit} />;
  if (cells !== undefined)
    return (
      <Amount
        fen={cells.reduce((sum, { plannedFen }) => sum + BigInt(plannedFen), 0n).toString()}
        unit={unit}
      />
    );
  return null;
}
