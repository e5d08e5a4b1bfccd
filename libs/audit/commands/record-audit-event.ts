import { pipelined, type Scope, type Tx } from '#platform/database';
import { recordedJson } from '../rules/recorded-json.js';

/**
 * An audit event: an action that was done or refused. Its values are ids and domain data, never
 * names of people or secrets.
 */
export interface AuditEvent {
  /** Name of the action in the form `noun.verb`, such as `ledger.post`. */
  action: string;
  /** Whether the action was done or refused; left out means `done`. */
  outcome?: 'done' | 'refused';
  subjectType?: string;
  subjectId?: string;
  /**
   * Organisation to which the subject of the event belonged at that time; auditors of the
   * organisation may read the event. Left out for events that concern no organisation, such as a
   * sign-in.
   */
  unitId?: string;
  oldValue?: object;
  newValue?: object;
}

/**
 * Adds an audit event in the same transaction as the change that the event describes, so that
 * neither the change nor the event is stored without the other.
 */
export async function recordAuditEvent(tx: Tx, scope: Scope, event: AuditEvent): Promise<void> {
  await pipelined(
    tx,
    `INSERT INTO audit_records (actor_id, authority, action, outcome, subject_type, subject_id,
      old_value, new_value, request_id, source, unit_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8::jsonb, $9, $10, $11)`,
    [
      scope.actorId,
      scope.authority,
      event.action,
      event.outcome ?? 'done',
      event.subjectType ?? null,
      event.subjectId ?? null,
      recordedJson(event.oldValue),
      recordedJson(event.newValue),
      scope.requestId,
      scope.from ?? null,
      event.unitId ?? null,
    ],
  );
}
