/**
 * Measures change requests. Results are ratios within one run:
 * - deciding 1,000 requests in one call, against the bare statements that apply them: the entry, the
 *   head of its chain, its total and the state of the request, in one transaction for each
 * - the list of what waits for a manager at 100,000 waiting requests, against 1,000
 *
 *   node tools/build.mjs --server-only && node bench/approvals.mjs [decide] [list]
 */
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { openBench } from './bench-tracker.mjs';
import { median } from './load.mjs';

const DECIDED = 1_000;
const ROUNDS = 3;
const [FEW, MANY] = [1_000, 100_000];
const READS = 15;

const hex = () => `${randomUUID()}${randomUUID()}`.replaceAll('-', '');
const ratio = (one, other) => Number((one / other).toFixed(3));
const secondsOf = async (work) => {
  const since = performance.now();
  await work();
  return (performance.now() - since) / 1000;
};

const bench = await openBench();
try {
  const superuser = new pg.Pool({ connectionString: bench.superuserUrl, max: 16 });
  bench.closers.push(() => superuser.end());
  const { rows: projects } = await superuser.query(
    "SELECT id, unit_id FROM projects WHERE unit_id = 'sample-transport' ORDER BY id",
  );
  const officer = await bench.signIn('officer.transport@tracker.example');
  const manager = await bench.signIn('manager.transport@tracker.example');
  const parts = {
    decide: () => decide({ superuser, projects, officer, manager }),
    list: () => list({ superuser, projects, manager }),
  };
  const asked = Object.keys(parts).filter((part) => process.argv.includes(part));
  for (const part of asked.length > 0 ? asked : Object.keys(parts))
    console.log(JSON.stringify({ bench: 'approvals', [part]: await parts[part]() }));
} finally {
  await bench.close();
}

/**
 * Files requests that differ in project, month or series, so that none warns of another and all are
 * decided by the one call.
 */
async function file({ officer, projects }, round) {
  const ids = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      while (next < DECIDED) {
        const index = next;
        next += 1;
        const within = Math.floor(index / projects.length);
        const month = within % 60;
        const { id } = await officer.post(
          `/api/projects/${projects[index % projects.length].id}/ledger-entries`,
          {
            series: ['completed', 'funds', 'paid'][Math.floor(within / 60) % 3],
            month: `${2021 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
            amountFen: String(100_000 + round * DECIDED + index),
            fundingSource: 'municipal',
            unitConfirmed: true,
            repeatConfirmed: true,
          },
        );
        ids.push(id);
      }
    }),
  );
  return ids;
}

async function decide(on) {
  const ratios = [];
  const rates = { kernel: [], bare: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const ids = await file(on, round);
    let refused = 0;
    const kernel = await secondsOf(async () => {
      const { items } = await on.manager.post('/api/change-requests/decisions', {
        ids,
        decision: 'approved',
      });
      refused = items.filter(({ code }) => code !== null).length;
    });
    if (refused > 0) throw new Error(`${refused} of ${DECIDED} were refused`);
    const bare = await secondsOf(() => bareStatements(on.superuser, ids));
    rates.kernel.push(DECIDED / kernel);
    rates.bare.push(DECIDED / bare);
    ratios.push(bare / kernel);
  }
  return {
    ratio: ratio(median(ratios), 1),
    perSecond: {
      kernel: Math.round(median(rates.kernel)),
      bare: Math.round(median(rates.bare)),
    },
  };
}

/** Applies copies of the same requests by their statements alone, one transaction for each. */
async function bareStatements(superuser, ids) {
  const { rows } = await superuser.query(
    'SELECT * FROM ledger_entries WHERE proposal_id = ANY ($1::uuid[])',
    [ids],
  );
  await superuser.query(
    `CREATE TABLE IF NOT EXISTS bare_entries (LIKE ledger_entries INCLUDING ALL)`,
  );
  const columns = Object.keys(rows[0]);
  const insert = `INSERT INTO bare_entries (${columns.join(', ')})
    VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})`;
  const client = await superuser.connect();
  try {
    for (const [index, row] of rows.entries()) {
      const copy = {
        ...row,
        id: randomUUID(),
        hash: hex(),
        previous_hash: hex(),
        sequence: String(BigInt(row.sequence) + BigInt(index + 1) * 1_000_000n),
      };
      await client.query('BEGIN');
      await client.query({ name: 'bare', text: insert, values: columns.map((name) => copy[name]) });
      await client.query({
        name: 'head',
        text: 'UPDATE ledger_heads SET head_hash = head_hash WHERE project_id = $1',
        values: [row.project_id],
      });
      await client.query({
        name: 'total',
        text: 'UPDATE ledger_totals SET amount_fen = amount_fen WHERE project_id = $1 AND month = $2 AND series = $3',
        values: [row.project_id, row.month, row.series],
      });
      await client.query({
        name: 'request',
        text: 'UPDATE change_requests SET reason = reason WHERE id = $1',
        values: [row.proposal_id],
      });
      await client.query('COMMIT');
    }
  } finally {
    client.release();
  }
}

async function list({ superuser, projects, manager }) {
  const {
    rows: [author],
  } = await superuser.query(
    "SELECT id FROM people WHERE email = 'officer.transport@tracker.example'",
  );
  const fill = async (from, to) => {
    await superuser.query(
      `WITH heads AS (
         INSERT INTO change_requests (kind, subject_kind, subject_id, state, payload, projects,
           review, authors, created_at, submitted_by, submitted_at)
         SELECT 'ledger-entries', 'ledger-entry', gen_random_uuid()::text, 'submitted',
           '{"form": "posting", "entries": 1, "completedFen": "100", "fundsFen": "0", "paidFen": "0"}',
           1, '[{"relation": "any", "decides": "manager"}]', ARRAY[$4::text],
           now() - make_interval(secs => n), $4, now() FROM generate_series($1::int, $2) n
         RETURNING id)
       INSERT INTO change_request_projects (project_id, change_request_id, months)
       SELECT ($3::uuid[])[1 + (row_number() OVER ())::int % cardinality($3::uuid[])], id, '{2025-06}'
         FROM heads`,
      [from, to, projects.map(({ id }) => id), author.id],
    );
    await superuser.query('ANALYZE change_requests, change_request_projects');
  };
  const read = async () => {
    const times = [];
    for (let turn = 0; turn < READS; turn += 1)
      times.push(await secondsOf(() => manager.get('/api/change-requests?mine=decide&limit=50')));
    return median(times.slice(3)) * 1000;
  };
  await fill(1, FEW);
  const few = await read();
  await fill(FEW + 1, MANY);
  const many = await read();
  return {
    ratio: ratio(many, few),
    milliseconds: { few: Math.round(few), many: Math.round(many) },
  };
}
