import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useApproval } from '../client/approvals.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { useSignedIn } from '../session/signed-in.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';

/**
 * Shows the state of the change request that was created from an uploaded file, who decided about
 * it, and a link to its page, where it is decided.
 */
export function ImportLedgerChangeRequest({ proposalId }: { proposalId: string }) {
  const { t } = useTranslation();
  const { person } = useSignedIn();
  const { data, error, refetch } = useApproval(proposalId);
  if (!data)
    return error ? <ProblemMessage error={error} retry={() => void refetch()} /> : <Loading />;
  const { state, decidedByName, reason, submittedBy, mayDecide } = data;
  return (
    <section aria-labelledby="import-proposal">
      <h2 id="import-proposal">{t('imports.proposal')}</h2>
      <p>
        <CodeWord list="approvalState" code={state} />
        {decidedByName !== null && (
          <>
            {' '}
            · <InChinese>{decidedByName}</InChinese>
          </>
        )}
        {reason !== null && (
          <>
            {' '}
            · <InChinese>{reason}</InChinese>
          </>
        )}
      </p>
      {state === 'submitted' && submittedBy === person.id && (
        <p className="soft">{t('imports.anotherDecides')}</p>
      )}
      <p>
        <Link to={`/change-requests/${proposalId}`}>
          {t(mayDecide ? 'imports.toDecide' : 'imports.toRequest')}
        </Link>
      </p>
    </section>
  );
}
