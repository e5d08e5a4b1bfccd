/**
 * Measures the spend report over an invented city, for readers of different scope, against a plain
 * SQL sum over all entries in the same run. Every report is read in turn with the plain sum; the
 * ratio is that of the medians. The rows of the report and of the plain sum are compared for the
 * reader who sees the whole city.
 *
 *   npm run bench -- reports [--entries=1000000] [--projects=10000] [--rounds=5]
 */
import 'reflect-metadata';
import pg from 'pg';
import { spendReport } from '../dist/libs/reports/index.js';
import { Database, serviceScope } from '../dist/libs/platform/database/index.js';
import { openBench } from './bench-tracker.mjs';
import { fillCity } from './fill-city.mjs';
import { median } from './load.mjs';

const numberOf = (name, otherwise) =>
  Number(process.argv.find((word) => word.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise);
const ENTRIES = numberOf('entries', 1_000_000);
const PROJECTS = numberOf('projects', 10_000);
const ROUNDS = numberOf('rounds', 5);
const ORGANISATIONS = 219;
const PERIOD = { from: '2021-01-01', to: '2025-12-31' };
const AS_OF = [null, new Date('2024-03-15T03:00:00Z')];
const GROUPINGS = [['year', 'source'], ['organisation'], ['column'], ['flagship'], ['quarter']];
const RAW = `SELECT left(month, 4), funding_source, sum(amount_fen) FILTER (WHERE series = 'completed'),
  sum(amount_fen) FILTER (WHERE series = 'funds'), sum(amount_fen) FILTER (WHERE series = 'paid'),
  count(*) FROM ledger_entries GROUP BY 1, 2 ORDER BY 1, 2`;

const bench = await openBench();
try {
  const root = new pg.Client({ connectionString: bench.superuserUrl });
  await root.connect();
  bench.closers.push(() => root.end());
  const organisations = await fillCity(root, {
    projects: PROJECTS,
    organisations: ORGANISATIONS,
    entries: ENTRIES,
  });
  const city = serviceScope('bench');
  const readers = {
    city,
    '200 organisations': { ...city, sees: organisations.slice(0, 200) },
    bureau: { ...city, sees: organisations.slice(0, 1) },
  };
  const database = new Database(bench.source);
  for (const groupBy of GROUPINGS)
    for (const knownAt of AS_OF)
      for (const [reader, scope] of Object.entries(readers))
        console.log(
          JSON.stringify({
            bench: 'reports',
            groupBy: groupBy.join(' × '),
            knownAt: knownAt === null ? 'now' : 'an instant',
            reader,
            entries: ENTRIES,
            ...(await compare(root, () =>
              spendReport(database, scope, { period: PERIOD, groupBy, knownAt }),
            )),
          }),
        );
} finally {
  await bench.close();
}

/** Times a report and the plain sum in turn, after a first round that does not count. */
async function compare(client, report) {
  const took = { raw: [], report: [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const began = performance.now();
    await client.query(RAW);
    const between = performance.now();
    await report();
    if (round === 0) continue;
    took.raw.push(between - began);
    took.report.push(performance.now() - between);
  }
  const [raw, own] = [median(took.raw), median(took.report)];
  return {
    rawMs: Number(raw.toFixed(1)),
    reportMs: Number(own.toFixed(1)),
    ratio: Number((own / raw).toFixed(3)),
  };
}
