import { type Tx } from '#platform/database';
import type { PartKind } from '../rules/part.js';
import type { AsKnown } from './approval-regime.js';
import { projectInScope } from '../store/exported-sql.js';

/** Relation of a sub-project to its parent project. */
export interface FamilyLink {
  id: string;
  projectId: string;
  parentId: string;
  part: PartKind;
  validFrom: string;
  validTo: string | null;
  document: string;
}

/**
 * Lists the relations between sub-projects and parent projects that are valid on the day `asOf` and
 * were recorded by the instant `knownAt`, within the access scope. With `about`, only relations in
 * which that project is the parent or the sub-project.
 */
export function familyLinks(
  tx: Tx,
  { asOf, knownAt }: AsKnown,
  about: string | null = null,
): Promise<FamilyLink[]> {
  return tx.query<FamilyLink[]>(
    `SELECT id, project_id AS "projectId", parent_id AS "parentId", part, valid_from AS "validFrom",
      valid_to AS "validTo", document FROM project_parents
      WHERE valid_from <= $1 AND (valid_to IS NULL OR valid_to >= $1) AND ($2::timestamptz IS NULL OR recorded_at <= $2)
        AND (ended_on IS NULL OR ended_on >= $1 OR ended_at > $2)
          AND ($3::uuid IS NULL OR $3 IN (project_id, parent_id)) AND ${projectInScope('project_id')}
      ORDER BY parent_id, project_id`,
    [asOf, knownAt, about],
  );
}

/**
 * Returns an SQL query that lists, for each project, its parent, the parent's parent and so on, as
 * recorded by an instant. Columns: project_id, ancestor_id, and the first and last day of the
 * relation, from_on and to_on (to_on null: no end). Covers only rows within the access scope.
 * @param knownAt SQL expression of the instant.
 */
export const familyDaysSql = (knownAt: string): string => `
  WITH RECURSIVE link AS (
    SELECT project_id, parent_id, valid_from AS from_on,
           LEAST(valid_to, CASE WHEN ended_at <= ${knownAt} THEN ended_on END) AS to_on
      FROM project_parents WHERE recorded_at <= ${knownAt} AND ${projectInScope('project_id')}),
  up AS (
    SELECT project_id, parent_id AS ancestor_id, from_on, to_on FROM link
     UNION
    SELECT up.project_id, link.parent_id, GREATEST(up.from_on, link.from_on), LEAST(up.to_on, link.to_on)
      FROM up JOIN link ON link.project_id = up.ancestor_id
       AND (link.to_on IS NULL OR link.to_on >= up.from_on) AND (up.to_on IS NULL OR up.to_on >= link.from_on))
  SELECT project_id, ancestor_id, from_on, to_on FROM up`;
