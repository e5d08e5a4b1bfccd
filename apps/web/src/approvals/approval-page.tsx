import { Alert } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { type ApprovalDetail, useApproval, useApprovalsToDecide } from '../client/approvals.js';
import { isProblem } from '../client/problem.js';
import { useLanguage, useWord } from '../language/use-language.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { StatusMessage } from '../layout/status-message.js';
import { useSignedIn } from '../session/signed-in.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { PageTitle } from '../ui/wording/page-title.js';
import { ApprovalActions } from './approval-actions.js';
import { ApprovalFacts } from './approval-facts.js';
import { ApprovalHistory } from './approval-history.js';
import { readFilters, usualFilters } from './approvals-filters.js';
import { Changes } from './changes.js';
import { Conversation } from './conversation.js';
import { nextAfter } from './next-approval.js';

/** Renders the parts of a change request that are specific to its domain, such as its entries. */
export type ContentOf = (request: ApprovalDetail, onDone: (words: string) => void) => ReactNode;

interface Parts {
  contentOf: ContentOf;
  /** Whether those parts compare the old and new values, so that the page does not. */
  comparesItself: (request: ApprovalDetail) => boolean;
}

/**
 * Shows the page of one change request: the values that it would change, the people who decide, its
 * history, and the conversation about it.
 */
export function ApprovalPage({ contentOf, comparesItself }: Parts) {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { search } = useLocation();
  const { data: request, error, refetch } = useApproval(id);
  if (request) return <Shown key={request.id} {...{ request, contentOf, comparesItself }} />;
  if (!error) return <Loading />;
  if (isProblem(error, 'NOT_FOUND'))
    return (
      <>
        <PageTitle title={t('failure.notFoundTitle')} />
        <p>{t('changes.none')}</p>
        <p>
          <Link to={`/change-requests${search}`}>{t('changes.back')}</Link>
        </p>
      </>
    );
  return <ProblemMessage error={error} retry={() => void refetch()} />;
}

/** Returns the URL path of the next request that waits for the user; null when there is none. */
function useNextAddress(request: ApprovalDetail): string | null {
  const { search } = useLocation();
  const { roles } = useSignedIn();
  const filters = readFilters(
    new URLSearchParams(search),
    usualFilters(roles.map(({ role }) => role)),
  );
  const { data = [] } = useApprovalsToDecide({ ...filters, state: null });
  const next = nextAfter(request, data);
  return next && `/change-requests/${next.id}${search}`;
}

function Shown({ request, contentOf, comparesItself }: Parts & { request: ApprovalDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const word = useWord();
  const { search, state } = useLocation();
  // Result of the action on the previous request, if the page of this request was opened after it.
  const said = (state as { said?: string } | null)?.said ?? null;
  const [statusMessage, setStatusMessage] = useState<string | null>(said);
  const next = useNextAddress(request);
  const changes = useId();
  const { summary, kind } = request;
  const title = summary?.title[language] ?? word('approvalKind', kind);
  return (
    <>
      <p className="actions">
        <Link to={`/change-requests${search}`}>{t('changes.back')}</Link>
        {next !== null && (
          <Link to={next} className="next">
            {t('changes.next')}
          </Link>
        )}
      </p>
      <PageTitle title={title}>
        <InChinese>{title}</InChinese>
      </PageTitle>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      <section className="panel" aria-label={t('changes.facts')}>
        <ApprovalFacts request={request} />
        {summary?.warnings.map((warning) => (
          <Alert
            key={warning.en}
            type="warning"
            role="note"
            showIcon
            className="request-warning"
            title={warning[language]}
          />
        ))}
        <ApprovalActions request={request} next={next} onDone={setStatusMessage} />
      </section>
      {summary && summary.lines.length > 0 && !comparesItself(request) && (
        <section className="panel" aria-labelledby={changes}>
          <h2 id={changes}>{t('changes.changes')}</h2>
          <Changes lines={summary.lines} />
        </section>
      )}
      {contentOf(request, setStatusMessage)}
      <ApprovalHistory steps={request.steps} levels={request.levels} />
      <Conversation id={request.id} />
    </>
  );
}
