/**
 * Measures the ledger. Results are ratios within one run:
 * - entries posted one by one through HTTP, 16 in parallel (session, access policy, hash chain,
 *   totals, audit log, outbox), against a plain INSERT of the same row
 * - 10,000 entries in one request, against COPY of the same rows into a table with the same keys
 * - reading current totals with many entries (`--large`: ten million), against a hundredth of them
 *
 *   node tools/build.mjs --server-only && node bench/ledger.mjs [single] [batch] [totals] [--large]
 */
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { currentTotals, postEntries } from '../dist/libs/ledger/index.js';
import { serviceActor } from '../dist/libs/identity/index.js';
import { SystemClock } from '../dist/libs/platform/clock/index.js';
import { Database, serviceScope } from '../dist/libs/platform/database/index.js';
import { openBench } from './bench-tracker.mjs';
import { fillUnchained } from './fill-ledger.mjs';
import { median } from './load.mjs';

const ROUNDS = 7;
const SINGLES = 320;
const AT_ONCE = 16;
const BATCH = 10_000;
const BATCH_ROUNDS = 5;
const [SMALL, BIG] = process.argv.includes('--large') ? [100_000, 10_000_000] : [10_000, 1_000_000];

const hex = () => `${randomUUID()}${randomUUID()}`.replaceAll('-', '');
const share = (one, other) => Number((one / other).toFixed(3));
const rounded = (figures) =>
  Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, Math.round(figure)]));

const bench = await openBench();
try {
  const superuser = new pg.Pool({ connectionString: bench.superuserUrl, max: AT_ONCE });
  bench.closers.push(() => superuser.end());
  const { rows: projects } = await superuser.query(
    "SELECT id, unit_id FROM projects WHERE unit_id = 'sample-transport' ORDER BY id",
  );
  await superuser.query('CREATE TABLE bare_entries (LIKE ledger_entries INCLUDING ALL)');
  for (const constraint of await foreignKeys(superuser))
    await superuser.query(`ALTER TABLE bare_entries ADD ${constraint}`);
  const parts = {
    single: () => singles(superuser, projects),
    batch: () => batches(superuser, projects),
    totals,
  };
  const asked = Object.keys(parts).filter((part) => process.argv.includes(part));
  for (const part of asked.length > 0 ? asked : Object.keys(parts))
    console.log(JSON.stringify({ bench: 'ledger', [part]: await parts[part]() }));
} finally {
  await bench.close();
}

/**
 * Returns the foreign keys of the ledger table, to be added to the table with which it is compared.
 * Foreign keys that refer to the ledger itself are left out.
 */
async function foreignKeys(superuser) {
  const { rows } = await superuser.query(
    "SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conrelid = 'ledger_entries'::regclass AND contype = 'f'",
  );
  return rows.map((row) =>
    row.definition.replaceAll('REFERENCES ledger_entries', 'REFERENCES bare_entries'),
  );
}

/**
 * Runs `work` `count` times, `atOnce` of them in parallel, and returns how many were completed per
 * second.
 */
async function rate(count, atOnce, work) {
  let next = 0;
  const since = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count) {
        next += 1;
        await work(next - 1);
      }
    }),
  );
  return count / ((performance.now() - since) / 1000);
}

async function singles(superuser, projects) {
  const officer = await bench.signIn('officer.transport@tracker.example');
  const manager = await bench.signIn('manager.transport@tracker.example');
  const done = { filed: [], approved: [], bare: [] };
  const proposals = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    proposals.length = 0;
    const filed = () =>
      rate(SINGLES, AT_ONCE, async (index) => {
        const body = {
          series: 'paid',
          month: '2025-06',
          amountFen: String(100_000 + round * SINGLES + index),
          fundingSource: 'municipal',
          note: 'bench',
        };
        proposals.push(
          (
            await officer.post(
              `/api/projects/${projects[index % projects.length].id}/ledger-entries`,
              body,
            )
          ).id,
        );
      });
    const approved = () =>
      rate(SINGLES, AT_ONCE, async (index) => {
        await manager.post(`/api/ledger-proposals/${proposals[index]}/approval`);
      });
    const bare = async () => {
      const { rows } = await superuser.query(
        'SELECT * FROM ledger_entries ORDER BY recorded_at DESC LIMIT $1',
        [SINGLES],
      );
      const columns = Object.keys(rows[0]);
      const text = `INSERT INTO bare_entries (${columns.join(', ')})
        VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})`;
      return rate(SINGLES, AT_ONCE, async (index) => {
        const row = {
          ...rows[index],
          id: randomUUID(),
          hash: hex(),
          previous_hash: hex(),
          sequence: String(BigInt(rows[index].sequence) + BigInt(round + 1) * 1_000_000n),
        };
        await superuser.query({ name: 'bare', text, values: columns.map((column) => row[column]) });
      });
    };
    done.filed.push(await filed());
    done.approved.push(await approved());
    done.bare.push(await bare());
  }
  const [filed, approved, bare] = ['filed', 'approved', 'bare'].map((name) =>
    median(done[name].slice(1)),
  );
  const both = 1 / (1 / filed + 1 / approved);
  return {
    perSecond: rounded({ filed, approved, filedAndApproved: both, bareInsert: bare }),
    enteringByInsert: share(approved, bare),
    filedAndApprovedByInsert: share(both, bare),
    wanted: 0.06,
  };
}

