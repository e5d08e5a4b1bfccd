import type { ChangeRequest, ChangeRequestState } from '../../client/budget-change-requests.js';
import { cityTime } from '../../ui/day/city-day.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { StatusTag, type Tone } from '../../ui/wording/status-tag.js';
import { ActorName } from '../../ui/wording/actor-name.js';

const TONES: Readonly<Record<ChangeRequestState, Tone>> = {
  draft: 'grey',
  submitted: 'amber',
  returned: 'red',
  approved: 'green',
  withdrawn: 'grey',
};

/** Shows a state of a change request as a coloured label. */
export const ChangeRequestStateWord = ({ state }: { state: ChangeRequestState }) => (
  <StatusTag tone={TONES[state]}>
    <CodeWord list="filingState" code={state} />
  </StatusTag>
);

/** Shows the state of a change request, with who decided about it, when and why. */
export function ChangeRequestStateTag({
  filing: { state, decidedBy, decidedByName, decidedAt, decisionReason },
}: {
  filing: ChangeRequest;
}) {
  return (
    <div className="lines">
      <span>
        <ChangeRequestStateWord state={state} />
      </span>
      {decidedBy !== null && decidedAt !== null && (
        <span className="small nowrap">
          <ActorName id={decidedBy} name={decidedByName} /> {cityTime(decidedAt)}
        </span>
      )}
      {decisionReason !== null && (
        <InChinese className="small recorded">{decisionReason}</InChinese>
      )}
    </div>
  );
}
