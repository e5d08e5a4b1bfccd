import type { Tx } from '#platform/database';
import type { BudgetChangeRequestRow } from './change-request-rows.js';

/**
 * Returns the instant at which another change request about the same subject was submitted, if that
 * request still waits for a decision; otherwise null. `subject` contains the content fields that
 * must be equal.
 */
export async function waitingSince(
  tx: Tx,
  { id, projectId, kind }: Pick<BudgetChangeRequestRow, 'id' | 'projectId' | 'kind'>,
  subject: object,
): Promise<Date | null> {
  const [waiting] = await tx.query<{ at: Date }[]>(
    `SELECT submitted_at AS at FROM budget_filings
      WHERE project_id = $1 AND kind = $2 AND state = 'submitted' AND content @> $3::jsonb AND id <> $4 LIMIT 1`,
    [projectId, kind, JSON.stringify(subject), id],
  );
  return waiting?.at ?? null;
}
