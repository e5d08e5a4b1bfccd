import { withoutIndexes } from './without-indexes.mjs';

const UNITS = 10;
const ENTRIES_PER_PROJECT = 500;
const MILESTONES_PER_PROJECT = 20;
const TOTAL_FEN = 1_000_000_000;

/**
 * Replaces all data with an invented portfolio (示例): `projects` projects in ten organisations, each
 * with a manager. Every project has twenty milestones and five hundred ledger entries over the
 * months since 2021. One project in twenty has no recent entry, a tenth exceed their total cost,
 * and a tenth have no total. Entries have invented hashes, because the measured queries do not read
 * the hash chain; chain heads, sums and counts are right.
 * @returns the number of entries.
 */
export async function fillPortfolio(client, projects) {
  await client.query("SET session_replication_role = replica; SET work_mem = '256MB'");
  await client.query(`TRUNCATE evaluation_cache, alert_events, acknowledge_links, notifications,
    alerts, rule_gaps, project_changes, ledger_totals, ledger_heads, ledger_entries,
    milestone_changes, milestone_change_counts, milestones, projects, plan_items CASCADE;
    INSERT INTO plans (code, name, region, period_start, period_end, document, content_hash)
    VALUES ('bench', '示例', '示例', '2021-01-01', '2030-12-31', '示例', repeat('0', 64))
    ON CONFLICT DO NOTHING;
    INSERT INTO plan_columns (plan_code, number, title, part, chapter, chapter_title)
    VALUES ('bench', 1, '示例', 1, 1, '示例') ON CONFLICT DO NOTHING;
    INSERT INTO organisations (id, name, parent_id) SELECT 'bench-' || n, '示例单位 ' || n, 'city'
    FROM generate_series(0, ${UNITS - 1}) AS n ON CONFLICT DO NOTHING;
    INSERT INTO people (id, name, email, password_hash)
    SELECT md5('bench' || n)::uuid, '示例主管 ' || n, 'bench' || n || '@tracker.example', ''
    FROM generate_series(0, ${UNITS - 1}) AS n ON CONFLICT DO NOTHING;
    INSERT INTO memberships (person_id, unit_id, role, from_on)
    SELECT md5('bench' || n)::uuid, 'bench-' || n, 'manager', '2021-01-01'
    FROM generate_series(0, ${UNITS - 1}) AS n ON CONFLICT DO NOTHING`);
  await addProjects(client, projects, 0);
  await client.query(
    `INSERT INTO milestones (project_id, name, baseline_on, original_baseline_on, forecast_on,
       decided_on, latest_forecast_on, actual_on, created_by, created_at)
     SELECT id, '示例节点 ' || n, planned, planned, expected, expected, expected,
       CASE WHEN planned < '2026-10-01' AND (item_number + n) % 23 > 0 THEN planned END, 'bench',
       '2026-10-01T00:00:00Z'
       FROM projects, generate_series(1, ${MILESTONES_PER_PROJECT}) AS n,
         LATERAL (SELECT date '2021-01-01' + (n * 130 + item_number % 97) AS planned) dated,
         LATERAL (SELECT planned + CASE WHEN (item_number + n) % 17 = 0 THEN 100 ELSE 0 END
           AS expected) forecast
         WHERE plan_code = 'bench'`,
  );
  await client.query(
    'INSERT INTO milestone_change_counts (project_id, changes) SELECT project_id, count(*) FROM milestones GROUP BY 1',
  );
  // Inserts the entries month by month (statements that use `n` follow that order), as in a real
  // ledger, so that the entries of one project are spread over the whole table. Completed
  // investment adds up to half of the project's total, except in projects that overspend; money is
  // received and paid as work is completed.
  await withoutIndexes(client, 'ledger_entries', () =>
    client.query(
      `INSERT INTO ledger_entries (id, project_id, sequence, series, month, effective_on,
        amount_fen, funding_source, note, origin, recorded_by, recorded_at, canonical_version,
        previous_hash, hash)
     SELECT lpad(to_hex(n * $1::bigint + project.item_number), 32, '0')::uuid, project.id,
       n + 1, (ARRAY['completed', 'funds', 'paid'])[1 + n % 3],
       to_char(began, 'YYYY-MM'), began,
            CASE WHEN project.item_number % 10 = 3 THEN 3.6
              ELSE 1.5 END * ${TOTAL_FEN} / ${ENTRIES_PER_PROJECT},
              CASE WHEN n % 3 > 0 THEN 'municipal' END, 'bench', 'direct', 'bench',
            timestamptz '2026-10-20T00:00:00Z'
              - make_interval(days => CASE WHEN project.item_number % 20 = 11 THEN 100
                ELSE project.item_number % 30 END), 1, md5(random()::text) || md5(n::text),
                md5(random()::text) || md5(project.id::text)
       FROM generate_series(0, ${ENTRIES_PER_PROJECT - 1}) AS n,
         LATERAL (SELECT (date '2021-01-01' + make_interval(months => n / 3 % 70))::date
           AS began) month, LATERAL (SELECT * FROM projects
           WHERE plan_code = 'bench' AND n >= 0) project`,
      [projects + 1],
    ),
  );
  await client.query(
    `INSERT INTO ledger_totals (project_id, month, funding_source, series, amount_fen,
      entries) SELECT project_id, month, funding_source, series, sum(amount_fen), count(*)
      FROM ledger_entries GROUP BY 1, 2, 3, 4;
     INSERT INTO ledger_heads (project_id, entries, head_hash, completed_fen, funds_fen, paid_fen)
     SELECT project_id, count(*), md5(project_id::text) || md5('bench'),
       coalesce(sum(amount_fen) FILTER (WHERE series = 'completed'), 0),
       coalesce(sum(amount_fen) FILTER (WHERE series = 'funds'), 0),
       coalesce(sum(amount_fen) FILTER (WHERE series = 'paid'), 0)
       FROM ledger_entries GROUP BY 1`,
  );
  await client.query('SET session_replication_role = origin');
  await client.query('VACUUM ANALYZE');
  const {
    rows: [{ entries }],
  } = await client.query('SELECT count(*)::int AS entries FROM ledger_entries');
  return entries;
}

