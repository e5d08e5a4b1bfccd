import type { Role } from '#identity';
import type { Answered } from '../harness/api-client.js';
import type { BootedTracker } from '../harness/booted-tracker.js';
import type { Choose } from './choices.js';
import type { Oracle } from './oracle.js';
import type { RouteBook } from './routes.js';
import type { Things } from './things.js';
import type { WalkedClient } from './walked-client.js';
import type { WalkedProject, Walker } from './world.js';

/** A step that went another way than the oracle says. */
export interface Trespass {
  walker: string;
  step: string;
  expected: string;
  got: string;
}

/** Somebody with the browser they walk with. */
export interface Walking {
  walker: Walker;
  client: WalkedClient;
}

/** A walk under way. `policies` is false when the first wall is down. */
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

/** One step: who, by which choices, and the project that they have in mind. */
export interface Step {
  on: Walk;
  person: Walking;
  pick: Choose;
  project: WalkedProject;
}

/** What somebody may try. */
export interface Deed {
  name: string;
  /** Roles that may somewhere: every other time it is one of these who tries. */
  roles?: readonly Role[];
  /** The same for what not a role decides. */
  able?(on: Walk): readonly Walker[];
  /** Held by the policies alone, so that it is not walked without them (ADR 10). */
  firstWallOnly?: true;
  /** Changes who may what, so that nobody else walks meanwhile. */
  alone?: true;
  does(step: Step): Promise<void>;
}

/** What a rule of the field may say to somebody who may: decided already, stale, or against a rule. */
export const BY_RULE = [409, 412, 422] as const;
/** What may be said to somebody who may not, when only the database holds them back. */
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

/** Compares an answer's status. */
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

/** Whoever sees all of the projects reads; to others there is nothing. */
export const judgeRead = (
  step: Standpoint,
  what: string,
  answer: Answered,
  ...projects: readonly WalkedProject[]
): boolean =>
  reply(
    step,
    `${what} of ${unitsOf(projects)}`,
    step.on.oracle.sees(step.person.walker, ...projects) ? [200] : [404],
    answer,
  );

/** Whoever may writes, or a rule says no; whoever only sees is refused; to others there is nothing. */
export function judgeWrite(
  step: Standpoint,
  what: string,
  may: boolean,
  answer: Answered,
  ...projects: readonly WalkedProject[]
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

const unitsOf = (projects: readonly WalkedProject[]): string =>
  projects.map(({ unit }) => unit).join(', ');

/** With the first wall down the database lets whoever writes a unit decide there too. */
export const mayDecide = (
  { on: { oracle, policies }, person: { walker } }: Standpoint,
  filers: readonly Walker[],
  ...projects: readonly WalkedProject[]
): boolean =>
  policies
    ? oracle.approves(walker, filers, ...projects)
    : oracle.writes(walker, ...projects) && !filers.includes(walker);
export const mayManage = (
  { on: { oracle, policies }, person: { walker } }: Standpoint,
  ...projects: readonly WalkedProject[]
): boolean => (policies ? oracle.manages(walker, ...projects) : oracle.writes(walker, ...projects));

/** Compares what was answered with what may be seen, as a whole. */
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

/** Compares what was answered with what may be seen, where more may have come meanwhile. */
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

/** Sends something that changes something; now and then first with a field smuggled in that would name another office, owner or state. */
export async function attempt(
  step: Step,
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
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

/** The tag of a thing as this person reads it; one of a first version for whoever reads nothing. */
export async function tagOf(
  { person: { client } }: Standpoint,
  path: string,
): Promise<Record<string, string>> {
  return { 'if-match': (await client.get(path)).headers.get('etag') ?? '"v1"' };
}
