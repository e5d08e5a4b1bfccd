import type { TestDatabase } from '../harness/database.js';
import { asSuperuser } from '../harness/server.js';
import { addProjects } from './portfolio.js';

/** Total cost of each project of the city, in fen. */
const TOTAL_FEN = 1_000_000_000;

/**
 * Shares of its total that a project has spent, in per cent: below, at and above every threshold of
 * the first rules. Null: nothing is recorded.
 */
const SPENT_PERCENT = [null, 10, 40, 79, 80, 91.92, 97.89, 100, 101, 118, 121, 103.79];

/**
 * Adds an invented city (示例) to the plan of a test database: projects with totals, plan-period
 * amounts, year plans, progress readings and money that lie below, at and above the thresholds of
 * the rules, some of it completed before the plan period. Entries have invented hashes, because an
 * evaluation reads no chain; heads, sums and counts are right.
 * @returns the ids of the projects
 */
export async function fillCity(
  test: Pick<TestDatabase, 'name'>,
  { count, unitId }: { count: number; unitId: string },
): Promise<string[]> {
  const ids = await addProjects(test, { count, unitId, dueOn: '2026-06-30' });
  await asSuperuser(test.name, async (client) => {
    await client.query('SET session_replication_role = replica');
    await client.query(
      `CREATE TEMP TABLE city AS SELECT id, n::int AS n,
          (($2::float8[])[1 + n % ${SPENT_PERCENT.length}] * $3::bigint / 100)::bigint AS spent
        FROM unnest($1::uuid[]) WITH ORDINALITY AS one (id, n)`,
      [ids, SPENT_PERCENT, TOTAL_FEN],
    );
    await client.query(`
      UPDATE projects SET
          total_investment_fen = CASE WHEN n % 9 <> 4 THEN ${TOTAL_FEN}::bigint END,
          fyp_spend_fen = CASE WHEN n % 7 <> 3 THEN ${TOTAL_FEN}::bigint * (5 + n % 6) / 10 END
        FROM city WHERE city.id = projects.id;
      UPDATE milestones SET forecast_on = date '2026-03-01' + n % 400,
          actual_on = CASE WHEN n % 4 = 0 THEN date '2026-04-30' - n % 300 END
        FROM city WHERE city.id = milestones.project_id;
      INSERT INTO year_plans (filing_id, project_id, year, number, amount_fen, category, document,
          effective_on, filed_by, approved_by, recorded_at)
        SELECT gen_random_uuid(), id, 2026, 1, ${TOTAL_FEN}::bigint / (2 + n % 5), 'continuing', '示例',
          '2026-01-05', 'one', 'other', '2026-01-05T00:00:00Z' FROM city WHERE n % 5 <> 2;
      INSERT INTO progress_readings (project_id, read_on, hundredths, words, recorded_by, recorded_at)
        SELECT id, '2026-09-30', (n * 37) % 10001, '示例', 'one', '2026-10-01T00:00:00Z'
        FROM city WHERE n % 3 = 0;
      INSERT INTO ledger_totals (project_id, month, funding_source, series, amount_fen, entries)
        SELECT id, to_char(date '2020-02-01' + make_interval(months => part * 4), 'YYYY-MM'),
          CASE WHEN series <> 'completed' THEN 'special-bond' END, series,
          spent / 20 * CASE series WHEN 'completed' THEN 100 WHEN 'funds' THEN 70 + n % 40
            ELSE 60 + n % 45 END / 100, 1
        FROM city, generate_series(1, 20) AS part,
          unnest(ARRAY['completed', 'funds', 'paid']) AS series WHERE spent IS NOT NULL;
      INSERT INTO ledger_heads (project_id, entries, head_hash, completed_fen, funds_fen, paid_fen)
        SELECT project_id, sum(entries), md5(project_id::text) || md5('city'),
          sum(amount_fen) FILTER (WHERE series = 'completed'),
          sum(amount_fen) FILTER (WHERE series = 'funds'),
          sum(amount_fen) FILTER (WHERE series = 'paid') FROM ledger_totals
        WHERE project_id IN (SELECT id FROM city) GROUP BY 1
      ON CONFLICT (project_id) DO UPDATE SET entries = EXCLUDED.entries,
        completed_fen = EXCLUDED.completed_fen, funds_fen = EXCLUDED.funds_fen,
        paid_fen = EXCLUDED.paid_fen;
      INSERT INTO ledger_entries (id, project_id, sequence, series, month, effective_on, amount_fen,
          note, origin, recorded_by, recorded_at, canonical_version, previous_hash, hash)
        SELECT gen_random_uuid(), id, 60, 'completed', '2026-10', '2026-10-31', spent / 20, '示例',
          'direct', 'one', timestamptz '2026-11-01T00:00:00Z' - make_interval(days => n % 200), 1,
          md5(id::text) || md5('before'), md5(id::text) || md5('city')
        FROM city WHERE spent IS NOT NULL;
      INSERT INTO project_changes (project_id, cause) SELECT id, 'ledger' FROM city`);
  });
  return ids;
}
