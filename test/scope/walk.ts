import type { BootedTracker } from '../harness/booted-tracker.js';
import { type Choose, choices, shuffled } from './choices.js';
import { accountActions, enrol } from './actions/accounts.js';
import { alertActions } from './actions/alerts.js';
import { approvalActions } from './actions/approvals.js';
import { contractActions } from './actions/contracts.js';
import { delegationActions } from './actions/delegations.js';
import { directoryActions } from './actions/directory.js';
import { changeRequestActions, LATER_PLAN } from './actions/change-requests.js';
import { disclosureActions } from './actions/disclosure.js';
import { documentActions } from './actions/documents.js';
import { findingActions } from './actions/findings.js';
import { supervisionActions } from './actions/supervision.js';
import { importActions } from './actions/imports.js';
import { ledgerActions } from './actions/ledger.js';
import { meetingActions } from './actions/meetings.js';
import { milestoneActions } from './actions/milestones.js';
import { procedureActions } from './actions/procedures.js';
import { projectActions } from './actions/projects.js';
import { paperActions } from './actions/papers.js';
import { ratingActions } from './actions/ratings.js';
import { readingActions } from './actions/readings.js';
import { reconciliationActions } from './actions/reconciliation.js';
import { reportActions } from './actions/reports.js';
import { returnActions } from './actions/returns.js';
import { ruleActions } from './actions/rules.js';
import { displayActions } from './actions/displays.js';
import { searchActions } from './actions/search.js';
import { outsideSystemActions } from './actions/outside-systems.js';
import { viewActions } from './actions/views.js';
import { createFixture, SEALED_WORD } from './fixture.js';
import {
  type WalkAction,
  reply,
  type Step,
  trespass,
  type Walk,
  type Walking,
} from './check-answers.js';
import { Oracle } from './oracle.js';
import { reckon } from './expected-figures.js';
import { RouteBook } from './routes.js';
import { auditEventsOfNoOrganisation, foreignHands, sealedIds, sealedRows } from './sealed.js';
import { sparing } from './some-thing.js';
import { Things } from './things.js';
import { ActorClient } from './actor-client.js';
import { settleExpected, type Walker } from './expected-state.js';

const ACTIONS: readonly WalkAction[] = [
  ...projectActions,
  ...milestoneActions,
  ...readingActions,
  ...reconciliationActions,
  ...contractActions,
  ...ratingActions,
  ...disclosureActions,
  ...paperActions,
  ...procedureActions,
  ...ledgerActions,
  ...approvalActions,
  ...changeRequestActions,
  ...importActions,
  ...returnActions,
  ...documentActions,
  ...alertActions,
  ...findingActions,
  ...supervisionActions,
  ...meetingActions,
  ...ruleActions,
  ...reportActions,
  ...displayActions,
  ...searchActions,
  ...viewActions,
  ...outsideSystemActions,
  ...accountActions,
  ...directoryActions,
  ...delegationActions,
];

/**
 * Options of a random test: the seed of its random choices, the number of rounds, the number of
 * parallel requests in a round, and whether the authorization policies are switched on.
 */
export interface Manner {
  seed: number;
  rounds: number;
  atOnce: number;
  policies?: boolean;
  /** What was walked before, to which this walk adds; a book of its own when left out. */
  routes?: RouteBook;
  /**
   * How often at most the rounds are walked while `routes` names a route that nobody called with
   * success. Every second request of such a walk is of a kind that calls one of those routes.
   */
  legs?: number;
}

/**
 * Runs a random access test: users send random requests to all routes. Each response, and the data
 * at the end, are compared with what the written access rules (class `Oracle`) demand.
 */
export async function walk(
  tracker: BootedTracker,
  { policies = true, ...manner }: Manner,
): Promise<Walk> {
  const on: Walk = {
    tracker,
    oracle: new Oracle(await settleExpected(tracker)),
    things: new Things(),
    people: [],
    routes: manner.routes ?? new RouteBook(),
    trespasses: [],
    steps: 0,
    policies,
  };
  const marks = [SEALED_WORD];
  on.people.push(
    ...(await Promise.all(on.oracle.world.walkers.map((walker) => signedIn(on, walker, marks)))),
  );
  await prepare(on, marks);
  const before = await sealedRows(on);
  await walkLegs(on, manner);
  await reckon(on);
  await compare(on, before);
  process.stdout.write(`${summaryOf(on, manner.seed)}\n`);
  return on;
}

