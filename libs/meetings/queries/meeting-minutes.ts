import { namesOn } from '#identity';
import type { Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import type { Day } from '#values';
import { type MeetingPage, meetingPage } from './meetings.js';

/** A held meeting with the names that its organisations had on its day, by id. */
export interface MeetingMinutes extends MeetingPage {
  openedAt: Date;
  organisations: ReadonlyMap<string, string>;
}

/**
 * Returns what the minutes of a meeting say: agenda, decisions as they stand, and names of
 * organisations as on its day.
 * @throws Problem NOT_FOUND when it does not exist or lies outside the scope, MEETING_NOT_HELD
 * before it was opened
 */
export async function meetingMinutes(tx: Tx, id: string, today: Day): Promise<MeetingMinutes> {
  const { openedAt, ...meeting } = await meetingPage(tx, id, today);
  if (openedAt === null) throw new Problem('MEETING_NOT_HELD');
  const { agenda, decisions } = meeting;
  const named = [
    meeting.organisationId,
    ...agenda.points.map(({ organisationId }) => organisationId),
    ...[...agenda.decisions, ...decisions].map(({ leadOrganisationId }) => leadOrganisationId),
  ];
  return { ...meeting, openedAt, organisations: await namesOn(tx, named, meeting.heldOn) };
}
