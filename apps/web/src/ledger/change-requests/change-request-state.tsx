import { useTranslation } from 'react-i18next';
import type {
  LedgerChangeRequest,
  LedgerChangeRequestState,
} from '../../client/change-requests.js';
import { useSignedIn } from '../../session/signed-in.js';
import { cityTime } from '../../ui/day/city-day.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { StatusTag, type Tone } from '../../ui/wording/status-tag.js';
import { ActorName } from '../../ui/wording/actor-name.js';

const TONE: Readonly<Record<LedgerChangeRequestState, Tone>> = {
  proposed: 'amber',
  approved: 'green',
  returned: 'red',
  withdrawn: 'grey',
};

/**
 * Shows the state of a change request: who has to decide about it, or who decided, when and why.
 */
export function LedgerChangeRequestStateTag({
  proposal: { state, filedBy, decidedBy, decidedByName, decidedAt, reason },
}: {
  proposal: LedgerChangeRequest;
}) {
  const { t } = useTranslation();
  const me = useSignedIn().person.id;
  return (
    <div className="lines">
      <span>
        <StatusTag tone={TONE[state] ?? 'grey'}>
          <CodeWord list="proposalState" code={state} />
        </StatusTag>
      </span>
      {state === 'proposed' && filedBy === me && (
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
