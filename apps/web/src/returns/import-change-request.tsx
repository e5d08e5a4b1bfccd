import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useApproveChangeRequest, useChangeRequest } from '../client/ledger-imports.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { useSignedIn } from '../session/signed-in.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';

/**
 * Shows the change request that was created from an uploaded file: who has to decide about it, or
 * who decided. Its submitter cannot approve it.
 */
export function ImportLedgerChangeRequest({ proposalId }: { proposalId: string }) {
  const { t } = useTranslation();
  const { person, roles } = useSignedIn();
  const { data, error, refetch } = useChangeRequest(proposalId);
  const approve = useApproveChangeRequest(proposalId);
  if (!data)
    return error ? <ProblemMessage error={error} retry={() => void refetch()} /> : <Loading />;
  const mayApprove =
    data.state === 'proposed' &&
    data.filedBy !== person.id &&
    roles.some(({ role }) => role === 'manager');
  return (
    <section aria-labelledby="import-proposal">
      <h2 id="import-proposal">{t('imports.proposal')}</h2>
      <p>
        <CodeWord list="proposalState" code={data.state} />
        {data.decidedByName !== null && (
          <>
            {' '}
            · <InChinese>{data.decidedByName}</InChinese>
          </>
        )}
        {data.reason !== null && (
          <>
            {' '}
            · <InChinese>{data.reason}</InChinese>
          </>
        )}
      </p>
      {data.state === 'proposed' && data.filedBy === person.id && (
        <p className="soft">{t('imports.anotherDecides')}</p>
      )}
      {approve.error && <ProblemMessage error={approve.error} />}
      {mayApprove && (
        <p>
          <Button type="primary" loading={approve.isPending} onClick={() => approve.mutate()}>
            {t('imports.approve', { count: data.entries })}
          </Button>
        </p>
      )}
    </section>
  );
}
