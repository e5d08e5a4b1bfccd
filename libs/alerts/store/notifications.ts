import type { Tx } from '#platform/database';

/**
 * SQL of the ids of the people who were or will be notified of an alert. Notifications do not count
 * if they were dropped because the reader may not read the project or has no active account.
 */
export const TOLD_TO = `ARRAY(SELECT DISTINCT person_id::text FROM notifications
  WHERE alert_id = alerts.id
    AND (dropped IS NULL OR dropped NOT IN ('not-theirs', 'account-closed')))`;

/** A notification to store for each of several people. */
export interface NewNotification {
  alertId: string;
  unitId: string;
  occasion: string;
  urgent: boolean;
  people: readonly string[];
}

/**
 * Stores notifications, one per person and occasion. A notification becomes pending again if it was
 * dropped because its reader could not read the project or had no active account.
 * @returns the number of notifications that are new or pending again.
 */
export async function notify(tx: Tx, notifications: readonly NewNotification[]): Promise<number> {
  const rows = notifications.flatMap(({ alertId, occasion, urgent, people }) =>
    people.map((personId) => ({
      alert_id: alertId,
      person_id: personId,
      occasion,
      urgent,
    })),
  );
  if (rows.length === 0) return 0;
  const added = await tx.query<object[]>(
    `INSERT INTO notifications (project_id, alert_id, person_id, occasion, urgent)
     SELECT alerts.project_id, alert_id, person_id, occasion, urgent
       FROM jsonb_to_recordset($1::jsonb)
         AS fresh (alert_id uuid, person_id uuid, occasion text, urgent boolean)
       JOIN alerts ON alerts.id = fresh.alert_id
     ON CONFLICT (project_id, alert_id, person_id, occasion) DO UPDATE SET dropped = NULL
     WHERE notifications.dropped IN ('not-theirs', 'account-closed') RETURNING 1`,
    [JSON.stringify(rows)],
  );
  return added.length;
}
