import { loadCalendar, type WorkingCalendar } from '#platform/calendar';
import type { Tx } from '#platform/database';
import type { Day } from '#values';

/** By how many working days a key milestone may move without a decision, and their calendar. */
export interface MoveLimit {
  limit: number;
  calendar: WorkingCalendar;
}

const LIMIT = `SELECT working_days AS "workingDays" FROM milestone_move_limits
  WHERE valid_from <= $1 ORDER BY valid_from DESC LIMIT 1`;

/** Reads the limit of a day. Without one, each move of a key milestone is decided. */
export async function moveLimit(tx: Tx, today: Day): Promise<MoveLimit> {
  const [row] = await tx.query<{ workingDays: number }[]>(LIMIT, [today]);
  return { limit: row?.workingDays ?? 0, calendar: await loadCalendar(tx) };
}
