import { withoutIndexes } from './without-indexes.mjs';

const BATCH = 'bench';

/**
 * Replaces all projects with an invented city (示例): `organisations` organisations below the city,
 * `projects` projects of one plan spread over ten columns, one in a thousand of them a flagship, and
 * `entries` ledger entries over the sixty months of 2021 to 2025, each recorded a month after its
 * month. One project in fifty is a part of the project before it. Hashes are invented, because
 * reports do not read the chain.
 * @returns ids of the organisations
 */
export async function fillCity(client, { projects, organisations, entries }) {
  await client.query("SET session_replication_role = replica; SET work_mem = '256MB'");
  await client.query(`TRUNCATE ledger_totals, ledger_heads, ledger_entries, milestones, projects,
    plan_items CASCADE;
    INSERT INTO plans (code, name, region, period_start, period_end, document, content_hash)
    VALUES ('${BATCH}', '示例', '示例', '2021-01-01', '2025-12-31', '示例', repeat('0', 64));
    INSERT INTO plan_columns (plan_code, number, title, part, chapter, chapter_title)
    SELECT '${BATCH}', n, '示例', 1, 1, '示例' FROM generate_series(1, 10) n;
    INSERT INTO plan_items (plan_code, column_number, number, title, kind, number_derived)
    SELECT '${BATCH}', 1 + n % 10, n, '示例 ' || n, 'investment', true
      FROM generate_series(1, ${projects}) n`);
  await client.query(
    `INSERT INTO organisations (id, name, parent_id)
     SELECT 'bench-' || n, '示例单位 ' || n, 'city' FROM generate_series(0, $1::int - 1) n`,
    [organisations],
  );
  await client.query(
    `INSERT INTO projects (plan_code, column_number, item_number, name, kind, scope, tier, unit_id,
       organisation_number, flagship, place)
     SELECT '${BATCH}', 1 + n % 10, n, '示例 ' || n, 'investment', 'not-stated', 'standard', o.id,
       o.number, n % 1000 = 1, '示例'
       FROM generate_series(1, $1::int) n JOIN organisations o ON o.id = 'bench-' || n % $2`,
    [projects, organisations],
  );
  await client.query(`
    INSERT INTO project_versions (project_id, number, recorded_at, name, kind, scope, tier, flagship,
      plan_code, column_number, item_number, further_items)
    SELECT id, 1, '-infinity', name, kind, scope, tier, flagship, plan_code, column_number,
      item_number, '{}' FROM projects;
    INSERT INTO project_organisations (project_id, number, organisation_id, recorded_by, recorded_at)
    SELECT id, 1, unit_id, '${BATCH}', '2021-01-01Z' FROM projects;
    INSERT INTO project_parents (project_id, parent_id, part, valid_from, document, recorded_by,
      recorded_at)
    SELECT part.id, whole.id, 'sub-item', '2021-01-01', '${BATCH}', '${BATCH}', '2021-01-01Z'
      FROM projects part JOIN projects whole ON whole.item_number = part.item_number - 1
     WHERE part.item_number % 50 = 0`);
  await withoutIndexes(client, 'ledger_entries', () => insertEntries(client, projects, entries));
  await client.query(
    `INSERT INTO ledger_totals (project_id, month, funding_source, series, amount_fen, entries)
     SELECT project_id, month, funding_source, series, sum(amount_fen), count(*)
       FROM ledger_entries GROUP BY 1, 2, 3, 4`,
  );
  await client.query('SET session_replication_role = origin');
  await client.query('VACUUM ANALYZE');
  return Array.from({ length: organisations }, (_, n) => `bench-${n}`);
}

/** Inserts the entries month by month over all projects, as they come into a real ledger. */
async function insertEntries(client, projects, entries) {
  const each = Math.ceil(entries / projects);
  await client.query(
    `INSERT INTO ledger_entries (id, project_id, sequence, series, month, effective_on, amount_fen,
       funding_source, note, origin, recorded_by, recorded_at, canonical_version, previous_hash, hash)
     SELECT lpad(to_hex(n * ${projects + 1}::bigint + project.item_number), 32, '0')::uuid,
       project.id, n + 1, (ARRAY['completed', 'funds', 'paid'])[1 + n % 3],
       to_char(began, 'YYYY-MM'), (began + interval '1 month')::date - 1, 100000 + n,
       CASE WHEN n % 3 > 0 THEN
         (ARRAY['municipal', 'special-bond', 'bank-loan', 'self-raised'])[1 + project.item_number % 4]
       END, '${BATCH}', 'direct', '${BATCH}',
       began + interval '35 days' + n * interval '7 minutes' + project.item_number * interval '1 second',
       1, lpad(to_hex(n), 64, '0'), lpad(to_hex(project.item_number), 64, '1')
       FROM generate_series(0, ${each - 1}) n,
         LATERAL (SELECT timestamptz '2021-01-01Z' + make_interval(months => n * 60 / ${each})
           AS began) month,
         LATERAL (SELECT * FROM projects WHERE n >= 0) project`,
  );
}
