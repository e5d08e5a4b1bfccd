import { attempt, type WalkAction, checkRead, checkWrite, type Step } from '../check-answers.js';

const contract = {
  kind: 'services',
  counterparty: '随机咨询有限公司（示例）',
  amountFen: '100',
  signedOn: '2026-01-05',
};

/** Reads the contracts of a project. */
async function reads(step: Step): Promise<void> {
  const { client } = step.person;
  const answer = await client.get(`/api/projects/${step.project.id}/contracts`);
  checkRead(step, 'read contracts', answer, step.project);
}

/** Drafts a contract, and what happens to one that is entered. */
async function files(step: Step): Promise<void> {
  const {
    on: { oracle },
    person: { walker },
    project,
  } = step;
  const answer = await attempt(
    step,
    'POST',
    `/api/projects/${project.id}/contracts?draft=true`,
    { body: contract },
  );
  checkWrite(step, 'draft a contract', { may: oracle.writes(walker, project), answer }, project);
}

export const contractActions: readonly WalkAction[] = [
  { name: 'read contracts', does: reads },
  { name: 'draft a contract', roles: ['officer', 'manager'], does: files },
];
