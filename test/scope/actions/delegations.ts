import {
  attempt,
  BY_RULE,
  type WalkAction,
  mayManage,
  reply,
  same,
  type Step,
} from '../check-answers.js';
import { sparing } from '../some-thing.js';
import { SEALED, type Walker } from '../expected-state.js';

const isAdmin = ({ on: { oracle } }: Step, walker: Walker): boolean =>
  oracle.is(walker, 'system-admin', 'security-admin', 'audit-admin');

/**
 * As the acting user, lists delegations. Only the delegating user, the substitute and the security
 * administrator may see a delegation.
 */
async function lists(step: Step): Promise<void> {
  const {
    on: { oracle, things },
    person: { walker, client },
    project,
  } = step;
  const listed = new Set(
    ((await client.all('/api/delegations')) ?? []).map(({ id }) => id as string),
  );
  const expected = things.delegations.filter(
    ({ from, to }) => from === walker || to === walker || oracle.is(walker, 'security-admin'),
  );
  if (step.on.policies) same(step, 'delegations', new Set(expected.map(({ id }) => id)), listed);
  const own =
    walker.roles.some(({ unit, lender }) => unit === project.unit && !lender) &&
    !isAdmin(step, walker);
  reply(
    step,
    'candidates',
    own ? [200] : [404],
    await client.get(`/api/delegations/candidates?unitId=${project.unit}`),
  );
}

/**
 * Delegates a role of the acting user to a substitute, or tries to delegate another user's role.
 */
async function lends(step: Step): Promise<void> {
  const {
    on: { oracle, things },
    person: { walker },
    pick,
  } = step;
  const { world: expectedState } = oracle;
  const from = pick([walker, walker, pick(expectedState.walkers)]);
  const own = from.roles.filter(({ lender, unit }) => !lender && unit !== 'city');
  if (own.length === 0) return;
  const { role, unit } = pick(own);
  const near = expectedState.walkers.filter(
    (one) =>
      one !== from &&
      one.roles.some(
        (held) => oracle.isWithin(unit, held.unit) || oracle.isWithin(held.unit, unit),
      ) &&
      !isAdmin(step, one),
  );
  const to =
    near.length > 0 && pick([1, 2, 3]) > 1
      ? pick(near)
      : pick(expectedState.walkers.filter((one) => one !== from));
  const body = {
    ...(from === walker ? {} : { fromPersonId: from.id }),
    toPersonId: to.id,
    unitId: unit,
    role,
    fromOn: '2026-11-23',
    untilOn: '2026-12-05',
    reason: '随机（示例）',
  };
  const answer = await attempt(step, 'POST', '/api/delegations', { body });
  if (
    !reply(
      step,
      `lend ${role}@${unit} of ${from.email}`,
      from === walker || oracle.is(walker, 'security-admin') ? [201, ...BY_RULE] : [403],
      answer,
    )
  )
    return;
  things.delegations.push({ id: answer.body.id, from, to });
  oracle.given(to, { role, unit, lender: from, delegationId: answer.body.id });
}

async function revokes(step: Step): Promise<void> {
  const {
    on: { oracle, things },
    person: { walker },
    pick,
  } = step;
  if (things.delegations.length === 0) return;
  const own = things.delegations.filter(
    ({ id, from, to }) =>
      (from === walker || to === walker) &&
      to.roles.some(({ delegationId }) => delegationId === id),
  );
  const { id, from, to } = pick(own.length > 0 ? own : things.delegations);
  const answer = await attempt(step, 'DELETE', `/api/delegations/${id}`);
  if (
    !reply(
      step,
      'revoke a delegation',
      from === walker || to === walker || oracle.is(walker, 'security-admin') ? [204, 404] : [404],
      answer,
    )
  )
    return;
  const lent = to.roles.find(({ delegationId }) => delegationId === id);
  if (lent) oracle.taken(to, lent);
}

/**
 * As the acting user, transfers projects to another organisation. Only a manager of both
 * organisations may do so, and a request transfers either all of its projects or none.
 */
async function transfers(step: Step): Promise<void> {
  const {
    on: { oracle, policies },
    person: { walker },
    project,
    pick,
  } = step;
  const { world: expectedState } = oracle;
  const managed = expectedState.projects.filter(
    (one) => oracle.manages(walker, one) && !sparing(step, [one]),
  );
  const projects = [
    ...new Set([
      managed.length > 0 && pick([1, 2, 3]) > 1 ? pick(managed) : project,
      ...(pick([true, false]) ? [pick(managed.length > 0 ? managed : expectedState.projects)] : []),
    ]),
  ];
  const manages = (unit: string): boolean =>
    oracle.holds(
      walker,
      unit,
      ...(policies ? (['manager'] as const) : (['officer', 'manager'] as const)),
    );
  const own = oracle.units.filter((unit) => unit !== SEALED && manages(unit));
  const toUnitId =
    own.length > 0 && pick([1, 2, 3]) > 1
      ? pick(own)
      : pick(oracle.units.filter((unit) => unit !== SEALED || !manages(unit)));
  if (sparing(step, projects)) return;
  const answer = await attempt(step, 'POST', '/api/projects/hand-over', {
    body: {
      projectIds: projects.map(({ id }) => id),
      toUnitId,
      reason: '随机（示例）',
    },
  });
  const may = mayManage(step, ...projects);
  const expected = !oracle.sees(walker, ...projects)
    ? [404]
    : !may
      ? policies
        ? [403]
        : [403, 404]
      : !manages(toUnitId)
        ? policies
          ? [422]
          : [403]
        : projects.some(({ unit }) => unit === toUnitId)
          ? [422]
          : [200];
  if (
    !reply(
      step,
      `hand ${projects.map(({ unit }) => unit).join()} over to ${toUnitId}`,
      expected,
      answer,
    )
  )
    return;
  for (const one of projects) oracle.handedOver(one, toUnitId);
}

export const delegationActions: readonly WalkAction[] = [
  { name: 'read delegations', does: lists },
  {
    name: 'lend a role',
    roles: ['officer', 'manager', 'auditor'],
    firstWallOnly: true,
    alone: true,
    does: lends,
  },
  {
    name: 'lend another role',
    roles: ['officer', 'manager', 'auditor'],
    firstWallOnly: true,
    alone: true,
    does: lends,
  },
  {
    name: 'revoke a delegation',
    able: ({ things }) => things.delegations.flatMap(({ from, to }) => [from, to]),
    firstWallOnly: true,
    alone: true,
    does: revokes,
  },
  { name: 'hand projects over', roles: ['manager'], alone: true, does: transfers },
  { name: 'hand more projects over', roles: ['manager'], alone: true, does: transfers },
];