async function batches(superuser, projects) {
  const manager = await bench.signIn('manager.transport@tracker.example');
  const database = new Database(bench.source);
  const postings = Array.from({ length: BATCH }, (_, index) => ({
    projectId: projects[index % projects.length].id,
    posting: {
      series: 'completed',
      month: `202${1 + (index % 5)}-${String(1 + (index % 12)).padStart(2, '0')}`,
      amountFen: 1_000_000n + BigInt(index),
      fundingSource: 'municipal',
      note: 'bench',
    },
  }));
  const done = { filed: [], approved: [], copied: [] };
  const grownMiB = [];
  for (let round = 0; round < BATCH_ROUNDS; round += 1) {
    let proposal;
    done.filed.push(
      await rowsPerSecond(async () => {
        proposal = await postEntries(
          database,
          new SystemClock(),
          serviceActor('bench'),
          postings,
          null,
        );
      }),
    );
    const before = process.memoryUsage().rss;
    done.approved.push(
      await rowsPerSecond(() => manager.post(`/api/ledger-proposals/${proposal.id}/approval`)),
    );
    grownMiB.push((process.memoryUsage().rss - before) / 2 ** 20);
    done.copied.push(await copyOf(superuser, proposal.id));
  }
  const [filed, approved, copied] = ['filed', 'approved', 'copied'].map((name) =>
    median(done[name].slice(1)),
  );
  const both = 1 / (1 / filed + 1 / approved);
  return {
    rowsPerSecond: rounded({ filed, approved, filedAndApproved: both, copy: copied }),
    enteringByCopy: share(approved, copied),
    filedAndApprovedByCopy: share(both, copied),
    grownMiB: Math.round(median(grownMiB.slice(1))),
    wanted: 0.1,
  };
}

async function rowsPerSecond(work) {
  const since = performance.now();
  await work();
  return BATCH / ((performance.now() - since) / 1000);
}

/**
 * Measures what posting entries is compared with: copies the same rows with COPY from a file of the
 * database server into a table with the same keys, checks and foreign keys.
 */
async function copyOf(superuser, proposalId) {
  const client = await superuser.connect();
  const file = `/tmp/tracker-bench-${process.pid}.copy`;
  try {
    await client.query('TRUNCATE bare_entries');
    await client.query(
      `COPY (SELECT * FROM ledger_entries WHERE proposal_id = '${proposalId}') TO '${file}'`,
    );
    return await rowsPerSecond(() => client.query(`COPY bare_entries FROM '${file}'`));
  } finally {
    client.release();
  }
}

/**
 * Queries the current totals of two installations in turn, of which one has a hundred times the
 * entries of the other, and compares the times.
 */
async function totals() {
  const big = await openBench();
  try {
    await fillUnchained(bench.superuserUrl, SMALL);
    await fillUnchained(big.superuserUrl, BIG);
    const ask = async (tracker) => {
      const database = new Database(tracker.source);
      const [{ id }] = await database.read(serviceScope('bench'), (tx) =>
        tx.query('SELECT project_id AS id FROM ledger_heads ORDER BY entries DESC LIMIT 1'),
      );
      const since = performance.now();
      for (let asked = 0; asked < 200; asked += 1)
        await database.read(serviceScope('bench'), (tx) => currentTotals(tx, id));
      return (performance.now() - since) / 200;
    };
    const took = { small: [], big: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      took.small.push(await ask(bench));
      took.big.push(await ask(big));
    }
    const [small, large] = [median(took.small.slice(1)), median(took.big.slice(1))];
    return {
      entries: { small: SMALL, big: BIG },
      milliseconds: { small: Number(small.toFixed(2)), big: Number(large.toFixed(2)) },
      bigBySmall: share(large, small),
      wanted: 1.5,
    };
  } finally {
    await big.close();
  }
}
