import type { Tx } from '#platform';
import type { Day } from '#values';
import { lastSlot, type ScanSlot } from '../store/scan-slots.js';

/** How the alerts are doing, for whoever looks after the program. */
export interface AlertHealth {
  /** Facts that wait to be judged, and since when the oldest does. */
  touches: number;
  oldestTouchSeconds: number | null;
  /**
   * Urgent notifications that are not in a mail yet; those that are not urgent wait for the
   * morning.
   */
  urgentUntold: number;
  /** Live alerts for which there was nobody to tell. */
  unheard: number;
  /** The newest scan of a day that has come. */
  lastScan: ScanSlot | null;
}

/** Looks at the alerts as a service that sees everything; `today` is the program's day. */
export async function alertHealth(tx: Tx, today: Day): Promise<AlertHealth> {
  const [counts] = await tx.query<Omit<AlertHealth, 'lastScan'>[]>(
    `SELECT (SELECT count(*)::int FROM project_touches) AS touches,
            (SELECT floor(extract(epoch FROM clock_timestamp() - min(touched_at)))::int FROM project_touches) AS "oldestTouchSeconds",
            (SELECT count(*)::int FROM notifications WHERE digest_id IS NULL AND dropped IS NULL AND urgent) AS "urgentUntold",
            (SELECT count(*)::int FROM alerts WHERE state IN ('open', 'acknowledged', 'snoozed') AND NOT EXISTS (SELECT FROM notifications WHERE alert_id = alerts.id)) AS unheard`,
  );
  if (!counts) throw new Error('the alerts did not answer');
  return { ...counts, lastScan: await lastSlot(tx, today) };
}
