import { uploadTo } from '../../harness/upload.js';
import {
  attempt,
  type WalkAction,
  checkRead,
  checkWrite,
  noneForeign,
  reply,
  same,
  type Step,
  tagOf,
} from '../check-answers.js';

const PARTS = [
  '',
  '/budget-filings',
  '/codes',
  '/cost-chain',
  '/documents',
  '/family',
  '/final-cost',
  '/funding-matrix',
  '/layers',
  '/lights',
  '/ledger-entries',
  '/ledger-entries?period=2021..2026&knownAt=2026-11-20T00:00:00Z',
  '/ledger-totals',
  '/ledger-totals?period=2021..2026',
  '/milestones',
  '/organisations',
  '/plans',
  '/schedule',
  '/stage-moves',
  '/target-adjustments',
  '/year-plans',
];

/** Kinds of requests that read one project, one kind for each part of the project's data. */
const reading: WalkAction[] = PARTS.map((part) => ({
  name: `read a project${part}`,
  async does(step) {
    const answer = await step.person.client.get(`/api/projects/${step.project.id}${part}`);
    checkRead(step, `read${part}`, answer, step.project);
  },
}));

async function lists(step: Step): Promise<void> {
  const {
    on: { oracle },
    person: { walker, client },
    project,
    pick,
  } = step;
  const visible = oracle.visible(walker);
  const all = await client.all('/api/projects');
  same(step, 'list of projects', visible, new Set(all?.map(({ id }) => id as string)));
  const narrowed = pick([
    `unitId=${project.unit}`,
    `q=${encodeURIComponent(project.name.slice(0, 2))}`,
    'flagship=true',
    'column=10',
    'kind=investment',
  ]);
  noneForeign(
    step,
    `projects by ${narrowed}`,
    ((await client.all(`/api/projects?${narrowed}`)) ?? []).map(({ id }) => id as string),
    visible,
  );
}

async function plan(step: Step): Promise<void> {
  const {
    on: { oracle },
    person: { walker, client },
  } = step;
  const items = await client.all('/api/plan-items');
  same(
    step,
    'projects that the plan names',
    oracle.visible(walker),
    new Set(items?.flatMap(({ projectIds }) => projectIds as string[])),
  );
  for (const path of ['/api/plan-columns', '/api/indicators', '/api/plans', '/api/budget-rules'])
    reply(step, path, [200], await client.get(path));
}

/** Drafts the registration of a project. It stays a draft, so that the projects stay the same. */
async function registers(step: Step): Promise<void> {
  const {
    on: { oracle, policies },
    person: { walker },
    project,
  } = step;
  const answer = await attempt(step, 'POST', '/api/projects?draft=true', {
    body: {
      name: '随机项目（示例）',
      kind: 'investment',
      leadOrganisationId: project.unit,
      location: { type: 'Point', coordinates: [120.1551, 30.2741] },
    },
  });
  const may = oracle.writes(walker, project);
  reply(
    step,
    `register a project in ${project.unit}`,
    may ? [202] : policies ? [403] : [403, 404, 409, 412, 422],
    answer,
  );
}

/**
 * Has a list read that names a project outside the access scope or one within it, and files one
 * with a fault, so that the projects stay the same.
 */
async function bringsInAList(step: Step): Promise<void> {
  const {
    on: { oracle, policies },
    person: { walker, client },
    project,
  } = step;
  const visible = oracle.visible(walker);
  const send = (path: string, text: string) =>
    uploadTo(client, `/api/project-lists${path}`, {
      file: { name: '随机（示例）.csv', bytes: Buffer.from(text) },
      fields: { organisation: project.unit },
    });
  const may = oracle.writes(walker, project);
  const done = (status: number) => (may ? [status] : policies ? [403] : [status, 403]);
  const read = await send('/check', `项目名称,阶段\n${project.name},在建\n`);
  if (reply(step, 'have a list read', done(200), read))
    noneForeign(
      step,
      'projects like those of a list',
      (read.body.near as { knownId: string }[]).map(({ knownId }) => knownId),
      visible,
    );
  const faulty = '项目名称,阶段\n随机（示例）,无此阶段\n';
  reply(step, 'have a list marked', done(200), await send('/error-sheet', faulty));
  const filed = await send('', faulty);
  reply(step, 'file a list with a fault', may ? [422] : policies ? [403] : [403, 422], filed);
}

/** Asks who may be named as in charge of the projects of an organisation. */
async function inCharge(step: Step): Promise<void> {
  const { oracle, policies } = step.on;
  const { walker, client } = step.person;
  const path = `/api/organisations/${step.project.unit}/people-in-charge`;
  const works = oracle.is(walker, 'officer', 'manager');
  reply(step, 'who is in charge', works || !policies ? [200] : [403], await client.get(path));
}

const CHANGED_ON = '2026-03-01';
/** What people draft about a project: method, path and body of each. */
const CHANGES: Readonly<Record<string, (step: Step) => [string, string, object]>> = {
  'say what is not yet recorded': ({ project: { id } }) => [
    'POST',
    '/api/projects/first-facts',
    { projectIds: [id], stage: 'construction', tier: 'standard' },
  ],
  'edit a project': ({ project: { id }, on: { steps } }) => [
    'PATCH',
    `/api/projects/${id}`,
    { summary: `随机 ${steps}` },
  ],
  'move the stage': ({ project: { id } }) => [
    'POST',
    `/api/projects/${id}/stage-moves`,
    { to: 'construction', on: CHANGED_ON, reason: '示例' },
  ],
  'file a transfer': ({ project: { id } }) => [
    'POST',
    `/api/projects/${id}/transfer`,
    { toOrganisationId: 'walk-road-north', on: CHANGED_ON, reason: '示例' },
  ],
};

/** Drafts a change of a project. */
const changes = (what: string) =>
  async function does(step: Step): Promise<void> {
    const {
      on: { oracle },
      person: { walker },
      project,
    } = step;
    const [method, path, body] = CHANGES[what]!(step);
    const answer = await attempt(step, method, `${path}?draft=true`, {
      body,
      ...(method === 'PATCH' ? { headers: await tagOf(step, path) } : {}),
    });
    checkWrite(step, what, { may: oracle.writes(walker, project), answer }, project);
  };

const workers = ['officer', 'manager'] as const;
export const projectActions: readonly WalkAction[] = [
  ...reading,
  { name: 'list projects', does: lists },
  { name: 'read who may be in charge', roles: workers, does: inCharge },
  { name: 'draft a registration', roles: workers, does: registers },
  { name: 'bring in a list of projects', roles: workers, does: bringsInAList },
  ...Object.keys(CHANGES).map((name) => ({ name, roles: workers, does: changes(name) })),
  { name: 'read the plan', does: plan },
];
