import type { Answered } from '../../harness/api-client.js';
import {
  attempt,
  type WalkAction,
  checkRead,
  checkWrite,
  mayDecide,
  noneForeign,
  reply,
  type Step,
} from '../check-answers.js';
import { likely, some } from '../some-thing.js';
import type { LedgerChangeRequest, Thing } from '../things.js';
import type { ExpectedProject } from '../expected-state.js';

const posting = (over: object = {}): object => ({
  series: 'paid',
  month: '2025-03',
  amountFen: '7',
  fundingSource: 'municipal',
  unitConfirmed: true,
  ...over,
});

function filed(step: Step, answer: Answered, projects: readonly ExpectedProject[]): void {
  step.on.things.proposals.push({
    id: answer.body.id,
    projects,
    filers: [step.person.walker],
    state: 'waiting',
  });
}

async function posts(step: Step): Promise<void> {
  const {
    on: { oracle },
    person: { walker },
    project,
  } = step;
  const answer = await attempt(step, 'POST', `/api/projects/${project.id}/ledger-entries`, {
    body: posting({ repeatConfirmed: true }),
  });
  if (checkWrite(step, 'post an entry', { may: oracle.writes(walker, project), answer }, project))
    filed(step, answer, [project]);
}

async function readsChangeRequest(step: Step): Promise<void> {
  const {
    on: { oracle, things },
    person: { walker, client },
  } = step;
  const changeRequest = some(step, things.proposals);
  if (changeRequest)
    for (const part of ['', '/entries', '/totals'])
      checkRead(
        step,
        `read a proposal${part}`,
        await client.get(`/api/ledger-proposals/${changeRequest.id}${part}`),
        ...changeRequest.projects,
      );
  const query = step.pick([
    '',
    `?projectId=${step.project.id}`,
    '?state=proposed',
    `?filedBy=${walker.id}`,
    '?kind=posting',
  ]);
  const listed = (await client.all(`/api/ledger-proposals${query}`)) ?? [];
  const known = new Map(things.proposals.map(({ id, projects }) => [id, projects]));
  noneForeign(
    step,
    `proposals${query}`,
    listed
      .filter(({ id }) => !oracle.sees(walker, ...(known.get(id as string) ?? [])))
      .map(({ id }) => id as string),
    new Set(),
  );
  reply(step, 'count what waits', [200], await client.get('/api/ledger-proposals/waiting'));
}

/**
 * Chooses a ledger change request, usually one in the given state. In one of five cases, or when
 * none has this state, chooses one in any state.
 */
function standing(
  step: Step,
  state: LedgerChangeRequest['state'],
  from: readonly LedgerChangeRequest[] = step.on.things.proposals,
): LedgerChangeRequest | null {
  const found = from.filter((changeRequest) => changeRequest.state === state);
  return likely(step, found.length > 0 && step.pick([1, 2, 3, 4, 5]) > 1 ? found : from);
}

/**
 * As the acting user, approves a ledger change request. Remembers its entries, so that later
 * requests can reverse them.
 */
async function approves(step: Step): Promise<void> {
  const {
    on: { things },
    person: { client },
  } = step;
  const changeRequest = standing(step, 'waiting');
  if (!changeRequest) return;
  const answer = await attempt(step, 'POST', `/api/ledger-proposals/${changeRequest.id}/approval`);
  if (
    !checkWrite(
      step,
      'approve a proposal',
      { may: mayDecide(step, changeRequest.filers, ...changeRequest.projects), answer },
      ...changeRequest.projects,
    )
  )
    return;
  changeRequest.state = 'approved';
  const { body } = await client.get(`/api/ledger-proposals/${changeRequest.id}/entries`);
  for (const { entryId, projectId } of body.items)
    things.entries.push({
      id: entryId,
      projects: changeRequest.projects.filter(
        ({ id }) => projectId === undefined || id === projectId,
      ),
    });
}

async function returns(step: Step): Promise<void> {
  const changeRequest = standing(step, 'waiting');
  if (!changeRequest) return;
  const answer = await attempt(step, 'POST', `/api/ledger-proposals/${changeRequest.id}/return`, {
    body: {
      reason: '随机（示例）',
    },
  });
  if (
    checkWrite(
      step,
      'return a proposal',
      { may: mayDecide(step, changeRequest.filers, ...changeRequest.projects), answer },
      ...changeRequest.projects,
    )
  )
    changeRequest.state = 'over';
}

/**
 * As the acting user, withdraws a ledger change request. The user who submitted it may do so while
 * having write access to its project.
 */
