/**
 * Measures what row-level security adds to a statement: each statement with its policies, as the
 * program sends it, against the same statement that carries the predicate itself and is sent by a
 * superuser whom no policy restricts. Access scopes have 1, 219 and 5,000 organisations, none beside
 * another in number, which is the longest way to write them. Then a transfer of a project with
 * 100,000 entries against one with none, and the spend report of a manager of 200 organisations
 * against that of one with one. Only ratios within one run are meaningful.
 *
 *   node tools/build.mjs --server-only && node bench/scope-statements.mjs [ENTRIES]
 */
import 'reflect-metadata';
import pg from 'pg';
import { transferProjects } from '../dist/libs/projects/index.js';
import { spendReport } from '../dist/libs/reports/index.js';
import { actorFrom } from '../dist/libs/identity/index.js';
import { Database } from '../dist/libs/platform/database/index.js';
import { openBench } from './bench-tracker.mjs';
import { fillUnchained } from './fill-ledger.mjs';
import { median } from './load.mjs';

const ENTRIES = Number(process.argv[2] ?? 1_000_000);
const PROJECTS = 10_000;
const ORGANISATIONS = 10_000;
const ROUNDS = 15;
const PAGE = 50;

/** Adds organisations and projects, one project in each organisation and 100 in the first one. */
async function fillRegister(client) {
  await client.query('SET session_replication_role = replica');
  await client.query(
    `INSERT INTO organisations (id, name, parent_id)
     SELECT 'bench-' || n, 'bench ' || n, 'city' FROM generate_series(1, $1::int) n`,
    [ORGANISATIONS],
  );
  await client.query(
    `INSERT INTO projects (plan_code, column_number, item_number, name, kind, scope, tier, unit_id,
       organisation_number, flagship, place, stage)
     SELECT 'bench', 1, n, '示例 ' || n, 'investment', 'not-stated', 'standard', o.id, o.number, false,
       'bench', 'construction'
       FROM generate_series(1, $1::int) n
       JOIN organisations o ON o.id = 'bench-' || CASE WHEN n <= 100 THEN 1 ELSE n END`,
    [PROJECTS],
  );
  // Triggers are off meanwhile, and with them the one that notes the first organisation.
  await client.query(`INSERT INTO project_organisations
      (project_id, number, organisation_id, recorded_by, recorded_at)
    SELECT id, 1, unit_id, 'bench', clock_timestamp() FROM projects WHERE plan_code = 'bench'`);
  await client.query('SET session_replication_role = origin; ANALYZE organisations, projects');
}

const POINT = ['project_id = $1', 'p.id = $1'];
/**
 * Statements of the hot paths. The statement that carries the predicate says it at `%` and joins the
 * projects at `@`; the one with policies leaves out both.
 */
const STATEMENTS = {
  'list of projects': `SELECT id, name, unit_id, stage FROM projects p WHERE true % ORDER BY plan_code, column_number, item_number LIMIT ${PAGE}`,
  'count of projects': 'SELECT count(*) FROM projects p WHERE true %',
  'one project': `SELECT * FROM projects p WHERE ${POINT[1]} %`,
  'entries of a project': `SELECT e.* FROM ledger_entries e @e WHERE e.${POINT[0]} % ORDER BY sequence DESC LIMIT ${PAGE}`,
  'totals of a project': `SELECT month, series, sum(t.amount_fen) FROM ledger_totals t @t WHERE t.${POINT[0]} % GROUP BY 1, 2`,
  'totals of a page': `SELECT t.project_id, series, sum(t.amount_fen) FROM ledger_totals t @t WHERE t.project_id = ANY ($2) % GROUP BY 1, 2`,
  'sums of all entries':
    'SELECT left(month, 4), series, sum(e.amount_fen) FROM ledger_entries e @e WHERE true % GROUP BY 1, 2',
  'sums of all totals':
    'SELECT month, series, sum(t.amount_fen) FROM ledger_totals t @t WHERE true % GROUP BY 1, 2',
};

const bench = await openBench({ poolSize: 4 });
const superuser = new pg.Client({ connectionString: bench.superuserUrl });
const app = new pg.Client({ connectionString: bench.appUrl, options: '-c role=tracker_app' });
try {
  await superuser.connect();
  await app.connect();
  await fillRegister(superuser);
  await fillUnchained(bench.superuserUrl, ENTRIES, { projects: 'all' });
  await superuser.query('VACUUM ANALYZE');
  const { rows: organisations } = await superuser.query(
    "SELECT id, number FROM organisations WHERE id LIKE 'bench-%' ORDER BY number",
  );
  const ratios = {};
  for (const size of [1, 219, 5_000]) {
    const scope = organisations.filter((_, place) => place % 2 === 0).slice(0, size);
    ratios[size] = await ratiosOf(scope.map(({ number }) => number));
  }
  console.log(JSON.stringify({ bench: 'scope-statements', entries: ENTRIES, ratios, wanted: 1.1 }));
  console.log(JSON.stringify({ spend: await spendRatio(organisations), wanted: 1.5 }));
  console.log(JSON.stringify({ transfer: await transferRatio(), wanted: 1.5 }));
} finally {
  await app.end();
  await superuser.end();
  await bench.close();
}

