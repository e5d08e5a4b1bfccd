import type { Tx } from '#platform';
import type { Day } from '#values';

/**
 * The approval regimes 审批, 核准 and 备案. The regime of a project determines which cost and funding
 * rules apply to it.
 */
export const APPROVAL_REGIMES = ['approval', 'verification', 'filing'] as const;
export type ApprovalRegime = (typeof APPROVAL_REGIMES)[number];

/**
 * A day, and the instant whose state of knowledge is used: records made later are ignored.
 * `knownAt` null means now.
 */
export interface AsKnown {
  asOf: Day;
  knownAt: Date | null;
}

/** The approval regime of a project on a day, null when none is on record. */
export const approvalRegimeOf = async (
  tx: Tx,
  projectId: string,
  when: AsKnown,
): Promise<ApprovalRegime | null> =>
  (await approvalRegimesOf(tx, [projectId], when)).get(projectId) ?? null;

/**
 * The approval regimes of some projects on a day, by project id; projects without a record are left
 * out.
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

/** Sector of a project (行业), as far as the rules distinguish it: 水利 has limits of its own. */
export const PROJECT_SECTORS = ['water', 'other'] as const;
export type ProjectSector = (typeof PROJECT_SECTORS)[number];

/** The sectors of some projects on a day, by project id; projects without a record are left out. */
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
