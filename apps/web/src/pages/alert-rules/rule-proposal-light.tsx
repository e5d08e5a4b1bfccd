import type { RuleProposalState } from '../../client/alert-rules.js';
import { CodeWord } from '../../wording/code-word.js';
import { Light, type Tone } from '../../wording/light.js';

const TONE: Readonly<Record<RuleProposalState, Tone>> = {
  proposed: 'amber',
  approved: 'green',
  rejected: 'red',
  withdrawn: 'grey',
};

/** State of a proposed change of a rule, as a coloured label. */
export const RuleProposalLight = ({ state }: { state: RuleProposalState }) => (
  <Light tone={TONE[state] ?? 'grey'}>
    <CodeWord list="ruleProposalState" code={state} />
  </Light>
);
