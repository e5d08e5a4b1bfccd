/**
 * Measures the spend report on a large ledger with parents and sub-projects, for the whole city and
 * for one organisation. The present renderer is compared, in alternation, with the second one, which
 * takes names of today and neither filters nor further groupings. `--explain` prints the
 * query plans.
 *
 *   node tools/build.mjs --server-only && node bench/spend.mjs [--entries 300000] [--explain]
 */
import 'reflect-metadata';
import pg from 'pg';
import { spendReport } from '../dist/libs/reports/index.js';
import { rendererOf } from '../dist/libs/reports/renderers/renderers.js';
import { Database, serviceScope } from '../dist/libs/platform/database/index.js';
import { openBench } from './bench-tracker.mjs';
import { fillUnchained, joinFamilies } from './fill-ledger.mjs';
import { median } from './load.mjs';

const ROUNDS = 7;
const given = process.argv.indexOf('--entries');
const ENTRIES = given < 0 ? 300_000 : Number(process.argv[given + 1]);
const EVERYWHERE = serviceScope('bench');
const QUESTIONS = {
  'five years by project, year and source': {
    period: { from: '2021-01-01', to: '2025-12-31' },
    groupBy: ['project', 'year', 'source'],
  },
  'five years by year': { period: { from: '2021-01-01', to: '2025-12-31' }, groupBy: ['year'] },
  'one month by project': {
    period: { from: '2025-06-01', to: '2025-06-30' },
    groupBy: ['project'],
  },
};

const bench = await openBench();
try {
  await fillUnchained(bench.superuserUrl, ENTRIES, { projects: 'all' });
  const families = await joinFamilies(bench.superuserUrl);
  const database = new Database(bench.source);
  console.log(JSON.stringify({ bench: 'spend', entries: ENTRIES, ...families }));
  for (const [name, question] of Object.entries(QUESTIONS)) {
    for (const [reader, scope] of Object.entries({ city: EVERYWHERE, unit: await oneUnit() }))
      console.log(
        JSON.stringify({ question: name, reader, ...(await measure(database, scope, question)) }),
      );
    if (process.argv.includes('--explain')) await explain(database, question);
  }
} finally {
  await bench.close();
}

/** Returns an access scope that contains only the organisation with the most projects. */
async function oneUnit() {
  const client = new pg.Client({ connectionString: bench.superuserUrl });
  await client.connect();
  const { rows } = await client.query(
    'SELECT unit_id AS id FROM projects GROUP BY unit_id ORDER BY count(*) DESC, unit_id LIMIT 1',
  );
  await client.end();
  return { ...EVERYWHERE, sees: [rows[0].id] };
}

/** Returns the median time of each renderer in milliseconds, after one warm-up round. */
async function measure(database, scope, question) {
  const took = { second: [], third: [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, renderer] of [
      ['second', 2],
      ['third', 3],
    ]) {
      const since = performance.now();
      await spendReport(database, scope, { ...question, knownAt: null, renderer });
      if (round > 0) took[name].push(performance.now() - since);
    }
  }
  const [second, third] = [median(took.second), median(took.third)].map((ms) => Math.round(ms));
  return { milliseconds: { second, third }, thirdBySecond: Number((third / second).toFixed(2)) };
}

async function explain(database, { period, groupBy }) {
  const spend = { period, groupBy, knownAt: new Date(), filters: {}, unit: 'yuan' };
  for (const renderer of [2, 3]) {
    const { sql, parameters } = rendererOf(renderer).rows({ ...spend, renderer });
    const plan = await database.read(EVERYWHERE, (tx) =>
      tx.query(`EXPLAIN (ANALYZE, BUFFERS) ${sql}`, parameters),
    );
    console.log(`renderer ${renderer}\n${plan.map((line) => line['QUERY PLAN']).join('\n')}`);
  }
}
