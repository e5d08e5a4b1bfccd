/**
 * Measures milestones. Results are ratios within one run:
 * - float and critical path over 2,000 milestones with 6,000 links, against a bare topological pass
 *   over the same links
 * - 500 milestones re-forecast in one request, against the bare statements in one transaction: for
 *   each milestone its change and its state in the history (`ratio`), and the same as two statements
 *   over all of them (`ratioOfSets`)
 *
 *   npm run bench -- milestones [schedule] [reforecast]
 */
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { scheduleOf } from '../dist/libs/milestones/index.js';
import { openBench } from './bench-tracker.mjs';
import { median } from './load.mjs';

const MILESTONES = 2_000;
const LINKS = 6_000;
const WARM_ROUNDS = 30;
const SCHEDULE_ROUNDS = 101;
const REFORECASTS = 500;
const REFORECAST_ROUNDS = 5;

const CHANGE = `UPDATE milestones SET forecast_on = $3::date, explanation = '示例', reason = 'land',
  latest_forecast_on = greatest(latest_forecast_on, $3::date), version = version + 1
  WHERE project_id = $1 AND id = ANY ($2::uuid[])`;
const KEEP = `INSERT INTO milestone_changes (milestone_id, project_id, version, baseline_on,
    forecast_on, explanation, reason, derived, dropped, changed_by, changed_at)
  SELECT id, project_id, version, baseline_on, forecast_on, explanation, reason, derived, dropped,
    'bench', now() FROM milestones WHERE project_id = $1 AND id = ANY ($2::uuid[])`;

const ratio = (one, other) => Number((one / other).toFixed(3));
const parts = { schedule, reforecast };
const asked = Object.keys(parts).filter((part) => process.argv.includes(part));
for (const part of asked.length > 0 ? asked : Object.keys(parts))
  console.log(JSON.stringify({ bench: 'milestones', [part]: await parts[part]() }));

/** Milestones in random order, each with links from earlier ones only, so that there is no cycle. */
function invented() {
  let seed = 42;
  const random = (below) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const ids = Array.from({ length: MILESTONES }, () => randomUUID());
  const dayOf = (place) => new Date(Date.UTC(2026, 0, 1 + place)).toISOString().slice(0, 10);
  const nodes = ids
    .map((id, place) => ({ id, day: place % 50 === 49 ? null : dayOf(place), met: place < 200 }))
    .toSorted(() => random(2) - 0.5);
  const links = new Map();
  while (links.size < LINKS) {
    const [one, other] = [random(MILESTONES), random(MILESTONES)];
    if (one === other) continue;
    const [before, after] = [Math.min(one, other), Math.max(one, other)];
    links.set(`${before} ${after}`, {
      predecessorId: ids[before],
      milestoneId: ids[after],
      lagDays: random(30),
    });
  }
  return { nodes, links: [...links.values()] };
}

/** Orders the milestones after their predecessors, and does nothing else. */
function barePass(nodes, links) {
  const waits = new Map();
  const successors = new Map();
  for (const { id } of nodes) {
    waits.set(id, 0);
    successors.set(id, []);
  }
  for (const { predecessorId, milestoneId } of links) {
    successors.get(predecessorId).push(milestoneId);
    waits.set(milestoneId, waits.get(milestoneId) + 1);
  }
  const order = [];
  for (const { id } of nodes) if (waits.get(id) === 0) order.push(id);
  for (const id of order)
    for (const successor of successors.get(id)) {
      const left = waits.get(successor) - 1;
      waits.set(successor, left);
      if (left === 0) order.push(successor);
    }
  return order;
}

function schedule() {
  const { nodes, links } = invented();
  const timeOf = (work) => {
    const since = performance.now();
    work();
    return performance.now() - since;
  };
  const times = { schedule: [], bare: [] };
  for (let round = 0; round < WARM_ROUNDS + SCHEDULE_ROUNDS; round += 1) {
    const bare = timeOf(() => {
      if (barePass(nodes, links).length !== MILESTONES) throw new Error('The bare pass is wrong');
    });
    const whole = timeOf(() => {
      if (scheduleOf(nodes, links).placed.size !== MILESTONES) throw new Error('Some are missing');
    });
    if (round < WARM_ROUNDS) continue;
    times.bare.push(bare);
    times.schedule.push(whole);
  }
  const [whole, bare] = [median(times.schedule), median(times.bare)];
  const critical = [...scheduleOf(nodes, links).placed.values()].filter((one) => one.critical);
  return {
    ratio: ratio(whole, bare),
    critical: critical.length,
    milliseconds: { schedule: ratio(whole, 1), bare: ratio(bare, 1) },
  };
}

async function reforecast() {
  const bench = await openBench();
  try {
    const root = new pg.Client({ connectionString: bench.superuserUrl });
    await root.connect();
    bench.closers.push(() => root.end());
    const { rows } = await root.query(
      "SELECT id FROM projects WHERE unit_id = 'sample-transport' ORDER BY id LIMIT 1",
    );
    const projectId = rows[0].id;
    const { rows: milestones } = await root.query(
      `INSERT INTO milestones (project_id, name, baseline_on, forecast_on, created_by, created_at)
        SELECT $1, '示例 ' || n, '2027-01-01', '2027-01-01', 'bench', now()
          FROM generate_series(1, $2::int) n RETURNING id`,
      [projectId, REFORECASTS],
    );
    await root.query('ANALYZE milestones, milestone_changes');
    const officer = await bench.signIn('officer.transport@tracker.example');
    const ids = milestones.map(({ id }) => id);
    const times = { request: [], bare: [], sets: [] };
    for (let round = 0; round <= REFORECAST_ROUNDS; round += 1) {
      const day = (turn) => `2028-${String(round + 1).padStart(2, '0')}-0${turn}`;
      const request = await millisecondsOf(() =>
        send(officer, { projectId, round, on: day(1) }, ids),
      );
      const bare = await millisecondsOf(() => oneByOne(root, { projectId, on: day(2) }, ids));
      const sets = await millisecondsOf(() => asSets(root, { projectId, on: day(3) }, ids));
      if (round === 0) continue;
      times.request.push(request);
      times.bare.push(bare);
      times.sets.push(sets);
    }
    const [request, bare, sets] = [times.request, times.bare, times.sets].map(median);
    return {
      ratio: ratio(bare, request),
      ratioOfSets: ratio(sets, request),
      milliseconds: { request: Math.round(request), bare: Math.round(bare), sets: ratio(sets, 1) },
    };
  } finally {
    await bench.close();
  }
}

async function millisecondsOf(work) {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

/** Each round makes three versions: one by the request, and two by the bare statements. */
async function send(officer, { projectId, round, on }, ids) {
  const { items } = await officer.post(`/api/projects/${projectId}/milestone-forecasts`, {
    items: ids.map((id) => ({ id, version: 1 + round * 3, forecastOn: on })),
    reason: 'land',
    explanation: '征迁滞后（示例）',
  });
  if (items.some(({ milestone }) => milestone.forecastOn !== on))
    throw new Error('Not re-forecast');
}

async function oneByOne(root, { projectId, on }, ids) {
  await root.query('BEGIN');
  for (const id of ids) {
    await root.query({ name: 'change', text: CHANGE, values: [projectId, [id], on] });
    await root.query({ name: 'keep', text: KEEP, values: [projectId, [id]] });
  }
  await root.query('COMMIT');
}

async function asSets(root, { projectId, on }, ids) {
  await root.query('BEGIN');
  await root.query(CHANGE, [projectId, ids, on]);
  await root.query(KEEP, [projectId, ids]);
  await root.query('COMMIT');
}
