import type { Tx } from '#platform';
import type { Day } from '#values';

/** A day's scan: begun, and finished unless something is wrong. */
export interface ScanSlot { slotOn: Day; startedAt: Date; finishedAt: Date | null; raised: number | null; cleared: number | null }

/** Takes a day's scan. Nobody else has it, unless whoever had it has not been heard of since `lostBefore`. @returns whether it is ours. */
export async function takeSlot(tx: Tx, slotOn: Day, now: Date, lostBefore: Date): Promise<boolean> {
  const rows = await tx.query<object[]>(
    `INSERT INTO scan_slots (slot_on, started_at) VALUES ($1, $2)
     ON CONFLICT (slot_on) DO UPDATE SET started_at = $2 WHERE scan_slots.finished_at IS NULL AND scan_slots.started_at < $3 RETURNING slot_on`, [slotOn, now, lostBefore]);
  return rows.length > 0;
}

/** Says that a scan is still under way. */
export async function keepSlot(tx: Tx, slotOn: Day, now: Date): Promise<void> {
  await tx.query('UPDATE scan_slots SET started_at = $2 WHERE slot_on = $1 AND finished_at IS NULL', [slotOn, now]);
}

/** Notes that a day's scan is done. */
export async function finishSlot(tx: Tx, slotOn: Day, now: Date, { raised, cleared }: { raised: number; cleared: number }): Promise<void> {
  await tx.query('UPDATE scan_slots SET finished_at = $2, raised = $3, cleared = $4 WHERE slot_on = $1', [slotOn, now, raised, cleared]);
}

/** Whether a scan is under way, that is, heard of since `lostBefore`. */
export async function scanIsRunning(tx: Tx, lostBefore: Date): Promise<boolean> {
  return (await tx.query<object[]>('SELECT 1 FROM scan_slots WHERE finished_at IS NULL AND started_at >= $1 LIMIT 1', [lostBefore])).length > 0;
}

/** The newest scan there is. */
export async function lastSlot(tx: Tx): Promise<ScanSlot | null> {
  const [slot] = await tx.query<ScanSlot[]>('SELECT slot_on AS "slotOn", started_at AS "startedAt", finished_at AS "finishedAt", raised, cleared FROM scan_slots ORDER BY slot_on DESC LIMIT 1');
  return slot ?? null;
}
