import type { Answered } from '../../harness/api-client.js';
import {
  attempt,
  BY_RULE,
  checkRead,
  checkWrite,
  noneForeign,
  reply,
  type Step,
  type WalkAction,
} from '../check-answers.js';
import { SEALED } from '../expected-state.js';
import { sparing } from '../some-thing.js';
import type { Procedure } from '../things.js';

/**
 * Checks whether a user may see a procedure: with its project, or as somebody of the department
 * that handles it. Procedures of this test never end, so nor does what the department sees.
 */
const sees = ({ on: { oracle }, person: { walker } }: Step, { projects, handler }: Procedure) =>
  oracle.sees(walker, ...projects) ||
  oracle.holds(walker, handler, 'officer', 'manager', 'auditor');

const writes = ({ on: { oracle }, person: { walker } }: Step, { projects, handler }: Procedure) =>
  oracle.writes(walker, ...projects) || oracle.holds(walker, handler, 'officer', 'manager');

/** Chooses a procedure, often one that the acting user may see but whose project the user may not. */
function chosen(step: Step): Procedure | null {
  const {
    on: { oracle, things },
    person: { walker },
    pick,
  } = step;
  const open = things.procedures.filter(({ projects }) => !sparing(step, projects));
  const handled = open.filter((one) => sees(step, one) && !oracle.sees(walker, ...one.projects));
  if (handled.length > 0 && pick([true, false])) return pick(handled);
  const near = open.filter((one) => sees(step, one));
  if (near.length > 0 && pick([true, true, false])) return pick(near);
  return open.length > 0 ? pick(open) : null;
}

async function creates(step: Step): Promise<void> {
  const {
    on: { oracle, things },
    person: { walker },
    pick,
    project,
  } = step;
  const handler = oracle.isSealed(project)
    ? SEALED
    : pick(oracle.units.filter((unit) => unit !== SEALED));
  oracle.handledBy(project, handler);
  const answer = await attempt(step, 'POST', `/api/projects/${project.id}/procedures`, {
    body: { kind: 'land', organisationId: handler, limitDays: 20 },
  });
  if (
    checkWrite(step, 'enter a procedure', { may: oracle.writes(walker, project), answer }, project)
  )
    things.procedures.push({ id: answer.body.id, projects: [project], handler });
}

async function reads(step: Step): Promise<void> {
  const {
    on: { oracle, policies, things },
    person: { walker, client },
    project,
  } = step;
  const procedure = chosen(step);
  if (procedure)
    reply(
      step,
      `read a procedure of ${procedure.handler}`,
      sees(step, procedure) ? [200] : [404],
      await client.get(`/api/procedures/${procedure.id}`),
    );
  checkRead(
    step,
    'list the procedures of a project',
    await client.get(`/api/projects/${project.id}/procedures`),
    project,
  );
  const expected = oracle.worksWithProjects(walker) || !policies ? [200] : [403];
  const answer: Answered = await client.get('/api/procedures?limit=200');
  if (reply(step, 'list procedures', expected, answer))
    noneForeign(
      step,
      'procedures',
      answer.body.items
        .map((item: { id: string }) => item.id)
        .filter((id: string) => things.procedures.some((one) => one.id === id)),
      new Set(things.procedures.filter((one) => sees(step, one)).map(({ id }) => id)),
    );
  reply(step, 'count procedures', expected, await client.get('/api/procedures/departments'));
}

async function records(step: Step): Promise<void> {
  const procedure = chosen(step);
  if (!procedure) return;
  const may = writes(step, procedure);
  const answer = await attempt(step, 'POST', `/api/procedures/${procedure.id}/steps`, {
    body: {
      step: step.pick(['handed-in', 'accepted', 'sent-back']),
      on: '2026-11-20',
      note: '随机（示例）',
    },
  });
  const held = sees(step, procedure) ? (step.on.policies ? [403] : [403, 404, ...BY_RULE]) : [404];
  reply(
    step,
    `record a step of a procedure of ${procedure.handler}`,
    may ? [200, ...BY_RULE] : held,
    answer,
  );
}

async function completes(step: Step): Promise<void> {
  const {
    on: { oracle },
    person: { walker, client },
    pick,
    project,
  } = step;
  const path = `/api/projects/${project.id}/completion-facts`;
  checkRead(step, 'read the completion', await client.get(path), project);
  const answer = await attempt(step, 'POST', path, {
    body: {
      fact: pick(['works-complete', 'acceptance', 'in-use', 'asset-transfer']),
      on: '2026-11-20',
      document: '随机（示例）',
    },
  });
  checkWrite(step, 'record a completion', { may: oracle.writes(walker, project), answer }, project);
}

const workers = ['officer', 'manager'] as const;
export const procedureActions: readonly WalkAction[] = [
  { name: 'enter a procedure', roles: workers, does: creates },
  { name: 'read procedures', does: reads },
  { name: 'record a step of a procedure', roles: workers, does: records },
  { name: 'record a fact of completion', roles: workers, does: completes },
  { name: 'record another step of a procedure', roles: workers, does: records },
];
