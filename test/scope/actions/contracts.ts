import {
  attempt,
  type WalkAction,
  checkRead,
  checkWrite,
  reply,
  type Step,
} from '../check-answers.js';

const contract = {
  kind: 'services',
  counterparty: '随机咨询有限公司（示例）',
  amountFen: '100',
  signedOn: '2026-01-05',
};
/** Id of a contract that nobody entered. */
const NOBODYS = '00000000-0000-4000-8000-0000000000cc';

/** Reads the contracts of a project. */
async function reads(step: Step): Promise<void> {
  const answer = await step.person.client.get(`/api/projects/${step.project.id}/contracts`);
  checkRead(step, 'read contracts', answer, step.project);
}

/** Drafts a contract. */
async function drafts(step: Step): Promise<void> {
  const {
    on: { oracle },
    person: { walker },
    project,
  } = step;
  const path = `/api/projects/${project.id}/contracts?draft=true`;
  const answer = await attempt(step, 'POST', path, { body: contract });
  checkWrite(step, 'draft a contract', { may: oracle.writes(walker, project), answer }, project);
}

/** Asks for changes and payments of a contract that is not there. */
async function changes(step: Step): Promise<void> {
  const { project, pick } = step;
  const place = `/api/projects/${project.id}/contracts/${NOBODYS}`;
  const [method, path, body] = pick([
    [
      'POST',
      `${place}/events`,
      { kind: 'change', amountFen: '5', on: '2026-11-20', words: '随机（示例）' },
    ],
    ['PUT', `${place}/payments`, { entryIds: null }],
  ] as const);
  const answer = await attempt(step, method, path, { body });
  reply(step, `change a contract of ${project.unit}`, [403, 404], answer);
}

const workers = ['officer', 'manager'] as const;
export const contractActions: readonly WalkAction[] = [
  { name: 'read contracts', does: reads },
  { name: 'draft a contract', roles: workers, does: drafts },
  { name: 'change a contract', roles: workers, does: changes },
];
