import { attempt, type WalkAction, reply, type Step } from '../check-answers.js';

const INDICATOR = '3';
const reading = { value: '80.1', on: '2026-03-01', source: '随机（示例）' };

/** Reads what targets and indicators became; everybody who is signed in may. */
async function reads(step: Step): Promise<void> {
  const { client } = step.person;
  const { targetId } = step.project;
  const paths = [
    `/api/indicators/${INDICATOR}/readings`,
    ...(targetId === null ? [] : [`/api/targets/${targetId}/readings`]),
  ];
  for (const path of paths) reply(step, `read ${path}`, [200], await client.get(path));
}

/** Drafts the reading of a target that a project promises. */
async function filesTarget(step: Step): Promise<void> {
  const {
    on: { oracle, policies },
    person: { walker },
    project,
  } = step;
  if (project.targetId === null) return;
  const answer = await attempt(
    step,
    'POST',
    `/api/targets/${project.targetId}/readings?draft=true`,
    {
      body: reading,
    },
  );
  const may = oracle.writes(walker, project);
  // Everybody reads what the plan promises, so a reading that does not fit it is refused first.
  const expected = may ? [202, 422] : policies ? [403, 422] : [403, 404, 422];
  reply(step, `draft a reading of a target of ${project.unit}`, expected, answer);
}

/** Drafts readings of indicators, which belong to no organisation. */
async function filesIndicators(step: Step): Promise<void> {
  const one = await attempt(step, 'POST', `/api/indicators/${INDICATOR}/readings?draft=true`, {
    body: reading,
  });
  const several = await attempt(step, 'POST', '/api/indicator-readings?draft=true', {
    body: { items: [{ ...reading, number: Number(INDICATOR) }] },
  });
  // Somebody who holds two roles that exclude each other only reads.
  for (const answer of [one, several]) reply(step, 'draft readings', [202, 403], answer);
}

const workers = ['officer', 'manager'] as const;
export const readingActions: readonly WalkAction[] = [
  { name: 'read readings', does: reads },
  { name: 'draft a reading of a target', roles: workers, does: filesTarget },
  { name: 'draft readings of indicators', roles: workers, does: filesIndicators },
];
