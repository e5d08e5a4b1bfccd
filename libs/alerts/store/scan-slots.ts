import type { Tx } from '#platform';
import type { Day } from '#values';

/** A day's scan: begun, and finished unless something is wrong. */
export interface ScanSlot {
  slotOn: Day;
  startedAt: Date;
  finishedAt: Date | null;
  raised: number | null;
  cleared: number | null;
}

/** After so long without a sign of life a scan counts as lost, and another process takes it over. */
export const SCAN_LOST_AFTER_MS = 60_000;

/** SQL: whether a scan of `scan_slots` was heard of lately. What was noted well after `$now` was noted by a clock that was ahead, and is no sign of life. */
const heardOf = (now: string): string =>
  `scan_slots.started_at BETWEEN ${now}::timestamptz - interval '${SCAN_LOST_AFTER_MS} ms' AND ${now}::timestamptz + interval '${SCAN_LOST_AFTER_MS} ms'`;

/**
 * Makes nothing of slots whose day has not come: a clock that was ahead noted them. Their days will be scanned when they come,
 * as if nobody had begun.
 */
export async function forgetSlotsAfter(tx: Tx, today: Day): Promise<void> {
  await tx.query(
    'UPDATE scan_slots SET started_at = to_timestamp(0), finished_at = NULL, raised = NULL, cleared = NULL WHERE slot_on > $1 AND started_at > to_timestamp(0)',
    [today],
  );
}

/** Takes a day's scan. Nobody else has it, unless whoever had it is not heard of any more. @returns whether it is ours. */
export async function takeSlot(tx: Tx, slotOn: Day, now: Date): Promise<boolean> {
  const rows = await tx.query<object[]>(
    `INSERT INTO scan_slots (slot_on, started_at) VALUES ($1, $2)
     ON CONFLICT (slot_on) DO UPDATE SET started_at = $2 WHERE scan_slots.finished_at IS NULL AND NOT (${heardOf('$2')}) RETURNING slot_on`,
    [slotOn, now],
  );
  return rows.length > 0;
}

/** Says that a scan is still under way. */
export async function keepSlot(tx: Tx, slotOn: Day, now: Date): Promise<void> {
  await tx.query(
    'UPDATE scan_slots SET started_at = $2 WHERE slot_on = $1 AND finished_at IS NULL',
    [slotOn, now],
  );
}

/** Notes that a day's scan is done. */
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

/** Whether a scan is under way, that is, heard of lately. */
export async function scanIsRunning(tx: Tx, now: Date): Promise<boolean> {
  return (
    (
      await tx.query<object[]>(
        `SELECT 1 FROM scan_slots WHERE finished_at IS NULL AND ${heardOf('$1')} LIMIT 1`,
        [now],
      )
    ).length > 0
  );
}

/** The newest scan of a day that has come. */
export async function lastSlot(tx: Tx, today: Day): Promise<ScanSlot | null> {
  const [slot] = await tx.query<ScanSlot[]>(
    'SELECT slot_on AS "slotOn", started_at AS "startedAt", finished_at AS "finishedAt", raised, cleared FROM scan_slots WHERE slot_on <= $1 ORDER BY slot_on DESC LIMIT 1',
    [today],
  );
  return slot ?? null;
}
