import { attempt, type WalkAction, checkRead, checkWrite, type Step } from '../check-answers.js';

/** Reads how people rated a project. */
async function reads(step: Step): Promise<void> {
  const answer = await step.person.client.get(`/api/projects/${step.project.id}/ratings`);
  checkRead(step, 'read ratings', answer, step.project);
}

/** Rates a project as badly as it can be, which needs nobody else. */
async function rates(step: Step): Promise<void> {
  const {
    on: { oracle },
    person: { walker },
    project,
  } = step;
  const answer = await attempt(step, 'POST', `/api/projects/${project.id}/ratings`, {
    body: { rating: 'red', words: '随机（示例）' },
  });
  checkWrite(step, 'rate a project', { may: oracle.writes(walker, project), answer }, project);
}

export const ratingActions: readonly WalkAction[] = [
  { name: 'read ratings', does: reads },
  { name: 'rate a project', roles: ['officer', 'manager'], does: rates },
];
