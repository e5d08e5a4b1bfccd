import type { TestDatabase } from '../harness/database.js';
import { asSuperuser } from '../harness/server.js';

/**
 * Adds invented projects (示例) to the plan of a test database, each with one milestone that is due
 * on a given day.
 * @returns the ids of the projects.
 */
export function addProjects(
  test: Pick<TestDatabase, 'name'>,
  { count, unitId, dueOn }: { count: number; unitId: string; dueOn: string },
): Promise<string[]> {
  return asSuperuser(test.name, async (client) => {
    const {
      rows: [first],
    } = await client.query<{ plan: string; number: number }>(
      'SELECT plan_code AS plan, max(number) AS number FROM plan_items WHERE column_number = 10 GROUP BY 1',
    );
    if (!first) throw new Error('there is no plan');
    await client.query(
      `INSERT INTO plan_items (plan_code, column_number, number, title, kind, number_derived)
        SELECT $1, 10, $2 + n, '示例 ' || n, 'investment', true
        FROM generate_series(1, $3::int) AS n`,
      [first.plan, first.number, count],
    );
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO projects (plan_code, column_number, item_number, name, kind, scope, tier,
        unit_id, total_investment_fen, flagship, place)
       SELECT $1, 10, $2 + n, '示例 ' || n, 'investment', 'not-stated', 'standard', $4, 1000000,
         false, '示例' FROM generate_series(1, $3::int) AS n RETURNING id`,
      [first.plan, first.number, count, unitId],
    );
    await client.query(
      `INSERT INTO milestones (project_id, name, baseline_on, forecast_on, created_by,
        created_at) SELECT id, '示例节点', $2, $2, 'test', clock_timestamp() FROM projects
        WHERE id = ANY ($1)`,
      [rows.map((row) => row.id), dueOn],
    );
    return rows.map((row) => row.id);
  });
}