/** Returns, by statement, the median over all rounds of its time with policies by that without. */
async function ratiosOf(numbers) {
  const range = `{${numbers.map((number) => `[${number},${number}]`).join(',')}}`;
  const { rows } = await superuser.query(
    'SELECT id FROM projects WHERE organisation_number = ANY ($1) ORDER BY item_number LIMIT $2',
    [numbers, PAGE],
  );
  const ids = rows.map(({ id }) => id);
  const found = {};
  for (const [name, text] of Object.entries(STATEMENTS)) {
    const about = name.includes('of a page') ? ids : text.includes('$1') ? ids.slice(0, 1) : [];
    await app.query(
      `SELECT set_config('tracker.actor', 'bench', false), set_config('tracker.sees_all', 'off', false),
        set_config('tracker.sees', $1, false), set_config('tracker.projects', $2, false)`,
      [range, about.length ? `{${about.join(',')}}` : ''],
    );
    const walled = text.replace(/@./, '').replace('%', '').replaceAll('$1', `'${ids[0]}'`);
    const bare = text
      .replace(/@(.)/, 'JOIN projects p ON p.id = $1.project_id')
      .replace(
        '%',
        `AND multirange_contains_elem('${range}'::int4multirange, p.organisation_number)`,
      )
      .replaceAll('$1', `'${ids[0]}'`);
    const values = (sql) => sql.replaceAll('$2', `'{${ids.join(',')}}'::uuid[]`);
    const turns = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const [first, second] = round % 2 ? [app, superuser] : [superuser, app];
      const took = new Map();
      for (const client of [first, second])
        took.set(client, await timeOf(client, values(client === app ? walled : bare)));
      if (round > 0) turns.push(took.get(app) / took.get(superuser));
    }
    found[name] = Number(median(turns).toFixed(2));
  }
  return found;
}

/** Time in milliseconds that a statement takes, several times for a short one. */
async function timeOf(client, sql) {
  const since = performance.now();
  let times = 0;
  do {
    await client.query(sql);
    times += 1;
  } while (performance.now() - since < 60);
  return (performance.now() - since) / times;
}

/** Transfers a project with 100,000 entries and one with none, in turns. */
async function transferRatio() {
  const { rows } = await superuser.query(
    "SELECT id FROM projects WHERE unit_id = 'bench-1' ORDER BY item_number LIMIT 2",
  );
  const [heavy, light] = rows.map(({ id }) => id);
  await superuser.query('SET session_replication_role = replica');
  for (const table of ['ledger_entries', 'ledger_totals', 'ledger_heads'])
    await superuser.query(`DELETE FROM ${table} WHERE project_id = ANY ($1)`, [[heavy, light]]);
  await superuser.query(
    `INSERT INTO ledger_entries (id, project_id, sequence, series, month, effective_on, amount_fen,
       funding_source, note, origin, recorded_by, recorded_at, canonical_version, previous_hash, hash)
     SELECT gen_random_uuid(), $1, n, 'paid', '2024-05', '2024-05-01', n, 'municipal', 'bench', 'direct', 'bench',
       clock_timestamp(), 1, md5(n::text) || md5('a'), md5(n::text) || md5('b')
       FROM generate_series(1, 100000) n`,
    [heavy],
  );
  await superuser.query('SET session_replication_role = origin');
  await superuser.query('VACUUM ANALYZE ledger_entries');
  const tree = [
    { id: 'city', parentId: null },
    { id: 'bench-1', parentId: 'city' },
    { id: 'bench-2', parentId: 'city' },
  ];
  const manager = actorFrom(
    { id: 'bench', name: 'bench', email: 'bench', language: 'zh' },
    [{ unitId: 'city', role: 'manager' }],
    tree,
    { requestId: 'bench' },
  );
  const database = new Database(bench.source);
  const turns = [];
  for (let round = 0; round <= 2 * ROUNDS; round += 1) {
    const toUnitId = round % 2 ? 'bench-1' : 'bench-2';
    const took = {};
    for (const [name, id] of Object.entries(round % 4 < 2 ? { heavy, light } : { light, heavy })) {
      const since = performance.now();
      await transferProjects(database, manager, { projectIds: [id], toUnitId, reason: 'bench' });
      took[name] = performance.now() - since;
    }
    if (round > 0) turns.push(took.heavy / took.light);
  }
  return Number(median(turns).toFixed(2));
}

/** Times the spend report of a manager of 200 organisations by that of a manager of one of them. */
async function spendRatio(organisations) {
  const numbers = new Map(organisations.map(({ id, number }) => [id, number]));
  const scopeOver = (size) => ({
    actorId: 'bench',
    authority: 'bench',
    sees: organisations.slice(0, size).map(({ id }) => id),
    writes: [],
    organisationNumbers: numbers,
    requestId: 'bench',
  });
  const database = new Database(bench.source);
  const question = {
    period: { from: '2021-01-01', to: '2025-12-31' },
    groupBy: ['project', 'year'],
  };
  const turns = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const took = {};
    for (const size of round % 2 ? [1, 200] : [200, 1]) {
      const since = performance.now();
      await spendReport(database, scopeOver(size), { ...question, knownAt: null, renderer: 2 });
      took[size] = performance.now() - since;
    }
    if (round > 0) turns.push(took[200] / took[1]);
  }
  return Number(median(turns).toFixed(2));
}
