import { useTranslation } from 'react-i18next';
import type { Approval, ApprovalState } from '../../client/approvals.js';
import { useSignedIn } from '../../session/signed-in.js';
import { cityTime } from '../../ui/day/city-day.js';
import { ActorName } from '../../ui/wording/actor-name.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { StatusTag, type Tone } from '../../ui/wording/status-tag.js';

const TONE: Readonly<Record<ApprovalState, Tone>> = {
  draft: 'grey',
  submitted: 'amber',
  approved: 'green',
  returned: 'red',
  withdrawn: 'grey',
};

/**
 * Shows the state of a change request: who has to decide about it, or who decided, when and why.
 */
export function LedgerChangeRequestStateTag({
  request: { state, submittedBy, decidedBy, decidedByName, decidedAt, reason },
}: {
  request: Approval;
}) {
  const { t } = useTranslation();
  const me = useSignedIn().person.id;
  return (
    <div className="lines">
      <span>
        <StatusTag tone={TONE[state]}>
          <CodeWord list="approvalState" code={state} />
        </StatusTag>
      </span>
      {state === 'submitted' && submittedBy === me && (
        <span className="small soft">{t('approvals.forAnother')}</span>
      )}
      {decidedBy !== null && decidedAt !== null && (
        <span className="small nowrap">
          <ActorName id={decidedBy} name={decidedByName} /> {cityTime(decidedAt)}
        </span>
      )}
      {reason !== null && <InChinese className="small soft recorded">{reason}</InChinese>}
    </div>
  );
}
