import type { Tx } from '#platform/database';
import type { Day } from '#values';
import type { AlertEventKind } from '../rules/alert-moves.js';

/**
 * An event to add to the history of an alert. `facts` are the codes, amounts and ids that describe
 * the event.
 */
export interface NewAlertEvent {
  alertId: string;
  unitId: string;
  event: AlertEventKind;
  facts?: object;
}

/** Adds events to the history of alerts, in the same transaction as the changes they record. */
export async function addEvents(
  tx: Tx,
  events: readonly NewAlertEvent[],
  actorId: string,
  on: Day,
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ alertId, event, facts = {} }) => ({
    alert_id: alertId,
    event,
    facts,
  }));
  await tx.query(
    `INSERT INTO alert_events (project_id, alert_id, event, happened_on, actor_id, facts)
     SELECT alerts.project_id, alert_id, event, $2::date, $3, facts
     FROM jsonb_to_recordset($1::jsonb)
       AS fresh (alert_id uuid, event text, facts jsonb)
       JOIN alerts ON alerts.id = fresh.alert_id`,
    [JSON.stringify(rows), on, actorId],
  );
}
