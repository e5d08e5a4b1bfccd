import type { Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import type { Day } from '#values';
import type { OutsideSystemRow } from '../store/outside-system-row.js';

/** A description of another system, and the day on which the next one of the same code begins. */
export interface ListedSystem extends OutsideSystemRow {
  /** Null for the newest one. */
  validUntil: Day | null;
}

const SYSTEMS = `SELECT id, code, name, columns, unit, deadline, valid_from AS "validFrom",
    created_by AS "createdBy", created_at AS "createdAt",
    (lead(valid_from) OVER (PARTITION BY code ORDER BY valid_from) - 1)::date AS "validUntil"
  FROM outside_systems`;

const LIST = `SELECT * FROM (${SYSTEMS}) described
  WHERE $1::text IS NULL OR (code, "validFrom", id) > ($1, $2::date, $3::uuid)
  ORDER BY code, "validFrom", id LIMIT $4`;

const ONE = `SELECT * FROM (${SYSTEMS}) described WHERE id = $1`;

/** Key of the description after which a page of the list begins. */
export interface SystemKey {
  code: string;
  validFrom: Day;
  id: string;
}

/** Lists the descriptions of other systems by code, the older ones of each first. */
export const listSystems = (
  tx: Tx,
  { after, limit }: { after: SystemKey | null; limit: number },
): Promise<ListedSystem[]> =>
  tx.query<ListedSystem[]>(LIST, [
    after?.code ?? null,
    after?.validFrom ?? null,
    after?.id ?? null,
    limit,
  ]);

/**
 * Returns a description of another system.
 * @throws Problem NOT_FOUND
 */
export async function findSystem(tx: Tx, id: string): Promise<ListedSystem> {
  const [found] = await tx.query<ListedSystem[]>(ONE, [id]);
  if (!found) throw new Problem('NOT_FOUND');
  return found;
}
