/**
 * Measures the migration that takes the organisation out of the ledger and puts the project first in
 * its keys, with the verification of every entry before it, against a bare copy of the entries with
 * the same indexes. Only the ratio within one run is meaningful.
 *
 *   node tools/build.mjs --server-only && node bench/move.mjs [ENTRIES]
 */
import 'reflect-metadata';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findRunningPostgres } from '../dist/libs/embedded-postgres/index.js';
import { openDatabasePlace } from '../dist/libs/installation/index.js';
import { readSettings } from '../dist/libs/platform/config/index.js';
import { migrate } from '../dist/libs/platform/database/index.js';
import { migrations } from '../dist/migrations/index.js';
import { fillLedger } from './ledger-verify.mjs';

const ENTRIES = Number(process.argv[2] ?? 1_000_000);
const PROJECTS = 10_000;
const STEP = '20261129T2020-ledger-by-project';
const WITH_ORGANISATION = ['ledger_entries', 'ledger_totals', 'ledger_heads'];

const home = mkdtempSync(join(tmpdir(), 'tracker-bench-'));
chmodSync(home, 0o711);
const settings = readSettings({ DATA_DIR: home, LOG_LEVEL: 'silent' });
const place = await openDatabasePlace(settings, { serve: true });
try {
  const step = migrations.findIndex(({ folder }) => folder === STEP);
  await migrate(place.ownerUrl, migrations.slice(0, step));
  const { superuserUrl } = await findRunningPostgres(join(home, 'postgres'));
  const client = new pg.Client({
    connectionString: Object.assign(new URL(superuserUrl), {
      pathname: new URL(place.appUrl).pathname,
    }).toString(),
  });
  await client.connect();
  try {
    await fillProjects(client);
    await inOrganisation(client, () => fillLedger(client, ENTRIES));
    const said = [];
    const verified = await secondsOf(() =>
      client.query('SELECT count(*) FROM verify_ledger_entries()'),
    );
    const copied = await secondsOf(() => bareCopy(client));
    const moved = await secondsOf(() =>
      migrate(place.ownerUrl, migrations.slice(0, step + 1), { say: (line) => said.push(line) }),
    );
    console.log(
      JSON.stringify({
        bench: 'move',
        entries: ENTRIES,
        rowsPerSecond: { move: Math.round(ENTRIES / moved), copy: Math.round(ENTRIES / copied) },
        ratio: Number((copied / moved).toFixed(2)),
        seconds: {
          move: Number(moved.toFixed(1)),
          ofItVerifying: Number(verified.toFixed(1)),
          copy: Number(copied.toFixed(1)),
        },
        wanted: 0.3,
        said,
      }),
    );
  } finally {
    await client.end();
  }
} finally {
  await place.close();
  rmSync(home, { recursive: true, force: true });
}

async function fillProjects(client) {
  await client.query(`SET session_replication_role = replica;
    INSERT INTO organisations (id, name) VALUES ('bench', 'bench');
    INSERT INTO projects (plan_code, column_number, item_number, name, kind, scope, tier, unit_id,
      organisation_number, flagship, place, stage)
    SELECT 'bench', 1, n, '示例 ' || n, 'investment', 'not-stated', 'standard', 'bench',
      (SELECT number FROM organisations WHERE id = 'bench'), false, 'bench', 'construction'
      FROM generate_series(1, ${PROJECTS}) n`);
}

/** Fills tables that still carry an organisation in each row. */
async function inOrganisation(client, fill) {
  const each = (sql) =>
    client.query(
      WITH_ORGANISATION.map((table) => `ALTER TABLE ${table} ALTER unit_id ${sql}`).join(';'),
    );
  await each("SET DEFAULT 'bench'");
  await fill();
  await each('DROP DEFAULT');
  await client.query('SET session_replication_role = origin');
}

/** Copies the entries and builds the indexes that the migrated table has. */
async function bareCopy(client) {
  await client.query(`CREATE TABLE bench_copy AS SELECT * FROM ledger_entries;
    ALTER TABLE bench_copy ADD PRIMARY KEY (project_id, id), ADD UNIQUE (project_id, sequence);
    CREATE INDEX ON bench_copy (id);
    CREATE INDEX ON bench_copy (reverses_id) WHERE reverses_id IS NOT NULL;
    CREATE INDEX ON bench_copy (corrects_id) WHERE corrects_id IS NOT NULL;
    CREATE UNIQUE INDEX ON bench_copy (project_id, corrects_id) WHERE corrects_id IS NOT NULL;
    DROP TABLE bench_copy`);
}

async function secondsOf(work) {
  const since = performance.now();
  await work();
  return (performance.now() - since) / 1000;
}
