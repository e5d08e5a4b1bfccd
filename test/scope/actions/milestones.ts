import {
  attempt,
  BY_RULE,
  type WalkAction,
  checkRead,
  checkWrite,
  noneForeign,
  reply,
  type Step,
  tagOf,
} from '../check-answers.js';
import { likely, some } from '../some-thing.js';

async function creates(step: Step): Promise<void> {
  const {
    on: { oracle, things },
    person: { walker },
    project,
  } = step;
  const answer = await attempt(step, 'POST', `/api/projects/${project.id}/milestones`, {
    body: {
      name: '随机（示例）',
      baselineOn: '2027-01-01',
    },
  });
  if (
    checkWrite(step, 'create a milestone', { may: oracle.writes(walker, project), answer }, project)
  )
    things.milestones.push({ id: answer.body.id, projects: [project] });
}

async function reads(step: Step): Promise<void> {
  const milestone = some(step, step.on.things.milestones);
  if (!milestone) return;
  checkRead(
    step,
    'read a milestone',
    await step.person.client.get(`/api/milestones/${milestone.id}`),
    ...milestone.projects,
  );
  checkRead(
    step,
    'read the changes of a milestone',
    await step.person.client.get(`/api/milestones/${milestone.id}/changes`),
    ...milestone.projects,
  );
}

async function changes(step: Step): Promise<void> {
  const {
    on: { oracle, things },
    person: { walker },
    pick,
  } = step;
  const milestone = likely(step, things.milestones);
  if (!milestone) return;
  const path = `/api/milestones/${milestone.id}`;
  const tag = pick([true, true, false]) ? await tagOf(step, path) : { 'if-match': '"v999"' };
  const answer = await attempt(step, 'PATCH', path, {
    body: pick([
      { forecastOn: '2027-02-02', explanation: '随机（示例）' },
      { actualOn: '2026-11-01' },
    ]),
    headers: tag,
  });
  checkWrite(
    step,
    'change a milestone',
    { may: oracle.writes(walker, ...milestone.projects), answer },
    ...milestone.projects,
  );
}

async function reforecastsSeveral(step: Step): Promise<void> {
  const {
    on: { oracle, things },
    person: { walker, client },
  } = step;
  const milestone = likely(step, things.milestones);
  const [project] = milestone?.projects ?? [];
  if (!milestone || !project) return;
  const { body } = await client.get(`/api/milestones/${milestone.id}`);
  const answer = await attempt(step, 'POST', `/api/projects/${project.id}/milestone-forecasts`, {
    body: {
      items: [{ id: milestone.id, version: body.version ?? 1, forecastOn: '2027-03-03' }],
      reason: 'land',
      explanation: '随机（示例）',
    },
  });
  const may = oracle.writes(walker, project);
  checkWrite(step, 're-forecast milestones', { may, answer }, project);
}

async function setsPredecessors(step: Step): Promise<void> {
  const {
    on: { oracle, things },
    person: { walker },
    pick,
  } = step;
  const milestone = likely(step, things.milestones);
  const [project] = milestone?.projects ?? [];
  if (!milestone || !project) return;
  const others = things.milestones.filter(
    ({ id, projects }) => id !== milestone.id && projects.includes(project),
  );
  const path = `/api/milestones/${milestone.id}`;
  const answer = await attempt(step, 'PUT', `${path}/predecessors`, {
    body: {
      predecessors:
        others.length === 0 ? [] : [{ milestoneId: pick(others).id, lagDays: pick([0, 30]) }],
    },
    headers: pick([true, true, false]) ? await tagOf(step, path) : { 'if-match': '"v999"' },
  });
  const may = oracle.writes(walker, project);
  checkWrite(step, 'set predecessors', { may, answer }, project);
}

async function listsDerived(step: Step): Promise<void> {
  const {
    on: { oracle, policies },
    person: { walker, client },
  } = step;
  const may = oracle.worksWithProjects(walker) || !policies;
  reply(
    step,
    'count derived milestones',
    may ? [200] : [403],
    await client.get('/api/derived-milestones/count'),
  );
  const answer = await client.get('/api/derived-milestones?limit=200');
  if (reply(step, 'list derived milestones', may ? [200] : [403], answer))
    noneForeign(
      step,
      'derived milestones',
      answer.body.items.map((item: any) => item.projectId as string),
      oracle.visible(walker),
    );
}

async function answersDerived(step: Step): Promise<void> {
  const {
    on: { oracle, policies, things },
    person: { walker },
    pick,
  } = step;
  const milestone = likely(step, things.derived);
  if (!milestone) return;
  const answer = await attempt(step, 'POST', '/api/derived-milestones/answers', {
    body: {
      items: [
        {
          id: milestone.id,
          version: 1,
          ...pick([
            { answer: 'confirm' },
            { answer: 'met', on: '2026-11-01' },
            { answer: 'open', on: '2027-02-02', explanation: '随机（示例）' },
            { answer: 'drop', explanation: '随机（示例）' },
          ]),
        },
      ],
    },
  });
  const refused = policies ? [403, 404] : [403, 404, ...BY_RULE];
  const may = oracle.writes(walker, ...milestone.projects);
  reply(step, 'answer a derived milestone', may ? [200, ...BY_RULE] : refused, answer);
}

async function readsProgress(step: Step): Promise<void> {
  const {
    on: { oracle },
    person: { walker, client },
    project,
  } = step;
  checkRead(
    step,
    'read progress',
    await client.get(`/api/projects/${project.id}/progress-readings`),
    project,
  );
  const answer = await attempt(step, 'POST', `/api/projects/${project.id}/progress-readings`, {
    body: {
      percent: '10',
      readOn: '2026-11-01',
      words: '随机（示例）',
    },
  });
  checkWrite(step, 'record progress', { may: oracle.writes(walker, project), answer }, project);
}

/** As the acting user, reads the limits of moves and sets one. */
async function setsMoveLimit(step: Step): Promise<void> {
  const {
    on: { oracle, policies },
    person: { walker, client },
  } = step;
  reply(step, 'list move limits', [200], await client.get('/api/milestone-move-limits?limit=2'));
  const may = !policies || oracle.is(walker, 'system-admin');
  const answer = await attempt(step, 'POST', '/api/milestone-move-limits', {
    body: { validFrom: '2027-03-01', workingDays: 10, reason: '随机（示例）' },
  });
  reply(step, 'set a move limit', may ? [201] : [403], answer);
}

export const milestoneActions: readonly WalkAction[] = [
  { name: 'create a milestone', roles: ['officer', 'manager'], does: creates },
  { name: 'read a milestone', does: reads },
  { name: 'read and record progress', roles: ['officer', 'manager'], does: readsProgress },
  { name: 're-forecast milestones', roles: ['officer', 'manager'], does: reforecastsSeveral },
  { name: 'set predecessors', roles: ['officer', 'manager'], does: setsPredecessors },
  { name: 'list derived milestones', does: listsDerived },
  { name: 'answer a derived milestone', roles: ['officer', 'manager'], does: answersDerived },
  { name: 'set a move limit', roles: ['system-admin'], does: setsMoveLimit },
  { name: 'change a milestone', roles: ['officer', 'manager'], does: changes },
];