/**
 * Adds one entry to each of `projects` projects chosen at random. Writes every row that the program
 * writes when it posts an entry: the entry, the sums, the chain head and the change event.
 */
export async function changeSome(client, projects) {
  await client.query(
    'BEGIN; SET LOCAL session_replication_role = replica; CREATE TEMP TABLE changed ON COMMIT DROP AS SELECT id FROM projects WHERE false',
  );
  await client.query('INSERT INTO changed SELECT id FROM projects ORDER BY random() LIMIT $1', [
    projects,
  ]);
  await client.query(
    `INSERT INTO ledger_entries (id, project_id, sequence, series, month, effective_on,
      amount_fen, funding_source, note, origin, recorded_by, recorded_at, canonical_version,
      previous_hash, hash)
     SELECT gen_random_uuid(), id, head.entries + 1, 'completed', '2026-10',
       '2026-10-31', ${TOTAL_FEN} / 2, NULL, 'bench', 'direct', 'bench', '2026-11-01T00:00:00Z', 1,
       head.head_hash, md5(random()::text) || md5(id::text)
       FROM changed JOIN ledger_heads head ON head.project_id = changed.id;
     INSERT INTO ledger_totals (project_id, month, funding_source, series, amount_fen,
       entries) SELECT id, '2026-10', NULL, 'completed', ${TOTAL_FEN} / 2, 1 FROM changed
       ON CONFLICT (project_id, month, series, funding_source)
       DO UPDATE SET amount_fen = ledger_totals.amount_fen + EXCLUDED.amount_fen,
         entries = ledger_totals.entries + 1;
     UPDATE ledger_heads head
     SET entries = head.entries + 1, completed_fen = completed_fen + ${TOTAL_FEN} / 2,
       head_hash = md5(random()::text) || md5(project_id::text) FROM changed
       WHERE changed.id = head.project_id;
     INSERT INTO project_changes (project_id, cause) SELECT id, 'ledger' FROM changed;
     COMMIT`,
  );
}

/**
 * Adds `projects` projects, each with one milestone due on 2026-12-07 and no other data.
 * @returns the organisations that the projects belong to
 */
export async function addOverdue(client, projects) {
  const {
    rows: [{ from }],
  } = await client.query('SELECT max(item_number) + 1 AS from FROM projects');
  await addProjects(client, projects, from);
  await client.query(
    "INSERT INTO milestones (project_id, name, baseline_on, forecast_on, created_by, created_at) SELECT id, '示例节点', '2026-12-07', '2026-12-07', 'bench', '2026-10-01T00:00:00Z' FROM projects WHERE item_number >= $1",
    [from],
  );
  return Array.from({ length: UNITS }, (_, unit) => `bench-${unit}`);
}

async function addProjects(client, count, from) {
  await client.query(
    `INSERT INTO plan_items (plan_code, column_number, number, title, kind, number_derived)
      SELECT 'bench', 1, n, '示例 ' || n, 'investment', true
      FROM generate_series($1::int, $2::int) AS n`,
    [from + 1, from + count],
  );
  await client.query(
    `INSERT INTO projects (plan_code, column_number, item_number, name, kind, scope, tier, unit_id,
      organisation_number, total_investment_fen, fyp_spend_fen, flagship, place)
     SELECT 'bench', 1, n, '示例 ' || n, 'investment', 'not-stated', 'standard', o.id, o.number, CASE WHEN n % 10 <> 7 THEN ${TOTAL_FEN} END,
       CASE WHEN n % 10 <> 7 AND n % 3 = 0 THEN ${TOTAL_FEN} END, false, '示例'
       FROM generate_series($1::int, $2::int) AS n
       JOIN organisations o ON o.id = 'bench-' || n % ${UNITS}`,
    [from + 1, from + count],
  );
}
