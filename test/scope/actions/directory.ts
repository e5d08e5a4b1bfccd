import {
  attempt,
  BY_RULE,
  type WalkAction,
  reply,
  same,
  type Step,
  tagOf,
} from '../check-answers.js';
import { SEALED } from '../expected-state.js';

const administers = ({ on: { oracle }, person: { walker } }: Step): boolean =>
  oracle.is(walker, 'security-admin');
const evaluated = (step: Step, what: string, answer: Parameters<typeof reply>[3]): boolean =>
  reply(step, what, administers(step) ? [200, 201, 202, 204, ...BY_RULE] : [403], answer);

async function readsOrganisations(step: Step): Promise<void> {
  const {
    on: { oracle },
    person: { client },
    project,
  } = step;
  const listed = (await client.all('/api/organisations')) ?? [];
  same(
    step,
    'units and where they stand',
    new Set(oracle.units.map((unit) => `${unit} < ${oracle.parentOf(unit)}`)),
    new Set(listed.map(({ id, parentId }) => `${id} < ${parentId}`)),
  );
  for (const part of ['', '/history'])
    reply(
      step,
      `a unit${part}`,
      [200],
      await client.get(`/api/organisations/${project.unit}${part}`),
    );
}

async function createsOrganisation(step: Step): Promise<void> {
  const { on, pick } = step;
  const id = `walk-new-${on.steps}`;
  const parentId = pick(on.oracle.units.filter((unit) => unit !== SEALED));
  if (
    evaluated(
      step,
      'register a unit',
      await attempt(step, 'POST', '/api/organisations', {
        body: { id, name: '随机单位（示例）', parentId },
      }),
    )
  )
    on.oracle.placed(id, parentId);
}

/**
 * As the acting user, changes an organisation, such as its parent. Never moves the city or the
 * protected organisation (`SEALED`), because other checks depend on their places in the tree of
 * organisations.
 */
async function changesOrganisation(step: Step): Promise<void> {
  const {
    on: { oracle },
    pick,
  } = step;
  const unit = pick(oracle.units.filter((one) => one.startsWith('walk-') && one !== SEALED));
  const parentId = pick(oracle.units.filter((one) => one !== SEALED && one !== unit));
  const path = `/api/organisations/${unit}`;
  const change = pick([
    { parentId },
    { parentId },
    { name: '更名（示例）' },
    { headPersonId: pick(oracle.world.walkers).id },
  ]);
  if (
    evaluated(
      step,
      'change a unit',
      await attempt(step, 'PATCH', path, { body: change, headers: await tagOf(step, path) }),
    ) &&
    'parentId' in change
  )
    oracle.placed(unit, parentId);
}

async function readsPeople(step: Step): Promise<void> {
  const {
    on: { oracle },
    person: { client },
    pick,
  } = step;
  for (const path of [
    '/api/people',
    `/api/people/${pick(oracle.world.walkers).id}`,
    '/api/duties',
    '/api/duty-conflicts',
    '/api/role-requirements',
  ])
    evaluated(step, path, await client.get(path));
}

async function createsPerson(step: Step): Promise<void> {
  evaluated(
    step,
    'make an account',
    await attempt(step, 'POST', '/api/people', {
      body: {
        email: `made-${step.on.steps}@tracker.example`,
        name: '随机（示例）',
      },
    }),
  );
}

/**
 * Chooses the user whose account a request is about. If the acting user administers accounts, the
 * request can succeed; then chooses a spare user, as whom the random test sends no requests, so
 * that the change disturbs no other request. Otherwise chooses any user.
 */
function target(step: Step): string {
  const {
    on: {
      oracle: { world: expectedState },
    },
    pick,
  } = step;
  return pick(
    administers(step)
      ? expectedState.spares
      : [...expectedState.spares, ...expectedState.walkers, ...expectedState.sealedPeople],
  ).id;
}

async function changesPerson(step: Step): Promise<void> {
  const path = `/api/people/${target(step)}`;
  evaluated(
    step,
    'change an account',
    await attempt(step, 'PATCH', path, {
      body: step.pick([{ active: false }, { active: true }, { name: '更名（示例）' }]),
      headers: await tagOf(step, path),
    }),
  );
}

async function resets(step: Step): Promise<void> {
  const {
    person: { client },
  } = step;
  evaluated(
    step,
    'reset a password',
    await client.post(`/api/people/${target(step)}/password-reset`, undefined),
  );
  evaluated(
    step,
    'send a password link',
    await client.post('/api/password-links', { personId: target(step) }),
  );
  evaluated(
    step,
    'end the sessions of a person',
    await client.delete(`/api/people/${target(step)}/sessions`),
  );
  const removed = await client.delete(`/api/people/${target(step)}/second-factor`);
  reply(
    step,
    'remove the second factor of a person',
    administers(step) ? [202, 404, ...BY_RULE] : [403],
    removed,
  );
}

