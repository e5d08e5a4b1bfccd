export { type PlannedMeeting, planMeeting } from './commands/plan-meeting.js';
export { openMeeting } from './commands/open-meeting.js';
export { type NewDecision, recordDecision } from './commands/record-decision.js';
export { findMeeting, listMeetings, type Meeting, meetingPage } from './queries/meetings.js';
export { meetingsDomain } from './meetings.declaration.js';
