import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, once, type RepeatableRequest, stampInstant } from '#platform/database';
import { Problem } from '#platform/problem';
import { agendaOf } from '../queries/agenda-facts.js';
import { findMeeting } from '../queries/meetings.js';
import { allowOpening } from '../rules/meeting-life.js';
import { MeetingRow } from '../store/meeting-rows.js';

/**
 * Opens a meeting: its agenda is kept as it stands now, and decisions can be recorded.
 * @throws Problem NOT_FOUND, FORBIDDEN, MEETING_HELD, MEETING_NOT_YET, IDEMPOTENCY_KEY_REUSED
 */
export async function openMeeting(
  database: Database,
  clock: Clock,
  actor: Actor,
  { id, request }: { id: string; request: RepeatableRequest | null },
): Promise<void> {
  await database.write(actor.scope, async (tx) => {
    const meeting = await findMeeting(tx, id);
    allow(actor, 'meeting.hold', { unitId: meeting.organisationId });
    await once(tx, request, async () => {
      const today = clock.today();
      allowOpening(meeting, today);
      const agenda = await agendaOf(tx, meeting, today);
      const opened = { openedBy: actor.personId, openedAt: await stampInstant(tx) };
      const { affected } = await tx.update(
        MeetingRow,
        { id, state: 'planned' },
        { state: 'held', agenda, ...opened },
      );
      // Somebody else opened it since it was read.
      if (affected !== 1) throw new Problem('MEETING_HELD');
      await recordAuditEvent(tx, actor.scope, {
        action: 'meeting.open',
        subjectType: 'meeting',
        subjectId: id,
        unitId: meeting.organisationId,
        newValue: { decisions: agenda.decisions.length, points: agenda.points.length },
      });
      return id;
    });
  });
}
