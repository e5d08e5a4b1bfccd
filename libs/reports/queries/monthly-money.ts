import { inScope, type Tx } from '#platform';
import type { AsKnown } from '#projects';
import { type Fen, lastDayOf, type Month, monthOf } from '#values';

/** A project's money up to a day, fen: null where the ledger knows nothing of the project at all. */
export interface MonthlyMoney { completedFen: Fen | null; paidFen: Fen | null; completedByMonth: ReadonlyMap<Month, Fen> }

/** What is known of a project without entries. */
export const NO_MONEY: MonthlyMoney = { completedFen: null, paidFen: null, completedByMonth: new Map() };

interface Row { projectId: string; month: Month; completedFen: Fen; paidFen: Fen }

const SUMS = `month, coalesce(sum(amount_fen) FILTER (WHERE series = 'completed'), 0)::bigint AS "completedFen", coalesce(sum(amount_fen) FILTER (WHERE series = 'paid'), 0)::bigint AS "paidFen"`;

/** Completed investment by month, and what was completed and paid in all, of some projects; a project without entries is left out. */
export async function monthlyMoney(tx: Tx, projectIds: readonly string[], { asOf, knownAt }: AsKnown): Promise<Map<string, MonthlyMoney>> {
  const month = monthOf(asOf);
  const rows = knownAt === null && lastDayOf(month) === asOf
    ? await tx.query<Row[]>(`SELECT project_id AS "projectId", ${SUMS} FROM ledger_totals WHERE project_id = ANY ($1::uuid[]) AND ${inScope('unit_id')} AND month <= $2 GROUP BY project_id, month ORDER BY project_id, month`, [projectIds, month])
    : await tx.query<Row[]>(
      `SELECT project_id AS "projectId", ${SUMS} FROM ledger_entries WHERE project_id = ANY ($1::uuid[]) AND ${inScope('unit_id')} AND effective_on <= $2 AND ($3::timestamptz IS NULL OR recorded_at <= $3)
        GROUP BY project_id, month ORDER BY project_id, month`, [projectIds, asOf, knownAt]);
  const money = new Map<string, { completedFen: Fen; paidFen: Fen; completedByMonth: Map<Month, Fen> }>();
  for (const row of rows) {
    const project = money.get(row.projectId) ?? { completedFen: 0n, paidFen: 0n, completedByMonth: new Map<Month, Fen>() };
    project.completedFen += row.completedFen;
    project.paidFen += row.paidFen;
    project.completedByMonth.set(row.month, row.completedFen);
    money.set(row.projectId, project);
  }
  return money;
}
