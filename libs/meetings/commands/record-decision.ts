import { recordAuditEvent } from '#audit';
import { type Actor, allow, organisations, organisationsBelow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, once, type RepeatableRequest, stampInstant } from '#platform/database';
import { Problem, refuseField } from '#platform/problem';
import { assignWithin } from '#supervision';
import type { Day } from '#values';
import { findMeeting } from '../queries/meetings.js';
import { titleOf } from '../rules/meeting-life.js';
import { MeetingDecisionRow } from '../store/meeting-rows.js';

/** Something that a meeting decided. */
export interface NewDecision {
  text: string;
  projectId: string | null;
  leadOrganisationId: string;
  ownerId: string;
  dueOn: Day;
}

interface RecordDecisionInput {
  id: string;
  decision: NewDecision;
  request: RepeatableRequest | null;
}

/**
 * Records what a meeting decided (议定事项): it becomes an item of supervision in the same
 * transaction.
 * @returns the id of the item; for a repeated request, that of the first one
 * @throws Problem NOT_FOUND, FORBIDDEN, MEETING_NOT_HELD, DECISION_LEAD_OUTSIDE,
 * IDEMPOTENCY_KEY_REUSED, and as `assignWithin`
 */
export function recordDecision(
  database: Database,
  clock: Clock,
  actor: Actor,
  { id, decision, request }: RecordDecisionInput,
): Promise<string> {
  return database.write(actor.scope, async (tx) => {
    const { organisationId, state } = await findMeeting(tx, id);
    allow(actor, 'meeting.hold', { unitId: organisationId });
    const recorded = await once(tx, request, async () => {
      if (state !== 'held') throw new Problem('MEETING_NOT_HELD');
      const below = organisationsBelow(await organisations(tx), organisationId);
      if (!below.includes(decision.leadOrganisationId))
        throw refuseField('DECISION_LEAD_OUTSIDE', 'leadOrganisationId');
      const { text, ...rest } = decision;
      const itemId = await assignWithin(tx, clock.today(), actor, {
        ...rest,
        kind: 'decision',
        title: titleOf(text),
        words: text,
        alertId: null,
        supportingOrganisationIds: [],
        likelihood: null,
        effect: null,
        response: null,
        element: null,
      });
      await tx.insert(MeetingDecisionRow, {
        meetingId: id,
        itemId,
        decidedBy: actor.personId,
        decidedAt: await stampInstant(tx),
      });
      await recordAuditEvent(tx, actor.scope, {
        action: 'meeting.decide',
        subjectType: 'meeting',
        subjectId: id,
        unitId: organisationId,
        newValue: { itemId, ...decision },
      });
      return itemId;
    });
    return recorded.id;
  });
}
