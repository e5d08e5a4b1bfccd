import type { Role } from '#identity';
import type { Answered } from '../harness/api-client.js';
import type { BootedTracker } from '../harness/booted-tracker.js';
import type { Choose } from './choices.js';
import type { Oracle } from './oracle.js';
import type { RouteBook } from './routes.js';
import type { Things } from './things.js';
import type { ActorClient } from './actor-client.js';
import type { ExpectedProject, Walker } from './expected-state.js';

/**
 * A violation found by the random access test: a request whose result differs from what the written
 * access rules (class `Oracle`) demand.
 */
export interface Trespass {
  walker: string;
  step: string;
  expected: string;
  got: string;
}

/** A test user with an HTTP client that is signed in. */
export interface Walking {
  walker: Walker;
  client: ActorClient;
}

/**
 * State of a random access test ("walk"): many users send random requests, and every response is
 * compared with the expected access rights. `policies` is false when the program's authorization
 * policies are switched off, so that only row-level security protects the data.
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

/**
 * Context of one random request ("step"): the acting user, a source of random choices, and the
 * project that the request is about.
 */
export interface Step {
  on: Walk;
  person: Walking;
  pick: Choose;
  project: ExpectedProject;
}

/** A kind of request that the random access test (function `walk`) sends. */
export interface WalkAction {
  name: string;
  /**
   * Roles with which the request can succeed; users with such a role are preferred as acting users.
   */
  roles?: readonly Role[];
  /** Returns the users for whom the request can succeed, if this does not depend on a role. */
  able?(on: Walk): readonly Walker[];
  /**
   * True for requests that only the authorization policies reject, while row-level security allows
   * them. Such requests are not sent when the policies are switched off (see ADR 10).
   */
  firstWallOnly?: true;
  /**
   * True for a request that changes users' access rights. While it runs, no other request may run.
   */
  alone?: true;
  does(step: Step): Promise<void>;
}

/**
 * Error statuses that a user with permission may get, because a rule of the domain rejects the
 * request: already decided (409), based on an outdated version (412) or invalid (422).
 */
export const BY_RULE = [409, 412, 422] as const;
/**
 * Error statuses that a user without permission may get when only row-level security protects the
 * data.
 */
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

/**
 * Compares the status of a response with the expected ones, and records a violation if it is none
 * of them. Returns true only when the request succeeded and was expected to.
 */
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

/**
 * Checks the response to a read request: it must be 200 if the user may see all of the projects,
 * and 404 otherwise.
 */
export const checkRead = (
  step: Standpoint,
  what: string,
  answer: Answered,
  ...projects: readonly ExpectedProject[]
): boolean =>
  reply(
    step,
    `${what} of ${organisationsOf(projects)}`,
    step.on.oracle.sees(step.person.walker, ...projects) ? [200] : [404],
    answer,
  );

interface EvaluatedWrite {
  may: boolean;
  answer: Answered;
}

/**
 * Checks the response to a write request: success or rejection by a domain rule if the user has
 * permission (`may`), 403 if the user may only read the projects, and 404 otherwise.
 */
export function checkWrite(
  step: Standpoint,
  what: string,
  { may, answer }: EvaluatedWrite,
  ...projects: readonly ExpectedProject[]
): boolean {
  const {
    on: { oracle, policies },
    person: { walker },
  } = step;
  const expected = may
    ? [200, 201, 202, 204, ...BY_RULE]
    : !oracle.sees(walker, ...projects)
      ? [404]
      : policies
        ? [403]
        : HELD_BACK;
  return reply(step, `${what} in ${organisationsOf(projects)}`, expected, answer);
}

/**
 * Checks the response to a request about a draft: for everybody but its authors there is none.
 * @returns true when the draft is somebody else's, so that nothing else is to be checked
 */
export function hiddenDraft(
  step: Standpoint,
  what: string,
  answer: Answered,
  { filers }: { filers: readonly Walker[] },
): boolean {
  if (filers.includes(step.person.walker)) return false;
  // Without a version that was read, an edit is refused before it is looked for.
  reply(step, `${what} of somebody else`, [403, 404, 428], answer);
  return true;
}

const organisationsOf = (projects: readonly ExpectedProject[]): string =>
  projects.map(({ unit }) => unit).join(', ');

/**
 * Checks whether a user may decide about a change request. Who decides at a level is data and no
 * authorization policy, so it applies with the policies switched off too.
 */
export const mayDecide = (
  { on: { oracle }, person: { walker } }: Standpoint,
  filers: readonly Walker[],
  ...projects: readonly ExpectedProject[]
): boolean => oracle.approves(walker, filers, ...projects);
export const mayManage = (
  { on: { oracle, policies }, person: { walker } }: Standpoint,
  ...projects: readonly ExpectedProject[]
): boolean => (policies ? oracle.manages(walker, ...projects) : oracle.writes(walker, ...projects));

/**
 * Checks that a response contains exactly the expected ids, which are those that the user may see.
 */
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
 * Checks that a response contains only ids that the user may see. Ids may be missing from the
 * response, because parallel requests create rows at the same time.
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
 * Sends a write request. One time in five, first sends the same request with an additional field
 * that names another organisation, owner or state; the API must reject the request with that field.
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
      { ownerOrganisation: 'city' },
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
 * Returns an `If-Match` header with the row's ETag, as the user can read it. For a user without
 * read access, the header has the ETag of a first version.
 */
export async function tagOf(
  { person: { client } }: Standpoint,
  path: string,
): Promise<Record<string, string>> {
  return { 'if-match': (await client.get(path)).headers.get('etag') ?? '"v1"' };
}