async function withdraws(step: Step): Promise<void> {
  const {
    on: { oracle, things },
    person: { walker },
    pick,
  } = step;
  const own = things.proposals.filter(({ filers }) => filers.includes(walker));
  const changeRequest = standing(
    step,
    'waiting',
    own.length > 0 && pick([1, 2, 3]) > 1 ? own : things.proposals,
  );
  if (!changeRequest) return;
  const answer = await attempt(step, 'DELETE', `/api/ledger-proposals/${changeRequest.id}`);
  if (
    checkWrite(
      step,
      'withdraw a proposal',
      {
        may:
          (changeRequest.submitter ?? changeRequest.filers[0]) === walker &&
          oracle.writes(walker, ...changeRequest.projects),
        answer,
      },
      ...changeRequest.projects,
    )
  )
    changeRequest.state = 'over';
}

async function undoes(step: Step): Promise<void> {
  const {
    on: { oracle },
    person: { walker },
  } = step;
  const changeRequest = standing(step, 'approved');
  if (!changeRequest) return;
  const answer = await attempt(step, 'POST', `/api/ledger-proposals/${changeRequest.id}/reversal`, {
    body: {
      reason: '随机（示例）',
    },
  });
  if (
    checkWrite(
      step,
      'undo a proposal',
      { may: oracle.writes(walker, ...changeRequest.projects), answer },
      ...changeRequest.projects,
    )
  )
    filed(step, answer, changeRequest.projects);
}

async function readsEntry(step: Step): Promise<void> {
  const entry = some(step, step.on.things.entries);
  if (entry)
    checkRead(
      step,
      'read an entry',
      await step.person.client.get(`/api/ledger-entries/${entry.id}`),
      ...entry.projects,
    );
}

const takesBack =
  (action: 'reversal' | 'correction' | 'recoveries', body: object) =>
  async (step: Step): Promise<void> => {
    const {
      on: { oracle, things },
      person: { walker },
    } = step;
    const entry: Thing | null = likely(step, things.entries);
    if (!entry) return;
    const answer = await attempt(step, 'POST', `/api/ledger-entries/${entry.id}/${action}`, {
      body,
    });
    if (
      checkWrite(
        step,
        `propose a ${action}`,
        { may: oracle.writes(walker, ...entry.projects), answer },
        ...entry.projects,
      )
    )
      filed(step, answer, entry.projects);
  };

async function registersCode(step: Step): Promise<void> {
  const {
    on,
    person: { walker },
    project,
  } = step;
  const code = `2019-330100-48-01-${String(100_000 + on.steps)}`;
  checkWrite(
    step,
    'register a code',
    {
      may: on.oracle.writes(walker, project),
      answer: await attempt(step, 'POST', `/api/projects/${project.id}/codes`, { body: { code } }),
    },
    project,
  );
}

async function registersDocument(step: Step): Promise<void> {
  const {
    on,
    person: { walker },
    project,
  } = step;
  checkWrite(
    step,
    'register a document',
    {
      may: on.oracle.writes(walker, project),
      answer: await attempt(step, 'POST', `/api/projects/${project.id}/documents`, {
        body: {
          number: `示例 ${on.steps}`,
          title: '随机（示例）',
        },
      }),
    },
    project,
  );
}

const workers = ['officer', 'manager'] as const;
export const ledgerActions: readonly WalkAction[] = [
  { name: 'post an entry', roles: workers, does: posts },
  { name: 'post another entry', roles: workers, does: posts },
  { name: 'read a proposal', does: readsChangeRequest },
  { name: 'approve a proposal', roles: ['manager'], does: approves },
  { name: 'approve another proposal', roles: ['manager'], does: approves },
  { name: 'approve a third proposal', does: approves },
  { name: 'return a proposal', roles: ['manager'], does: returns },
  {
    name: 'withdraw a proposal',
    able: ({ things }) =>
      things.proposals.filter(({ state }) => state === 'waiting').flatMap(({ filers }) => filers),
    does: withdraws,
  },
  { name: 'undo a proposal', roles: workers, does: undoes },
  { name: 'read an entry', does: readsEntry },
  {
    name: 'reverse an entry',
    roles: workers,
    does: takesBack('reversal', { reason: '随机（示例）' }),
  },
  {
    name: 'correct an entry',
    roles: workers,
    does: takesBack('correction', posting({ amountFen: '9', reason: '随机（示例）' })),
  },
  {
    name: 'recover an entry',
    roles: workers,
    does: takesBack('recoveries', { month: '2026-06', amountFen: '1', reason: '随机（示例）' }),
  },
  { name: 'register a code', roles: workers, does: registersCode },
  { name: 'register a document', roles: workers, does: registersDocument },
];
