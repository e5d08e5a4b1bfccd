/**
 * Measures the daily evaluation of the alert rules ("scan") over an invented portfolio (示例).
 * Results are ratios within one run. Measured are:
 * - an ordinary morning, against plain SQL that finds the same open alerts from milestones and raw
 *   entries. The previous day's entries (in one project of a hundred) are evaluated beforehand, so
 *   that the scan only has to react to the new date
 * - the same with a tenth of the projects, and the exponent of growth from both
 * - the evaluation of 100 changed projects at both sizes
 * - the more expensive mornings: the very first one, and the first of a month, when every rule that
 *   counts months is evaluated again
 * - thousands of projects that become overdue in one night, and the memory that the process uses
 *   afterwards
 *
 *   node tools/build.mjs --server-only && node bench/alerts.mjs [--large]
 *
 * `--large` uses ten times the size: 20,000 projects and 10 million entries. `--projects=N` sets
 * any other size, `--rounds=N` the number of mornings (seven by default).
 */
import 'reflect-metadata';
import pg from 'pg';
import {
  composeDigests,
  evaluateChangedProjects,
  scanPortfolio,
} from '../dist/libs/alerts/index.js';
import { FixedClock } from '../dist/libs/platform/clock/index.js';
import { Database } from '../dist/libs/platform/database/index.js';
import { addOverdue, changeSome, fillPortfolio } from './alerts-portfolio.mjs';
import { bareAlerts } from './bare-alerts.mjs';
import { openBench } from './bench-tracker.mjs';
import { median } from './load.mjs';

const asked = Number(process.argv.find((word) => word.startsWith('--projects='))?.split('=')[1]);
const BIG = asked || (process.argv.includes('--large') ? 20_000 : 2_000);
const ROUNDS = Number(
  process.argv.find((word) => word.startsWith('--rounds='))?.split('=')[1] ?? 7,
);
const TOUCHED = 100;
const OVERDUE = 5_000;
const share = (one, other) => Number((one / other).toFixed(3));
const round = (ms) => Math.round(ms * 10) / 10;
const settings = { publicUrl: 'http://localhost' };

const bench = await openBench();
try {
  const database = new Database(bench.source);
  const root = new pg.Client({ connectionString: bench.superuserUrl });
  await root.connect();
  bench.closers.push(() => root.end());
  const small = await measure(BIG / 10);
  const big = await measure(BIG);
  const report = (name, facts) =>
    console.log(JSON.stringify({ bench: 'alerts', part: name, ...facts }));
  report('daily scan', {
    projects: BIG,
    entries: big.entries,
    standing: big.standing,
    evaluated: big.evaluated,
    scanMs: round(big.scan),
    bareMs: round(big.bare),
    ratio: share(big.scan, big.bare),
    wanted: 0.1,
    sameAlerts: big.same,
  });
  report('growth', {
    projects: [BIG / 10, BIG],
    scanMs: [round(small.scan), round(big.scan)],
    exponent: Number(Math.log10(big.scan / small.scan).toFixed(2)),
    wanted: 1,
  });
  report('100 touched', {
    ms: [round(small.touched), round(big.touched)],
    ratio: share(big.touched, small.touched),
  });
  report('dearer mornings', {
    firstMs: round(big.first),
    firstOfMonthMs: round(big.month),
    againstBare: [share(big.first, big.bare), share(big.month, big.bare)],
  });
  report('one night', await night());

  /**
   * Measures a portfolio of `projects` projects: the first evaluation ever, mornings after a change
   * of one project in a hundred, and the first day of a month.
   */
  async function measure(projects) {
    const entries = await fillPortfolio(root, projects);
    let day = Date.parse('2026-11-02T00:35:00Z');
    const clock = new FixedClock(new Date(day));
    const nextMorning = () => {
      clock.set(new Date((day += 86_400_000)));
    };
    const first = await timed(() => scanPortfolio(database, clock));
    // Vacuums now. Otherwise PostgreSQL's autovacuum could start during the measurement and slow
    // down only the program or only the plain SQL that it is compared with.
    await root.query('VACUUM ANALYZE');
    const [scan, bare, touched, evaluated] = [[], [], [], []];
    let same = true;
    for (let pass = 0; pass < ROUNDS; pass += 1) {
      await changeSome(root, Math.ceil(projects / 100));
      await evaluateChangedProjects(database, clock, settings);
      nextMorning();
      scan.push(
        await timed(async () => {
          evaluated.push((await scanPortfolio(database, clock)).projects);
        }),
      );
      let found;
      bare.push(
        await timed(async () => {
          found = await bareAlerts(root, clock.today());
        }),
      );
      same &&= await standingIs(found);
      // Composes the digest mails outside the timed parts, so that their work counts neither for
      // the program nor for the plain SQL that it is compared with.
      await composeDigests(database, clock, { settings, urgentOnly: false });
      await root.query(
        `INSERT INTO project_changes (project_id, cause) SELECT id, 'ledger'
          FROM projects WHERE plan_code = 'bench' ORDER BY id LIMIT ${TOUCHED}`,
      );
      touched.push(await timed(() => evaluateChangedProjects(database, clock, settings)));
    }
    clock.set('2026-12-01T00:35:00Z');
    const month = await timed(() => scanPortfolio(database, clock));
    same &&= await standingIs(await bareAlerts(root, clock.today()));
    const {
      rows: [{ standing }],
    } = await root.query(
      "SELECT count(*)::int AS standing FROM alerts WHERE state IN ('open', 'acknowledged', 'snoozed')",
    );
    return {
      entries,
      first,
      month,
      scan: median(scan),
      bare: median(bare),
      touched: median(touched),
      evaluated: median(evaluated),
      same,
      standing,
    };
  }

  /**
   * Checks whether the program's open alerts are the same as `found`, the alerts that plain SQL has
   * computed.
   */
  async function standingIs(found) {
    const { rows } = await root.query(
      "SELECT rule || ':' || coalesce(inputs ->> 'milestoneId', project_id::text) AS key FROM alerts WHERE state IN ('open', 'acknowledged', 'snoozed')",
    );
    const standing = new Set(rows.map((row) => row.key));
    return standing.size === found.length && found.every((key) => standing.has(key));
  }

  async function night() {
    const units = await addOverdue(root, OVERDUE);
    const options = { settings, urgentOnly: false };
    const eve = new FixedClock('2026-12-07T00:35:00Z');
    await scanPortfolio(database, eve);
    await composeDigests(database, eve, options);
    const clock = new FixedClock('2026-12-08T00:35:00Z');
    const heapBefore = settledHeapMb();
    let raised = 0;
    let digests = [];
    const scanMs = await timed(async () => {
      raised = (await scanPortfolio(database, clock)).raised.filter(
        (alert) => alert.rule === 'milestone-overdue',
      ).length;
    });
    const digestMs = await timed(async () => {
      digests = await composeDigests(database, clock, options);
    });
    const {
      rows: [{ managers }],
    } = await root.query(
      "SELECT count(DISTINCT person_id)::int AS managers FROM memberships WHERE role = 'manager' AND unit_id = ANY ($1)",
      [units],
    );
    return {
      projects: OVERDUE,
      raised,
      units: units.length,
      managers,
      digests: digests.length,
      scanMs: round(scanMs),
      digestMs: round(digestMs),
      heapMb: [heapBefore, settledHeapMb()],
    };
  }
} finally {
  await bench.close();
}

async function timed(work) {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

/** Returns the heap size in megabytes after garbage collection; inexact without `--expose-gc`. */
function settledHeapMb() {
  globalThis.gc?.();
  return Math.round(process.memoryUsage().heapUsed / 1e6);
}
