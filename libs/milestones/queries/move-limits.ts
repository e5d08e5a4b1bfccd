import { namesOf } from '#identity';
import type { Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import type { Day } from '#values';
import { MilestoneMoveLimitRow } from '../store/milestone-row.js';
import { limitInForce } from '../store/move-limit.js';

/** A limit of moves, whether it is in force, and who set it. */
export interface ListedMoveLimit extends MilestoneMoveLimitRow {
  inForce: boolean;
  /** Null for a service. */
  setByName: string | null;
}

/** Cursor for paging: first day, time of setting and id of the last limit of the previous page. */
export interface MoveLimitKey {
  validFrom: Day;
  setAt: string;
  id: string;
}

interface MoveLimitsPage {
  after: MoveLimitKey | null;
  limit: number;
}

/** Lists the limits of moves, the latest first day first; of one day the one that was set last. */
export async function listMoveLimits(
  tx: Tx,
  today: Day,
  { after, limit }: MoveLimitsPage,
): Promise<ListedMoveLimit[]> {
  const query = tx
    .createQueryBuilder(MilestoneMoveLimitRow, 'one')
    .orderBy('one.valid_from', 'DESC')
    .addOrderBy('one.set_at', 'DESC')
    .addOrderBy('one.id', 'DESC')
    .limit(limit);
  if (after) query.where('(one.valid_from, one.set_at, one.id) < (:validFrom, :setAt, :id)', after);
  return withFacts(tx, today, await query.getMany());
}

/**
 * Returns a limit of moves.
 * @throws Problem NOT_FOUND
 */
export async function findMoveLimit(tx: Tx, id: string, today: Day): Promise<ListedMoveLimit> {
  const row = await tx.findOne(MilestoneMoveLimitRow, { where: { id } });
  const [found] = await withFacts(tx, today, row ? [row] : []);
  if (!found) throw new Problem('NOT_FOUND');
  return found;
}

async function withFacts(
  tx: Tx,
  today: Day,
  rows: readonly MilestoneMoveLimitRow[],
): Promise<ListedMoveLimit[]> {
  const holds = await limitInForce(tx, today);
  const names = await namesOf(
    tx,
    rows.map(({ setBy }) => setBy),
  );
  return rows.map((row) => ({
    ...row,
    inForce: row.id === holds?.id,
    setByName: names.get(row.setBy) ?? null,
  }));
}
