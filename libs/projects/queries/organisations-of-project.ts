import { ORGANISATIONS_SQL } from '#identity';
import type { Tx } from '#platform/database';
import type { Day } from '#values';
import { projectInScope } from '../store/exported-sql.js';

/** An organisation that led a project, from a day to the day before the next one did. */
export interface LeadingOrganisation {
  number: number;
  organisationId: string;
  organisationName: string;
  /** Null for the first one, which led the project from its beginning. */
  fromOn: Day | null;
  /** Null for the one that leads it now. */
  untilOn: Day | null;
  reason: string | null;
  changeRequestId: string | null;
}

const LED = `SELECT held.number, held.organisation_id AS "organisationId",
    organisation.name AS "organisationName", held.from_on AS "fromOn",
    (lead(held.from_on) OVER (ORDER BY held.number) - 1) AS "untilOn", held.reason,
    held.change_request_id AS "changeRequestId"
  FROM project_organisations held
  JOIN ${ORGANISATIONS_SQL} organisation ON organisation.id = held.organisation_id
  WHERE held.project_id = $1 AND ${projectInScope('held.project_id')}
  ORDER BY held.number DESC LIMIT 1000`;

/** Lists the organisations that led a project, the present one first. */
export const organisationsOfProject = (tx: Tx, projectId: string): Promise<LeadingOrganisation[]> =>
  tx.query<LeadingOrganisation[]>(LED, [projectId]);