async function signedIn(on: Walk, walker: Walker, marks: readonly string[]): Promise<Walking> {
  const person: Walking = {
    walker,
    client: new ActorClient(on.tracker.url, (method, path, answer) => {
      on.routes.note(method, path, answer.status);
      if (answer.status >= 500)
        trespass(
          { on, person },
          `${method} ${path}`,
          'any answer but this',
          `${answer.status}: ${answer.text}`,
        );
      const leaked = mayBeNamed(on, walker, path)
        ? undefined
        : marksFor(path, marks).find((mark) => answer.text.includes(mark) && !path.includes(mark));
      if (leaked !== undefined)
        trespass({ on, person }, `${method} ${path}`, 'nothing sealed', leaked);
    }),
  };
  reply(
    { on, person },
    'sign in',
    [201],
    await person.client.signIn(walker.email, walker.password),
  );
  return person;
}

/**
 * Returns the texts that the response of a path must not contain. An export of personal data may
 * contain ids that the user has sent in requests, but never the marker text of the protected
 * organisation.
 */
const marksFor = (path: string, marks: readonly string[]): readonly string[] =>
  path === '/api/me/personal-data' ? marks.filter((mark) => mark === SEALED_WORD) : marks;

/**
 * Checks whether a response may name the protected organisation (`SEALED`): its users and those
 * above may see it, audit administrators in the audit log, and system administrators in the list of
 * all mails.
 */
function mayBeNamed({ oracle }: Walk, walker: Walker, path: string): boolean {
  return (
    oracle.seesSealed(walker) ||
    (path.startsWith('/api/audit-events') && oracle.is(walker, 'audit-admin')) ||
    (path.startsWith('/api/mails') && oracle.is(walker, 'system-admin'))
  );
}

/**
 * Creates the test data as users with roles in the city, and signs in the spare users and the users
 * of the protected organisation.
 */
async function prepare(on: Walk, marks: string[]): Promise<void> {
  const whoIs = (role: string, unit: string): Walking =>
    on.people.find(({ walker }) =>
      walker.roles.some((held) => held.role === role && held.unit === unit),
    ) as Walking;
  const ofCity = (role: string): Walking => whoIs(role, 'city');
  await ofCity('system-admin').client.post('/api/plans', {
    code: LATER_PLAN,
    name: '下一个规划（示例）',
    region: '示例',
    periodStart: '2026-01-01',
    periodEnd: '2030-12-31',
    document: '示例',
  });
  await createFixture(on, {
    officer: ofCity('officer'),
    managerAbove: (unit) => whoIs('manager', on.oracle.parentOf(unit) ?? unit),
    auditor: ofCity('auditor'),
  });
  const spares = await Promise.all(
    on.oracle.world.spares.map((walker) => signedIn(on, walker, marks)),
  );
  for (const { client, walker } of spares) await enrol(on, client, walker.password);
  for (const walker of on.oracle.world.sealedPeople) {
    const { client } = await signedIn(on, walker, marks);
    await enrol(on, client, walker.password);
    await client.post('/api/tokens', { name: SEALED_WORD });
    on.things.sessions.push(
      ...((await client.all('/api/sessions')) ?? []).map(({ id }) => ({
        id: id as string,
        owner: walker,
      })),
    );
    on.things.tokens.push(
      ...((await client.all('/api/tokens')) ?? []).map(({ id }) => ({
        id: id as string,
        owner: walker,
      })),
    );
  }
  marks.push(...(await sealedIds(on)));
}

async function walkLegs(on: Walk, { legs, ...manner }: Omit<Manner, 'policies'>): Promise<void> {
  if (legs === undefined) return walkRounds(on, manner, []);
  for (let leg = 0; leg < legs && on.routes.missed('done').length > 0; leg += 1) {
    const favoured = on.routes.callersOf(on.routes.missed('done'));
    await walkRounds(on, { ...manner, seed: manner.seed + leg }, favoured);
  }
}

