import type { Tx } from '#platform/database';
import type { Day } from '#values';
import { DEFAULT_LEVELS, type Level, type SetLevel } from '../rules/levels.js';

const IN_FORCE = `SELECT DISTINCT ON (organisation_id, kind, level) organisation_id AS "organisationId",
    kind, level, relation, decides, valid_from AS "validFrom"
  FROM review_levels one
  WHERE ($1::text IS NULL OR kind = $1) AND ($3::text IS NULL OR organisation_id = $3)
    AND valid_from <= $2::date AND (valid_from, recorded_at) = (
      SELECT valid_from, recorded_at FROM review_levels other
        WHERE other.organisation_id = one.organisation_id AND other.kind = one.kind
          AND other.valid_from <= $2::date
        ORDER BY valid_from DESC, recorded_at DESC LIMIT 1)
  ORDER BY organisation_id, kind, level`;

/** A level that is in force, with the id of the organisation for which it is set. */
export interface LevelInForce extends SetLevel {
  organisationId: string;
}

/** Lists the levels in force on a day, only of the given kind and organisation, if given. */
export const levelsInForce = (
  tx: Tx,
  on: Day,
  { kind = null, organisationId = null }: { kind?: string | null; organisationId?: string | null },
): Promise<LevelInForce[]> => tx.query<LevelInForce[]>(IN_FORCE, [kind, on, organisationId]);

const TO_COME = `SELECT organisation_id AS "organisationId", kind, level, relation, decides,
    valid_from AS "validFrom"
  FROM review_levels one
  WHERE organisation_id = $1 AND valid_from > $2::date AND recorded_at = (
    SELECT max(recorded_at) FROM review_levels other
      WHERE (other.organisation_id, other.kind, other.valid_from)
        = (one.organisation_id, one.kind, one.valid_from))
  ORDER BY kind, valid_from, level`;

/** Lists the levels of an organisation that will be in force from a later day. */
export const levelsToCome = (tx: Tx, on: Day, organisationId: string): Promise<LevelInForce[]> =>
  tx.query<LevelInForce[]>(TO_COME, [organisationId, on]);

const ADD = `INSERT INTO review_levels (organisation_id, kind, valid_from, recorded_at, level, relation,
    decides, recorded_by)
  SELECT $1, kind, "validFrom", $2, level, relation, decides, $3
    FROM json_to_recordset($4) AS item (kind text, "validFrom" date, level smallint, relation text,
      decides text)`;

/** Stores new levels of an organisation. The earlier levels are kept. */
export async function addLevels(
  tx: Tx,
  organisationId: string,
  { items, at, by }: { items: readonly SetLevel[]; at: Date; by: string },
): Promise<void> {
  await tx.query(ADD, [organisationId, at, by, JSON.stringify(items)]);
}

/**
 * Returns the levels at which a request about projects of some organisations is decided. An
 * organisation without levels of its own has those of the nearest organisation above it. If the
 * organisations have different levels, the longest list of levels applies.
 * @param inForce the levels in force for the kind of the request
 * @param pathOf returns an organisation and those above it, from the bottom up
 */
export function levelsFor(
  inForce: readonly LevelInForce[],
  organisations: readonly string[],
  pathOf: (organisation: string) => readonly string[],
): readonly Level[] {
  let longest: readonly Level[] = [];
  for (const organisation of organisations) {
    const nearest = pathOf(organisation).find((id) =>
      inForce.some(({ organisationId }) => organisationId === id),
    );
    const levels = inForce
      .filter(({ organisationId }) => organisationId === nearest)
      .map(({ relation, decides }) => ({ relation, decides }));
    if (levels.length > longest.length) longest = levels;
  }
  return longest.length > 0 ? longest : DEFAULT_LEVELS;
}
