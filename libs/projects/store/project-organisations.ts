import { stampInstant, type Tx } from '#platform/database';
import type { Day } from '#values';
import { ProjectOrganisationRow } from './register-row.js';

const LAST = `SELECT number, from_on AS "fromOn" FROM project_organisations
  WHERE project_id = $1 ORDER BY number DESC LIMIT 1`;

/** The last organisation of a project: its number, and the day from which it leads the project. */
export interface LastOrganisation {
  number: number;
  /** Null for the first one. */
  fromOn: Day | null;
}

/** Returns the organisation that leads a project now, with the day from which it does. */
export async function lastOrganisation(tx: Tx, projectId: string): Promise<LastOrganisation> {
  const [row] = await tx.query<LastOrganisation[]>(LAST, [projectId]);
  return row ?? { number: 0, fromOn: null };
}

/** Records that another organisation leads a project from a day on. */
export async function addOrganisation(
  tx: Tx,
  held: Omit<ProjectOrganisationRow, 'number' | 'recordedAt'>,
): Promise<void> {
  const { number } = await lastOrganisation(tx, held.projectId);
  await tx.insert(ProjectOrganisationRow, {
    ...held,
    number: number + 1,
    recordedAt: await stampInstant(tx),
  });
}
