import { PROJECT_CHANGES_SQL } from '#projects';
import type { Tx } from '#platform/database';
import type { Day } from '#values';
import { lastSlot, type ScanSlot } from '../store/scan-slots.js';

/** State of the alert processing, for the operators of the program. */
export interface AlertHealth {
  /**
   * Number of recorded project changes after which the alert rules have not been evaluated yet.
   * `oldestTouchSeconds` is the age of the oldest of them in seconds.
   */
  touches: number;
  oldestTouchSeconds: number | null;
  /** Number of urgent notifications that are not in a digest yet. */
  urgentUntold: number;
  /** Number of alerts that have not ended and have no recipient. */
  unheard: number;
  /** The newest scan (daily evaluation of the alert rules), not counting days in the future. */
  lastScan: ScanSlot | null;
}

/**
 * Reads the state of the alert processing; `today` is the day in the city's time zone. Needs a
 * service scope, because it counts rows of all organisations.
 */
export async function alertHealth(tx: Tx, today: Day): Promise<AlertHealth> {
  const [counts] = await tx.query<Omit<AlertHealth, 'lastScan'>[]>(
    `SELECT (SELECT count(*)::int FROM ${PROJECT_CHANGES_SQL} project_changes) AS touches,
            (SELECT floor(extract(epoch FROM clock_timestamp() - min(changed_at)))::int
              FROM ${PROJECT_CHANGES_SQL} project_changes) AS "oldestTouchSeconds",
            (SELECT count(*)::int FROM notifications
              WHERE digest_id IS NULL AND dropped IS NULL AND urgent) AS "urgentUntold",
            (SELECT count(*)::int FROM alerts
              WHERE state IN ('open', 'acknowledged', 'snoozed')
                AND NOT EXISTS (SELECT FROM notifications WHERE alert_id = alerts.id)) AS unheard`,
  );
  if (!counts) throw new Error('the alerts did not answer');
  return { ...counts, lastScan: await lastSlot(tx, today) };
}
