import type { Tx } from '#platform';
import type { Day } from '#values';
import type { MilestoneFacts, ProjectFacts } from '../rules/verdict.js';

/** Puts evaluators of the same projects in line, in id order so that two can never wait for each other; writers of facts are not held up. */
export async function lockProjects(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.query('SELECT id FROM projects WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', [ids]);
}

/** Takes the touches of these projects away. What follows in the transaction sees at least the facts that caused them. */
export async function takeTouches(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.query('DELETE FROM project_touches WHERE project_id = ANY ($1::uuid[])', [ids]);
}

/** Ids of projects that were touched, in order; `olderThanMs` leaves out touches that the bell may still bring. */
export async function touchedProjects(tx: Tx, { after, limit, olderThanMs }: { after: string | null; limit: number; olderThanMs: number }): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT DISTINCT project_id AS id FROM project_touches
      WHERE ($1::uuid IS NULL OR project_id > $1) AND touched_at <= clock_timestamp() - make_interval(secs => $3) ORDER BY project_id LIMIT $2`,
    [after, limit, olderThanMs / 1000]);
  return rows.map((row) => row.id);
}

/** Ids of all projects, in order, from the one after `after` on. */
export async function projectIdsAfter(tx: Tx, after: string | null, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>('SELECT id FROM projects WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2', [after, limit]);
  return rows.map((row) => row.id);
}

type Row = Omit<ProjectFacts, 'milestones' | 'planPeriod'> & { milestones: MilestoneFacts[]; periodFrom: Day; periodTo: Day };

/** Everything the rules need of some projects, in one statement. */
export async function loadFacts(tx: Tx, ids: readonly string[]): Promise<ProjectFacts[]> {
  const rows = await tx.query<Row[]>(
    `SELECT project.id, project.name, project.unit_id AS "unitId", project.kind, project.total_investment_fen AS "totalInvestmentFen", project.fyp_spend_fen AS "fypSpendFen",
            plan.period_start AS "periodFrom", plan.period_end AS "periodTo", coalesce(head.entries, 0::bigint) AS entries,
            coalesce(head.completed_fen, 0::bigint) AS "completedFen", coalesce(head.paid_fen, 0::bigint) AS "paidFen",
            coalesce(in_period.completed_fen, 0::bigint) AS "periodCompletedFen", coalesce(promised.milestones, '[]') AS milestones
       FROM projects project
       JOIN plans plan ON plan.code = project.plan_code
       LEFT JOIN ledger_heads head ON head.project_id = project.id
       LEFT JOIN LATERAL (
         SELECT sum(amount_fen)::bigint AS completed_fen FROM ledger_totals
          WHERE project_id = project.id AND series = 'completed' AND month BETWEEN to_char(plan.period_start, 'YYYY-MM') AND to_char(plan.period_end, 'YYYY-MM')) in_period ON true
       LEFT JOIN LATERAL (
         SELECT json_agg(json_build_object('id', id, 'name', name, 'forecastOn', forecast_on, 'actualOn', actual_on) ORDER BY forecast_on, id) AS milestones
           FROM milestones WHERE project_id = project.id) promised ON true
      WHERE project.id = ANY ($1::uuid[]) ORDER BY project.id`, [ids]);
  return rows.map(({ periodFrom, periodTo, ...facts }) => ({ ...facts, planPeriod: { from: periodFrom, to: periodTo } }));
}
