import type { Role } from '#identity';
import type { Answered } from '../harness/api-client.js';
import type { BootedTracker } from '../harness/booted-tracker.js';
import type { Choose } from './choices.js';
import type { Oracle } from './oracle.js';
import type { RouteBook } from './routes.js';
import type { Things } from './things.js';
import type { ActorClient } from './actor-client.js';
import type { ExpectedProject, Walker } from './expected-state.js';

/** A violation: a step whose result differs from what the oracle expects. */
export interface Trespass {
  walker: string;
  step: string;
  expected: string;
  got: string;
}

/** A person of the walk with their HTTP client. */
export interface Walking {
  walker: Walker;
  client: ActorClient;
}

/**
 * The state of a walk. `policies` is false when the authorization policies are switched off, so
 * that only row-level security protects the data.
 */
export interface Walk {
  tracker: BootedTracker;
  oracle: Oracle;
  things: Things;
  people: Walking[];
  routes: RouteBook;
  trespasses: Trespass[];
  steps: number;
  policies: boolean;
}

/** One step: the acting person, a source of random choices, and the project to act on. */
export interface Step {
  on: Walk;
  person: Walking;
  pick: Choose;
  project: ExpectedProject;
}

/** A kind of step that a person can attempt. */
export interface WalkAction {
  name: string;
  /** Roles that may perform it somewhere; people with such a role are preferred as actors. */
  roles?: readonly Role[];
  /** People who may perform it, where this does not depend on a role. */
  able?(on: Walk): readonly Walker[];
  /**
   * Protected by the authorization policies only, so it is left out when those are off (ADR 10).
   */
  firstWallOnly?: true;
  /** Changes people's rights, so that no other step runs at the same time. */
  alone?: true;
  does(step: Step): Promise<void>;
}

/**
 * Statuses of domain rules for a permitted person: already decided, outdated version, or rule
 * violated.
 */
export const BY_RULE = [409, 412, 422] as const;
/** Statuses accepted for a person without permission when only row-level security stops them. */
const HELD_BACK = [403, 404, ...BY_RULE] as const;

export const named = ({ email, roles }: Walker): string =>
  `${email} ${JSON.stringify(roles.map(({ role, unit, lender }) => [role, unit, ...(lender ? [lender.email] : [])]))}`;

export function trespass(
  { on, person }: Standpoint,
  step: string,
  expected: string,
  got: string,
): void {
  on.trespasses.push({ walker: named(person.walker), step, expected, got });
}
type Standpoint = Omit<Step, 'pick' | 'project'>;

/** Compares the status of a response with the expected ones. */
export function reply(
  step: Standpoint,
  what: string,
  expected: readonly number[],
  answer: Answered,
): boolean {
  const right = expected.includes(answer.status);
  if (!right)
    trespass(
      step,
      what,
      expected.join('|'),
      `${answer.status} ${answer.body?.code ?? ''} ${answer.status === 400 ? JSON.stringify(answer.body?.errors) : ''}`,
    );
  return right && answer.status < 300;
}

/** Checks a read: 200 for somebody who sees all of the projects, else 404. */
export const checkRead = (
  step: Standpoint,
  what: string,
  answer: Answered,
  ...projects: readonly ExpectedProject[]
): boolean =>
  reply(
    step,
    `${what} of ${unitsOf(projects)}`,
    step.on.oracle.sees(step.person.walker, ...projects) ? [200] : [404],
    answer,
  );

interface JudgedWrite {
  may: boolean;
  answer: Answered;
}

/**
 * Checks a write: success or a domain rule's rejection for somebody with permission, 403 for
 * somebody with read access only, else 404.
 */
export function checkWrite(
  step: Standpoint,
  what: string,
  { may, answer }: JudgedWrite,
  ...projects: readonly ExpectedProject[]
): boolean {
  const {
    on: { oracle, policies },
    person: { walker },
  } = step;
  const expected = may
    ? [200, 201, 204, ...BY_RULE]
    : !oracle.sees(walker, ...projects)
      ? [404]
      : policies
        ? [403]
        : HELD_BACK;
  return reply(step, `${what} in ${unitsOf(projects)}`, expected, answer);
}

const unitsOf = (projects: readonly ExpectedProject[]): string =>
  projects.map(({ unit }) => unit).join(', ');

/**
 * Whether a person may decide about a change request. With the policies off, row-level security
 * lets everybody decide who has write access to the organisation.
 */
export const mayDecide = (
  { on: { oracle, policies }, person: { walker } }: Standpoint,
  filers: readonly Walker[],
  ...projects: readonly ExpectedProject[]
): boolean =>
  policies
    ? oracle.approves(walker, filers, ...projects)
    : oracle.writes(walker, ...projects) && !filers.includes(walker);
export const mayManage = (
  { on: { oracle, policies }, person: { walker } }: Standpoint,
  ...projects: readonly ExpectedProject[]
): boolean => (policies ? oracle.manages(walker, ...projects) : oracle.writes(walker, ...projects));

/** Checks that a response contains exactly the ids that the person may see. */
export function same(
  step: Standpoint,
  what: string,
  expected: ReadonlySet<string>,
  got: ReadonlySet<string>,
): void {
  const missing = [...expected].filter((id) => !got.has(id));
  const foreign = [...got].filter((id) => !expected.has(id));
  if (missing.length > 0 || foreign.length > 0)
    trespass(
      step,
      what,
      `${expected.size}`,
      `${missing.length} missing (${missing[0] ?? ''}), ${foreign.length} foreign (${foreign[0] ?? ''})`,
    );
}

/**
 * Checks that a response contains only ids that the person may see. It may lack some that were
 * created meanwhile.
 */
export function noneForeign(
  step: Standpoint,
  what: string,
  got: Iterable<string>,
  visible: ReadonlySet<string>,
): void {
  const foreign = [...got].filter((id) => !visible.has(id));
  if (foreign.length > 0)
    trespass(step, what, 'nothing foreign', `${foreign.length} foreign (${foreign[0] ?? ''})`);
}

interface Asked {
  body?: object | undefined;
  headers?: Record<string, string> | undefined;
}

/**
 * Sends a writing request. One time in five it is first sent with an extra field that names another
 * organisation, owner or state, which has to be rejected.
 */
export async function attempt(
  step: Step,
  method: string,
  path: string,
  { body, headers = {} }: Asked = {},
): Promise<Answered> {
  const {
    person: { client },
    pick,
  } = step;
  if (body && pick([1, 2, 3, 4, 5]) === 1) {
    const smuggled = pick([
      { unit_id: 'city' },
      { ownerUnit: 'city' },
      { roles: [{ role: 'manager', unitId: 'city' }] },
      { filedBy: step.person.walker.id },
      { state: 'approved' },
      { version: 99 },
      { __proto: { admin: true } },
      { personId: step.person.walker.id },
    ]);
    const answer = await client.send(method, path, { ...body, ...smuggled }, { headers });
    if (answer.status < 400 || answer.status >= 500)
      trespass(
        step,
        `${method} ${path} with ${Object.keys(smuggled).join()}`,
        '4xx',
        String(answer.status),
      );
  }
  return client.send(method, path, body, { headers });
}

/**
 * `If-Match` header with the ETag that this person reads; that of a first version without read
 * access.
 */
export async function tagOf(
  { person: { client } }: Standpoint,
  path: string,
): Promise<Record<string, string>> {
  return { 'if-match': (await client.get(path)).headers.get('etag') ?? '"v1"' };
}
