import {
  type WalkAction,
  checkRead,
  noneForeign,
  reply,
  same,
  type Step,
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
  '/plans',
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

export const projectActions: readonly WalkAction[] = [
  ...reading,
  { name: 'list projects', does: lists },
  { name: 'read the plan', does: plan },
];
