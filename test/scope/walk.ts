import { expect } from '@jest/globals';
import { aCostFigure } from '../builders/filings.js';
import { ApiClient, type Answered } from '../harness/api-client.js';
import type { BootedTracker } from '../harness/booted-tracker.js';
import { Oracle } from './oracle.js';
import { settleWorld, type WalkedProject, type Walker, WALKERS } from './world.js';

/** A repeatable stream of choices, so that a failing walk can be walked again. */
function choices(seed: number): <T>(from: readonly T[]) => T {
  let state = seed >>> 0;
  return (from) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return from[state % from.length] as (typeof from)[number];
  };
}

/** A step that went another way than the oracle says. */
export interface Trespass { walker: string; step: string; expected: string; got: string }

interface Walking { walker: Walker; client: ApiClient }
/** What somebody proposed and nobody has decided about, as far as the walk knows. */
interface Waiting { id: string; filer: Walker; project: WalkedProject; fen: bigint; reversible: boolean }
interface Walk { oracle: Oracle; pick: ReturnType<typeof choices>; trespasses: Trespass[]; steps: number; policies: boolean; milestoneOf: Map<string, string>; waiting: Waiting[] }

/**
 * Walks at random over people, routes and units and compares each answer with the oracle's.
 * @param policies false when the first wall is down; a write that only it explains may then fail as 403 or 404.
 * @param atOnce how many people walk at the same time.
 */
export async function walk(tracker: BootedTracker, { seed, rounds, atOnce, policies = true }: { seed: number; rounds: number; atOnce: number; policies?: boolean }): Promise<Walk> {
  const { password, projects } = await settleWorld(tracker);
  const on: Walk = { oracle: new Oracle(projects), pick: choices(seed), trespasses: [], steps: 0, policies, milestoneOf: new Map(), waiting: [] };
  const people: Walking[] = [];
  for (const walker of WALKERS) {
    const client = new ApiClient(tracker.url);
    expect((await client.signIn(walker.email, password)).status).toBe(201);
    people.push({ walker, client });
  }
  for (let round = 0; round < rounds; round += 1) {
    const group = Array.from({ length: atOnce }, (_, index) => people[(round * atOnce + index) % people.length] as Walking);
    await Promise.all(group.map((person) => step(on, person)));
  }
  for (const person of people) await sums(on, person);
  return on;
}

const deeds: readonly ((on: Walk, person: Walking, project: WalkedProject) => Promise<void>)[] = [
  async (on, person, project) => reads(on, person, project, `/api/projects/${project.id}`),
  async (on, person, project) => reads(on, person, project, `/api/projects/${project.id}/milestones`),
  async (on, person, project) => reads(on, person, project, `/api/projects/${project.id}/ledger-entries`),
  async (on, person, project) => reads(on, person, project, `/api/projects/${project.id}/cost-chain`),
  async (on, person, project) => reads(on, person, project, `/api/projects/${project.id}/budget-filings`),
  async (on, person, project) => reads(on, person, project, `/api/projects/${project.id}/funding-matrix`),
  async (on, person, project) => reads(on, person, project, `/api/projects/${project.id}/layers`),
  async (on, person, project) => wrote(on, person, project, 'file a cost', await person.client.post(`/api/projects/${project.id}/cost-filings`, aCostFigure())),
  async (on, person, project) => {
    const answer = await person.client.post(`/api/projects/${project.id}/ledger-entries`, { series: 'paid', month: '2025-03', amountFen: '7', fundingSource: 'municipal' });
    wrote(on, person, project, 'post an entry', answer);
    if (answer.status === 201) on.waiting.push({ id: answer.body.id, filer: person.walker, project, fen: 7n, reversible: true });
  },
  decides, decides, decides,
  async (on, person, project) => {
    const answer = await person.client.post(`/api/projects/${project.id}/milestones`, { name: '随机', baselineOn: '2027-01-01' });
    wrote(on, person, project, 'create a milestone', answer);
    if (answer.status === 201) on.milestoneOf.set(project.id, String(answer.body.id));
  },
  async (on, person, project) => {
    const id = on.milestoneOf.get(project.id);
    if (!id) return;
    reply(on, person, `read milestone of ${project.unit}`, on.oracle.sees(person.walker, project) ? [200] : [404], await person.client.get(`/api/milestones/${id}`));
    const answer = await person.client.patch(`/api/milestones/${id}`, { forecastOn: '2027-02-02', explanation: 'x' }, { headers: { 'if-match': '"v999"' } });
    const stale = on.oracle.writes(person.walker, project) ? [412] : on.oracle.sees(person.walker, project) ? [403] : [404];
    reply(on, person, `edit milestone of ${project.unit}`, stale, answer);
  },
  async (on, person) => {
    const seen = new Set<string>();
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body, status } = await person.client.get(`/api/projects?limit=200${cursor ? `&cursor=${cursor}` : ''}`);
      if (status !== 200) return reply(on, person, 'list projects', [200], { status } as Answered);
      for (const item of body.items) seen.add(item.id);
      cursor = body.nextCursor;
    }
    same(on, person, 'list of projects', on.oracle.visible(person.walker), seen);
  },
  async (on, person) => {
    const { body } = await person.client.get('/api/plan-items?limit=200');
    same(on, person, 'projects named by the plan', on.oracle.visible(person.walker), new Set(body.items.flatMap((item: any) => item.projectIds)));
  },
  async (on, person) => {
    const { body, status } = await person.client.get('/api/alerts?limit=200');
    const visible = on.oracle.visible(person.walker);
    const foreign = status === 200 ? body.items.filter((alert: any) => !visible.has(alert.projectId)) : [];
    same(on, person, 'alerts of other units', new Set(), new Set(foreign.map((alert: any) => alert.projectId)));
  },
];

