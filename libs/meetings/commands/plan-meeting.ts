import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import { type Actor, allow, organisations } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, once, type RepeatableRequest, stampInstant } from '#platform/database';
import { refuseDayTooFar, refuseField } from '#platform/problem';
import type { Day } from '#values';
import { MeetingRow } from '../store/meeting-rows.js';

/** Longest time ahead for which a meeting is planned, in days: a year. */
const AHEAD_DAYS_MAX = 366;

/** A meeting that is to be held. */
export interface PlannedMeeting {
  organisationId: string;
  title: string;
  heldOn: Day;
  chair: string | null;
}

/**
 * Plans a dispatch meeting (调度会) of an organisation, which a manager of it may.
 * @returns its id; for a repeated request, that of the meeting that the first one planned
 * @throws Problem UNIT_UNKNOWN, FORBIDDEN, DAY_IN_PAST, TOO_FAR_AHEAD, IDEMPOTENCY_KEY_REUSED
 */
export function planMeeting(
  database: Database,
  clock: Clock,
  actor: Actor,
  { wanted, request }: { wanted: PlannedMeeting; request: RepeatableRequest | null },
): Promise<string> {
  return database.write(actor.scope, async (tx) => {
    allow(actor, 'meeting.hold', { unitId: wanted.organisationId });
    const { id } = await once(tx, request, async () => {
      const today = clock.today();
      if (wanted.heldOn < today)
        throw refuseField('DAY_IN_PAST', 'heldOn', { today }, `≥ ${today}`);
      refuseDayTooFar('heldOn', wanted.heldOn, { today, days: AHEAD_DAYS_MAX });
      if (!(await organisations(tx)).some((one) => one.id === wanted.organisationId))
        throw refuseField('UNIT_UNKNOWN', 'organisationId');
      const row: MeetingRow = {
        ...wanted,
        id: randomUUID(),
        state: 'planned',
        plannedBy: actor.personId,
        plannedAt: await stampInstant(tx),
        agenda: null,
        openedBy: null,
        openedAt: null,
      };
      await tx.insert(MeetingRow, row);
      await recordAuditEvent(tx, actor.scope, {
        action: 'meeting.plan',
        subjectType: 'meeting',
        subjectId: row.id,
        unitId: row.organisationId,
        newValue: { ...wanted },
      });
      return row.id;
    });
    return id;
  });
}
