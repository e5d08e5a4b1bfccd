import type { Tx } from '#platform/database';
import type { Day } from '#values';

/**
 * The legal regimes under which projects are approved: 审批 (approval), 核准 (verification) and
 * 备案 (filing). The regime of a project determines which cost and funding rules apply to it.
 */
export const APPROVAL_REGIMES = ['approval', 'verification', 'filing'] as const;
export type ApprovalRegime = (typeof APPROVAL_REGIMES)[number];

/**
 * Parameters that select which data a query returns: data valid on the day `asOf`, without records
 * made after the instant `knownAt`. With `knownAt` null, all records are considered.
 */
export interface AsKnown {
  asOf: Day;
  knownAt: Date | null;
}

/** Returns the approval regime of a project on a day; null when none is recorded. */
export const approvalRegimeOf = async (
  tx: Tx,
  projectId: string,
  when: AsKnown,
): Promise<ApprovalRegime | null> =>
  (await approvalRegimesOf(tx, [projectId], when)).get(projectId) ?? null;

/**
 * Returns the approval regimes of some projects on a day, by project id. Projects without a
 * recorded regime are not in the map.
 */
export async function approvalRegimesOf(
  tx: Tx,
  projectIds: readonly string[],
  { asOf, knownAt }: AsKnown,
): Promise<Map<string, ApprovalRegime>> {
  const rows = await tx.query<{ projectId: string; regime: ApprovalRegime }[]>(
    `SELECT DISTINCT ON (project_id) project_id AS "projectId", regime FROM approval_regimes
      WHERE project_id = ANY ($1::uuid[]) AND valid_from <= $2 AND ($3::timestamptz IS NULL OR recorded_at <= $3)
      ORDER BY project_id, valid_from DESC, recorded_at DESC`,
    [projectIds, asOf, knownAt],
  );
  return new Map(rows.map(({ projectId, regime }) => [projectId, regime]));
}

/**
 * Sectors (行业) that the budget rules distinguish. `water` (水利, water conservancy) has limits of
 * its own; every other sector is `other`.
 */
export const PROJECT_SECTORS = ['water', 'other'] as const;
export type ProjectSector = (typeof PROJECT_SECTORS)[number];

/**
 * Returns the sectors of some projects on a day, by project id. Projects without a recorded sector
 * are not in the map.
 */
export async function projectSectorsOf(
  tx: Tx,
  projectIds: readonly string[],
  { asOf, knownAt }: AsKnown,
): Promise<Map<string, ProjectSector>> {
  const rows = await tx.query<{ projectId: string; sector: ProjectSector }[]>(
    `SELECT DISTINCT ON (project_id) project_id AS "projectId", sector FROM approval_regimes
      WHERE project_id = ANY ($1::uuid[]) AND sector IS NOT NULL AND valid_from <= $2
        AND ($3::timestamptz IS NULL OR recorded_at <= $3)
      ORDER BY project_id, valid_from DESC, recorded_at DESC`,
    [projectIds, asOf, knownAt],
  );
  return new Map(rows.map(({ projectId, sector }) => [projectId, sector]));
}