async function step(on: Walk, person: Walking): Promise<void> {
  const deed = on.pick(deeds);
  const project = on.pick(on.oracle.projects);
  on.steps += 1;
  await deed(on, person, project);
}

async function reads(on: Walk, person: Walking, project: WalkedProject, path: string): Promise<void> {
  reply(on, person, `read ${path} of ${project.unit}`, on.oracle.sees(person.walker, project) ? [200] : [404], await person.client.get(path));
}

/** Reads and approves something that waits; whoever gets it into the ledger proposes to take it back. */
async function decides(on: Walk, person: Walking): Promise<void> {
  const { oracle, waiting } = on;
  if (waiting.length === 0) return;
  const proposal = on.pick(waiting);
  const { project, filer } = proposal;
  reply(on, person, `read a proposal of ${project.unit}`, oracle.sees(person.walker, project) ? [200] : [404], await person.client.get(`/api/ledger-proposals/${proposal.id}`));
  const answer = await person.client.post(`/api/ledger-proposals/${proposal.id}/approval`, undefined);
  const may = filer !== person.walker && (on.policies ? oracle.manages(person.walker, project) : oracle.writes(person.walker, project));
  reply(on, person, `approve a proposal of ${project.unit}`, may ? [201, 409] : oracle.sees(person.walker, project) ? (on.policies ? [403] : [403, 409]) : [404], answer);
  if (answer.status !== 201) return;
  oracle.posted(project, proposal.fen);
  waiting.splice(waiting.indexOf(proposal), 1);
  if (!proposal.reversible) return;
  const { body } = await person.client.get(`/api/ledger-proposals/${proposal.id}/entries`);
  const reversal = await person.client.post(`/api/ledger-entries/${body.items[0].entryId}/reversal`, { reason: 'x' });
  wrote(on, person, project, 'propose to reverse it', reversal);
  if (reversal.status === 201) waiting.push({ id: reversal.body.id, filer: person.walker, project, fen: -proposal.fen, reversible: false });
}

function wrote(on: Walk, person: Walking, project: WalkedProject, what: string, answer: Answered): void {
  const { oracle } = on;
  const allowed = oracle.writes(person.walker, project) ? [201] : oracle.sees(person.walker, project) ? [403] : [404];
  reply(on, person, `${what} in ${project.unit}`, allowed, answer);
}

async function sums(on: Walk, person: Walking): Promise<void> {
  const answer = await person.client.get('/api/reports/spend?period=2021..2026&groupBy=project');
  if (!on.oracle.reports(person.walker)) {
    if (on.policies) reply(on, person, 'spend report', [403], answer);
    else same(on, person, 'rows of a report', new Set(), new Set(answer.body.rows?.map((row: any) => row.projectId) ?? []));
    return;
  }
  reply(on, person, 'spend report', [200], answer);
  const got = String(answer.body.totals?.paidFen);
  const expected = on.oracle.visiblePaid(person.walker).toString();
  if (got !== expected) on.trespasses.push({ walker: person.walker.email, step: 'paid in total', expected, got });
}

function reply(on: Walk, { walker }: Walking, step: string, expected: readonly number[], answer: Answered): void {
  if (!expected.includes(answer.status)) on.trespasses.push({ walker: `${walker.email} ${JSON.stringify(walker.roles)}`, step, expected: expected.join('|'), got: `${answer.status} ${answer.body?.code ?? ''}` });
}

function same(on: Walk, { walker }: Walking, step: string, expected: Set<string>, got: Set<string>): void {
  const missing = [...expected].filter((id) => !got.has(id)).length;
  const foreign = [...got].filter((id) => !expected.has(id)).length;
  if (missing || foreign) on.trespasses.push({ walker: `${walker.email} ${JSON.stringify(walker.roles)}`, step, expected: `${expected.size}`, got: `${missing} missing, ${foreign} foreign` });
}
