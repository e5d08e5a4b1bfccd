import type { RuleChangeRequestState } from '../../client/alert-rules.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { StatusTag, type Tone } from '../../ui/wording/status-tag.js';

const TONE: Readonly<Record<RuleChangeRequestState, Tone>> = {
  proposed: 'amber',
  approved: 'green',
  rejected: 'red',
  withdrawn: 'grey',
};

/** Shows the state of a proposed rule change as a coloured label. */
export const RuleChangeRequestTag = ({ state }: { state: RuleChangeRequestState }) => (
  <StatusTag tone={TONE[state] ?? 'grey'}>
    <CodeWord list="ruleProposalState" code={state} />
  </StatusTag>
);
