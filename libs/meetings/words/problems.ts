import { defineProblems } from '#platform/problem';

/** Problems of the domain `meetings`, with their messages in both languages. */
export const meetingsProblems = defineProblems('meetings', {
  MEETING_NOT_YET: {
    status: 409,
    zh: '调度会定于 {heldOn} 召开，当天起才能开会',
    en: 'The meeting is planned for {heldOn}; it can be opened from that day on',
  },
  MEETING_HELD: {
    status: 409,
    zh: '这次调度会已经召开，议程已定',
    en: 'The meeting was opened already, and its agenda stays as it was',
  },
  MEETING_NOT_HELD: {
    status: 409,
    zh: '调度会尚未召开，会上议定的事项要在开会后记录',
    en: 'The meeting was not opened yet; decisions are recorded once it is',
  },
  DECISION_LEAD_OUTSIDE: {
    status: 422,
    zh: '牵头单位须为召集单位或其下属单位',
    en: 'The organisation that leads is the one that holds the meeting, or one below it',
  },
});

declare module '#platform/problem' {
  interface DeclaredProblems {
    meetings: typeof meetingsProblems;
  }
}
