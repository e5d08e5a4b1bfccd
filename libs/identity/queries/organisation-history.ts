import type { Tx } from '#platform/database';
import type { Day } from '#values';
import { findOrganisation } from './organisations.js';

/**
 * Period in which a value applied: `fromOn` null means since the beginning, `untilOn` null means
 * until now. `superseded` is true when another value was recorded later for the same first day.
 */
interface Held {
  fromOn: Day | null;
  untilOn: Day | null;
  recordedAt: Date;
  superseded: boolean;
}
/** A name that an organisation had, with the period in which the name applied. */
export interface NameHeld extends Held {
  name: string;
}
/**
 * A parent of an organisation, with the parent's present name and the period. Both are null for the
 * topmost organisation.
 */
export interface PlaceHeld extends Held {
  parentId: string | null;
  parentName: string | null;
}

/**
 * Earlier and present names and parents of an organisation, the latest first day first, at most 200
 * of each.
 */
export interface OrganisationHistory {
  names: NameHeld[];
  places: PlaceHeld[];
}

const HISTORY_MAX = 200;

const days = (table: string): string => `
  nullif(held.valid_from, '1900-01-01') AS "fromOn",
  (SELECT min(next.valid_from) - 1 FROM ${table} next
    WHERE next.unit_id = held.unit_id AND next.valid_from > held.valid_from) AS "untilOn",
  held.recorded_at AS "recordedAt",
  EXISTS (SELECT FROM ${table} later
    WHERE later.unit_id = held.unit_id AND later.valid_from = held.valid_from
      AND later.recorded_at > held.recorded_at) AS superseded`;
const NEWEST_FIRST = `WHERE held.unit_id = $1 ORDER BY held.valid_from DESC, held.recorded_at DESC
  LIMIT ${HISTORY_MAX}`;

/**
 * Returns the names and parents of an organisation with the periods in which they applied.
 * @throws Problem NOT_FOUND
 */
export async function organisationHistory(tx: Tx, unitId: string): Promise<OrganisationHistory> {
  const { id } = await findOrganisation(tx, unitId);
  return {
    names: await tx.query<NameHeld[]>(
      `SELECT held.name, ${days('organisation_names')} FROM organisation_names held ${NEWEST_FIRST}`,
      [id],
    ),
    places: await tx.query<PlaceHeld[]>(
      `SELECT held.parent_id AS "parentId", above.name AS "parentName", ${days('organisation_parents')}
       FROM organisation_parents held LEFT JOIN organisations above ON above.id = held.parent_id ${NEWEST_FIRST}`,
      [id],
    ),
  };
}
