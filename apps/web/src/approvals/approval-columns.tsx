import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Approval } from '../client/approvals.js';
import { useOrganisations } from '../client/organisations.js';
import { useLanguage, useWord } from '../language/use-language.js';
import { cityTime } from '../ui/day/city-day.js';
import { Amount } from '../ui/money/amount.js';
import type { MoneyUnit } from '../ui/money/money-unit.js';
import type { Column } from '../ui/table/data-table.js';
import { ActorName } from '../ui/wording/actor-name.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { StatusTag } from '../ui/wording/status-tag.js';
import { MONEY_KINDS } from './approvals-filters.js';
import { ApprovalStateTag } from './approval-state.js';

/** Returns the columns of the list of change requests. */
export function useApprovalColumns(unit: MoneyUnit): Column<Approval>[] {
  const { t } = useTranslation();
  const money = `(${useWord()('moneyUnit', unit)})`;
  return [
    {
      key: 'subject',
      title: t('changes.request'),
      names: true,
      cell: (request) => <Subject request={request} />,
    },
    {
      key: 'kind',
      title: t('changes.kind'),
      cell: ({ kind }) => (
        <span className="nowrap">
          <CodeWord list="approvalKind" code={kind} />
        </span>
      ),
    },
    {
      key: 'month',
      title: t('changes.month'),
      cell: ({ summary }) => <span className="nowrap">{summary?.month}</span>,
    },
    {
      key: 'amount',
      title: `${t('changes.amount')} ${money}`,
      number: true,
      cell: (approval) => <RequestAmount approval={approval} unit={unit} />,
    },
    {
      key: 'source',
      title: t('changes.source'),
      cell: ({ summary }) =>
        summary?.source && <InChinese className="recorded">{summary.source}</InChinese>,
    },
    {
      key: 'note',
      title: t('changes.note'),
      cell: ({ note }) => note !== null && <InChinese className="recorded">{note}</InChinese>,
    },
    {
      key: 'by',
      title: t('changes.filedBy'),
      cell: ({ submittedBy, submittedByName, submittedAt }) =>
        submittedBy !== null && (
          <div className="lines">
            <ActorName className="nowrap" id={submittedBy} name={submittedByName} />
            {submittedAt !== null && (
              <span className="nowrap soft small">{cityTime(submittedAt)}</span>
            )}
          </div>
        ),
    },
    {
      key: 'state',
      title: t('changes.state'),
      cell: (request) => (
        <div className="lines">
          <ApprovalStateTag request={request} />
          {request.unseen && (
            <span>
              <StatusTag tone="blue">{t('changes.unseen')}</StatusTag>
            </span>
          )}
          {request.summary && request.summary.warnings.length > 0 && (
            <span>
              <StatusTag tone="amber">
                {t('changes.warned', { count: request.summary.warnings.length })}
              </StatusTag>
            </span>
          )}
        </div>
      ),
    },
  ];
}

/** Shows the title of a request as a link to its page. The link keeps the filters of the list. */
function Subject({ request }: { request: Approval }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const word = useWord();
  const { search } = useLocation();
  const organisations = useOrganisations().data ?? [];
  const { id, kind, summary, organisationIds } = request;
  const [first] = organisationIds;
  const lead = organisations.find((one) => one.id === first)?.name ?? first;
  return (
    <div className="lines">
      <Link to={`/change-requests/${id}${search}`}>
        <InChinese>{summary?.title[language] ?? word('approvalKind', kind)}</InChinese>
      </Link>
      {lead !== undefined && (
        <span className="soft small">
          <InChinese>{lead}</InChinese>
          {organisationIds.length > 1 &&
            t('changes.andOrganisations', { count: organisationIds.length - 1 })}
        </span>
      )}
    </div>
  );
}

/** Shows the amount of a request; if it has several amounts, only their number. */
function RequestAmount({
  approval: { kind, summary },
  unit,
}: {
  approval: Pick<Approval, 'kind' | 'summary'>;
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  if (!summary) return null;
  if (summary.amountFen !== null) return <Amount fen={summary.amountFen} unit={unit} />;
  return (
    MONEY_KINDS.includes(kind) &&
    summary.lines.length > 1 && (
      <span className="soft small">
        {t('changes.severalFigures', { count: summary.lines.length })}
      </span>
    )
  );
}
