import { loadCalendar, type WorkingCalendar } from '#platform/calendar';
import type { Tx } from '#platform/database';
import type { Day } from '#values';

/** By how many working days a key milestone may move without a decision, and their calendar. */
export interface MoveLimit {
  limit: number;
  calendar: WorkingCalendar;
}

/** The limit that is in force on a day: its id, and the number of working days. */
export interface LimitInForce {
  id: string;
  workingDays: number;
}

const IN_FORCE = `SELECT id, working_days AS "workingDays" FROM milestone_move_limits
  WHERE valid_from <= $1 ORDER BY valid_from DESC, set_at DESC, id DESC LIMIT 1`;

/** Reads the limit of a day: the newest one that has begun, or the one set last for that day. */
export async function limitInForce(tx: Tx, on: Day): Promise<LimitInForce | null> {
  const [row] = await tx.query<LimitInForce[]>(IN_FORCE, [on]);
  return row ?? null;
}

/** Reads limit and calendar of a day. Without a limit, each move of a key milestone is decided. */
export async function moveLimit(tx: Tx, today: Day): Promise<MoveLimit> {
  const limit = await limitInForce(tx, today);
  return { limit: limit?.workingDays ?? 0, calendar: await loadCalendar(tx) };
}
