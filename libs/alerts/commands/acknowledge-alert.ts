import { recordDeed } from '#audit';
import { type Actor, allow } from '#identity';
import { type Clock, type Database, once, Refusal, refuseField, type RepeatableRequest } from '#platform';
import type { Day } from '#values';
import { AlertRow } from '../store/alert-rows.js';

/** By when somebody will have settled it, and what they say about it. */
export interface Acknowledgement { committedOn: Day; note: string | null }

/** The version the alert was read as, if the caller cares, and the request if it may come again. */
export interface AcknowledgeOptions { version?: number; request?: RepeatableRequest | null }

/**
 * Acknowledges an open alert with the day by which it will be settled; if it is not green by then, it opens again.
 * @throws Refusal NOT_FOUND, FORBIDDEN, EDIT_STALE, ALERT_NOT_OPEN, COMMITTED_DAY_IN_PAST, IDEMPOTENCY_KEY_REUSED; nothing is written then.
 */
export function acknowledgeAlert(database: Database, clock: Clock, actor: Actor, id: string, { committedOn, note }: Acknowledgement, { version, request = null }: AcknowledgeOptions = {}): Promise<AlertRow> {
  return database.write(actor.scope, async (tx) => {
    const seen = await tx.findOne(AlertRow, { where: { id } });
    if (!seen) throw new Refusal('NOT_FOUND');
    allow(actor, 'alert.acknowledge', seen);
    await once(tx, request, async () => {
      const alert = await tx.findOneOrFail(AlertRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (version !== undefined && alert.version !== version) throw new Refusal('EDIT_STALE');
      if (alert.state !== 'open') throw new Refusal('ALERT_NOT_OPEN');
      if (committedOn < clock.today()) throw refuseField('COMMITTED_DAY_IN_PAST', 'committedOn', { today: clock.today() }, `≥ ${clock.today()}`);
      await tx.update(AlertRow, { id }, { state: 'acknowledged', acknowledgedBy: actor.personId, acknowledgedAt: clock.now(), committedOn, note, version: alert.version + 1 });
      await recordDeed(tx, actor.scope, { action: 'alert.acknowledge', subjectType: 'alert', subjectId: id, unitId: alert.unitId, oldValue: { state: alert.state, committedOn: alert.committedOn }, newValue: { state: 'acknowledged', committedOn, note } });
      return id;
    });
    return tx.findOneOrFail(AlertRow, { where: { id } });
  });
}