/**
 * Runs the rounds of the random test. Each round begins with requests that change access rights,
 * one at a time; then follow parallel requests of all other kinds.
 */
async function walkRounds(
  on: Walk,
  { seed, rounds, atOnce }: Pick<Manner, 'seed' | 'rounds' | 'atOnce'>,
  favoured: readonly string[],
): Promise<void> {
  const pick = choices(seed);
  const walked = ACTIONS.filter((action) => on.policies || !action.firstWallOnly);
  const deal = dealer(
    pick,
    walked.filter((action) => !action.alone),
    favoured,
  );
  const dealAlone = dealer(
    pick,
    walked.filter((action) => action.alone),
    favoured,
  );
  for (let round = 0; round < rounds; round += 1) {
    for (let alone = 0; alone < atOnce; alone += 6) await take(on, pick, dealAlone());
    await Promise.all(Array.from({ length: atOnce }, () => take(on, pick, deal())));
  }
}

/**
 * Returns a function that returns one kind of request at each call: all kinds in random order, then
 * all of them again, so that none is left out by chance. Every second one is a favoured kind.
 */
function dealer(
  pick: Choose,
  actions: readonly WalkAction[],
  favoured: readonly string[],
): () => WalkAction {
  const first = actions.filter(({ name }) => favoured.includes(name));
  const left: { all: WalkAction[]; first: WalkAction[] } = { all: [], first: [] };
  const next = (of: keyof typeof left, from: readonly WalkAction[]): WalkAction => {
    if (left[of].length === 0) left[of] = shuffled(pick, from);
    return left[of].pop() as WalkAction;
  };
  let dealt = 0;
  return () => {
    dealt += 1;
    return first.length > 0 && dealt % 2 === 0 ? next('first', first) : next('all', actions);
  };
}

/**
 * Sends a random request as a random user. The choices come from a separate generator for each
 * request, so that they do not depend on the order in which parallel responses arrive.
 */
async function take(on: Walk, choose: Choose, action: WalkAction): Promise<void> {
  on.steps += 1;
  const pick = choices(
    choose(Array.from({ length: 1_000 }, (_, index) => index)) + on.steps * 1_000,
  );
  const { oracle, people } = on;
  const able = people.filter(
    ({ walker }) =>
      action.able?.(on).includes(walker) ?? (action.roles && oracle.is(walker, ...action.roles)),
  );
  const person = able.length > 0 && pick([true, true, false]) ? pick(able) : pick(people);
  const step: Step = { on, person, pick, project: pick(oracle.world.projects) };
  const own = oracle.world.projects.filter((project) => oracle.sees(person.walker, project));
  if (own.length > 0 && pick([true, true, false])) step.project = pick(own);
  const open = oracle.world.projects.filter((project) => !sparing(step, [project]));
  if (!open.includes(step.project)) step.project = pick(open);
  await on.routes.calledBy(action.name, () => action.does(step));
}

async function compare(on: Walk, before: ReadonlyMap<string, string>): Promise<void> {
  const [person] = on.people as [Walking];
  for (const [table, rows] of await sealedRows(on))
    if (rows !== before.get(table))
      trespass(
        { on, person },
        `sealed rows of ${table}`,
        'as before the walk',
        differing(before.get(table) ?? '', rows),
      );
  for (const hand of await foreignHands(on))
    trespass({ on, person }, 'rows by somebody who could never write them', 'none', hand);
  for (const action of await auditEventsOfNoOrganisation(on))
    trespass({ on, person }, 'actions recorded without their unit', 'none', action);
}

const differing = (before: string, after: string): string =>
  after
    .split('\n')
    .filter((row) => !before.split('\n').includes(row))
    .join('\n')
    .slice(0, 500);

function summaryOf({ steps, routes, trespasses, policies }: Walk, seed: number): string {
  const asked = [...routes.trodden.values()].reduce((sum, route) => sum + route.asked, 0);
  const refused = [...routes.trodden.values()].reduce((sum, route) => sum + route.refused, 0);
  return `scope walk, seed ${seed}${policies ? '' : ', policies off'}: ${steps} steps, ${asked} requests (${refused} refused) over ${routes.trodden.size} of ${routes.routes.length} routes, ${trespasses.length} trespasses`;
}
