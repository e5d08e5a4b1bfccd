import type { Meeting } from '../client/meetings.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { StatusTag } from '../ui/wording/status-tag.js';

/** Shows whether a meeting is planned or was held. */
export const MeetingStateTag = ({ meeting: { state } }: { meeting: Pick<Meeting, 'state'> }) => (
  <StatusTag tone={state === 'held' ? 'green' : 'amber'}>
    <CodeWord list="meetingState" code={state} />
  </StatusTag>
);
