import type { Tx } from '#platform/database';
import type { Day } from '#values';

/**
 * The scan (daily evaluation of the alert rules) of a day. `finishedAt` is null while the scan runs
 * or after it was interrupted.
 */
export interface ScanSlot {
  slotOn: Day;
  startedAt: Date;
  finishedAt: Date | null;
  raised: number | null;
  cleared: number | null;
}

/**
 * Time in milliseconds after the last heartbeat (regular update of the row) of a scan. After that
 * time the scan counts as interrupted, and another process takes it over.
 */
export const SCAN_LOST_AFTER_MS = 60_000;

/**
 * Returns an SQL condition that is true for a scan with a heartbeat (regular update of its row)
 * within {@link SCAN_LOST_AFTER_MS}. A heartbeat in the future does not count, because it comes
 * from a clock that was wrong.
 */
const deliveredOf = (now: string): string =>
  `scan_slots.started_at BETWEEN ${now}::timestamptz - interval '${SCAN_LOST_AFTER_MS} ms'
    AND ${now}::timestamptz + interval '${SCAN_LOST_AFTER_MS} ms'`;

/**
 * Resets scans of days after `today`, which a wrong clock started, so that these scans run when
 * their days come.
 */
export async function forgetSlotsAfter(tx: Tx, today: Day): Promise<void> {
  await tx.query(
    'UPDATE scan_slots SET started_at = to_timestamp(0), finished_at = NULL, raised = NULL, cleared = NULL WHERE slot_on > $1 AND started_at > to_timestamp(0)',
    [today],
  );
}

/**
 * Marks the scan of a day as started by this process.
 * @returns false when the scan is finished or another process is running it.
 */
export async function takeSlot(tx: Tx, slotOn: Day, now: Date): Promise<boolean> {
  const rows = await tx.query<object[]>(
    `INSERT INTO scan_slots (slot_on, started_at) VALUES ($1, $2)
     ON CONFLICT (slot_on) DO UPDATE SET started_at = $2
     WHERE scan_slots.finished_at IS NULL AND NOT (${deliveredOf('$2')}) RETURNING slot_on`,
    [slotOn, now],
  );
  return rows.length > 0;
}

/** Stores a heartbeat (the current time) in the row of a running scan. */
export async function keepSlot(tx: Tx, slotOn: Day, now: Date): Promise<void> {
  await tx.query(
    'UPDATE scan_slots SET started_at = $2 WHERE slot_on = $1 AND finished_at IS NULL',
    [slotOn, now],
  );
}

/** Stores that the scan of a day has finished. */
export async function finishSlot(
  tx: Tx,
  slotOn: Day,
  now: Date,
  { raised, cleared }: { raised: number; cleared: number },
): Promise<void> {
  await tx.query(
    'UPDATE scan_slots SET finished_at = $2, raised = $3, cleared = $4 WHERE slot_on = $1',
    [slotOn, now, raised, cleared],
  );
}

/**
 * Returns whether a scan (daily evaluation) is running, that is, whether it had a heartbeat
 * recently.
 */
export async function scanIsRunning(tx: Tx, now: Date): Promise<boolean> {
  return (
    (
      await tx.query<object[]>(
        `SELECT 1 FROM scan_slots WHERE finished_at IS NULL AND ${deliveredOf('$1')} LIMIT 1`,
        [now],
      )
    ).length > 0
  );
}

/** Reads the newest scan, not counting days after `today`; null when there is none. */
export async function lastSlot(tx: Tx, today: Day): Promise<ScanSlot | null> {
  const [slot] = await tx.query<ScanSlot[]>(
    'SELECT slot_on AS "slotOn", started_at AS "startedAt", finished_at AS "finishedAt", raised, cleared FROM scan_slots WHERE slot_on <= $1 ORDER BY slot_on DESC LIMIT 1',
    [today],
  );
  return slot ?? null;
}