async function requires(step: Step): Promise<void> {
  evaluated(
    step,
    'require a second factor',
    await attempt(step, 'PUT', '/api/role-requirements/auditor', { body: { secondFactor: false } }),
  );
}

/** Has a second administrator approve a grant across the separation of duties. */
async function approvedBySecond(step: Step, id: string): Promise<boolean> {
  const { oracle, people } = step.on;
  const second = people.find(({ walker }) => oracle.is(walker, 'system-admin', 'audit-admin'));
  if (!second) return false;
  const answer = await second.client.post(`/api/change-requests/${id}/approval`, {});
  return reply(step, 'approve a role', [200, ...BY_RULE], answer) && answer.status === 200;
}

/**
 * As the acting user, grants a role to a test user. The grant ends the sessions of the test user,
 * who is therefore signed in again.
 */
async function grants(step: Step): Promise<void> {
  const {
    on: { oracle, people },
    pick,
  } = step;
  const workers = people.filter(
    ({ walker }) => !oracle.is(walker, 'system-admin', 'security-admin', 'audit-admin'),
  );
  const { walker, client } = pick(workers);
  const role = pick(['officer', 'manager', 'auditor'] as const);
  const unit = pick(oracle.units.filter((one) => one.startsWith('walk-') && one !== SEALED));
  const answer = await attempt(step, 'POST', `/api/people/${walker.id}/memberships`, {
    body: {
      unitId: unit,
      role,
    },
  });
  if (!evaluated(step, 'give a role', answer)) return;
  if (answer.status === 202 && !(await approvedBySecond(step, answer.body.id))) return;
  const { memberships } = (await step.person.client.get(`/api/people/${walker.id}`)).body;
  const made = memberships.find((one: any) => one.role === role && one.unitId === unit);
  oracle.given(walker, {
    role,
    unit,
    membershipId: made?.id ?? '',
    granted: true,
  });
  reply(
    step,
    'sign in with the new role',
    [201],
    await client.signIn(walker.email, walker.password),
  );
}

/**
 * As the acting user, revokes a role. If the acting user administers accounts, the request can
 * succeed; then chooses a role that an earlier request granted. Otherwise chooses any role.
 */
async function takes(step: Step): Promise<void> {
  const {
    on: { oracle, people },
    person,
    pick,
  } = step;
  const roles = [...oracle.world.walkers, ...oracle.world.sealedPeople].flatMap((walker) =>
    walker.roles.filter(({ lender }) => !lender).map((held) => ({ walker, held })),
  );
  const open = administers(step) ? roles.filter(({ held }) => held.granted) : roles;
  if (open.length === 0) return;
  const { walker, held } = pick(open);
  if (
    !evaluated(
      step,
      'end a role',
      await attempt(step, 'DELETE', `/api/people/${walker.id}/memberships/${held.membershipId}`),
    )
  )
    return;
  oracle.taken(walker, held);
  const ended = people.find((one) => one.walker === walker) ?? person;
  reply(
    step,
    'sign in without the role',
    [201],
    await ended.client.signIn(ended.walker.email, ended.walker.password),
  );
}

const security = ['security-admin'] as const;
export const directoryActions: readonly WalkAction[] = [
  { name: 'read units', does: readsOrganisations },
  { name: 'read people', roles: security, firstWallOnly: true, does: readsPeople },
  { name: 'make an account', roles: security, firstWallOnly: true, does: createsPerson },
  { name: 'change an account', roles: security, firstWallOnly: true, does: changesPerson },
  { name: 'reset an account', roles: security, firstWallOnly: true, does: resets },
  { name: 'require a second factor', roles: security, firstWallOnly: true, does: requires },
  {
    name: 'register a unit',
    roles: security,
    firstWallOnly: true,
    alone: true,
    does: createsOrganisation,
  },
  {
    name: 'change a unit',
    roles: security,
    firstWallOnly: true,
    alone: true,
    does: changesOrganisation,
  },
  {
    name: 'change another organisation',
    roles: security,
    firstWallOnly: true,
    alone: true,
    does: changesOrganisation,
  },
  { name: 'give a role', roles: security, firstWallOnly: true, alone: true, does: grants },
  { name: 'give another role', roles: security, firstWallOnly: true, alone: true, does: grants },
  { name: 'end a role', roles: security, firstWallOnly: true, alone: true, does: takes },
];
