import {
  attempt,
  checkRead,
  checkWrite,
  hiddenDraft,
  mayDecide,
  noneForeign,
  reply,
  type Step,
  tagOf,
  trespass,
  type WalkAction,
} from '../check-answers.js';
import { likely, some } from '../some-thing.js';
import type { LedgerChangeRequest } from '../things.js';

const POSTING = {
  series: 'paid',
  month: '2025-03',
  amountFen: '7',
  fundingSource: 'municipal',
  unitConfirmed: true,
  repeatConfirmed: true,
};

async function drafts(step: Step): Promise<void> {
  const {
    on: { oracle, things },
    person: { walker },
    project,
  } = step;
  const path = `/api/projects/${project.id}/ledger-entries?draft=true`;
  const answer = await attempt(step, 'POST', path, { body: POSTING });
  const may = oracle.writes(walker, project);
  if (checkWrite(step, 'draft an entry', { may, answer }, project))
    things.drafts.push({ id: answer.body.id, projects: [project], filers: [walker] });
}

async function edits(step: Step): Promise<void> {
  const { oracle, things } = step.on;
  const own = things.drafts.filter(({ filers }) => filers.includes(step.person.walker));
  const draft = likely(step, own.length > 0 ? own : things.drafts);
  if (!draft) return;
  const path = `/api/change-requests/${draft.id}`;
  const answer = await attempt(step, 'PATCH', path, {
    body: { payload: { ...POSTING, amountFen: '8' }, note: '随机（示例）' },
    headers: await tagOf(step, path),
  });
  if (hiddenDraft(step, 'edit a draft', answer, draft)) return;
  const may = oracle.writes(step.person.walker, ...draft.projects);
  if (
    checkWrite(step, 'edit a draft', { may, answer }, ...draft.projects) &&
    !draft.filers.includes(step.person.walker)
  )
    draft.filers.push(step.person.walker);
}

/** As the acting user, submits a draft. From then on it is one of the requests that wait. */
async function submits(step: Step): Promise<void> {
  const { oracle, things } = step.on;
  const { walker } = step.person;
  const draft = likely(step, things.drafts);
  if (!draft) return;
  const answer = await attempt(step, 'POST', `/api/change-requests/${draft.id}/submission`);
  if (hiddenDraft(step, 'submit a draft', answer, draft)) return;
  const may = oracle.writes(walker, ...draft.projects);
  if (!checkWrite(step, 'submit a draft', { may, answer }, ...draft.projects)) return;
  if (!draft.filers.includes(walker)) draft.filers.push(walker);
  things.drafts.splice(things.drafts.indexOf(draft), 1);
  // Whoever submitted it last is the one who may withdraw it.
  things.proposals.push({ ...draft, state: 'waiting', submitter: walker });
}

async function reads(step: Step): Promise<void> {
  const {
    on: { oracle, things },
    person: { walker, client },
    pick,
  } = step;
  const request = some(step, things.proposals);
  if (request)
    for (const part of ['', '/comments'])
      checkRead(
        step,
        `read a change request${part}`,
        await client.get(`/api/change-requests/${request.id}${part}`),
        ...request.projects,
      );
  const steps = (await client.all('/api/change-requests/history')) ?? [];
  const about = new Map(things.proposals.map(({ id, projects }) => [id, projects]));
  noneForeign(
    step,
    'the history of change requests',
    steps
      .map(({ changeRequestId }) => changeRequestId as string)
      .filter((id) => !oracle.sees(walker, ...(about.get(id) ?? []))),
    new Set(),
  );
  const query = pick(['', '?state=submitted', '?kind=ledger-entries', '?mine=own', '?mine=decide']);
  const listed = (await client.all(`/api/change-requests${query}`)) ?? [];
  const known = new Map(things.proposals.map(({ id, projects }) => [id, projects]));
  noneForeign(
    step,
    `change requests${query}`,
    listed
      .filter(({ id }) => !oracle.sees(walker, ...(known.get(id as string) ?? [])))
      .map(({ id }) => id as string),
    new Set(),
  );
  reply(step, 'count what waits', [200], await client.get('/api/change-requests/waiting'));
  reply(
    step,
    'look at decisions',
    [200],
    await client.post('/api/change-requests/looks', { seenUntil: '2026-01-01T00:00:00Z' }),
  );
}

async function comments(step: Step): Promise<void> {
  const { oracle, things } = step.on;
  const request = some(step, things.proposals);
  if (!request) return;
  const answer = await attempt(step, 'POST', `/api/change-requests/${request.id}/comments`, {
    body: { words: '随机（示例） <b>x</b>' },
  });
  const may = oracle.sees(step.person.walker, ...request.projects);
  checkWrite(step, 'comment', { may, answer }, ...request.projects);
}

const waiting = (step: Step): LedgerChangeRequest | null => {
  const { proposals } = step.on.things;
  const found = proposals.filter(({ state }) => state === 'waiting');
  return likely(step, found.length > 0 && step.pick([1, 2, 3, 4, 5]) > 1 ? found : proposals);
};

const decides =
  (move: 'approval' | 'return', body: object) =>
  async (step: Step): Promise<void> => {
    const request = waiting(step);
    if (!request) return;
    const answer = await attempt(step, 'POST', `/api/change-requests/${request.id}/${move}`, {
      body,
    });
    const may = mayDecide(step, request.filers, ...request.projects);
    if (checkWrite(step, `change request ${move}`, { may, answer }, ...request.projects))
      request.state = move === 'approval' ? 'approved' : 'over';
  };

async function decidesMany(step: Step): Promise<void> {
  const request = waiting(step);
  if (!request) return;
  const answer = await attempt(step, 'POST', '/api/change-requests/decisions', {
    body: { ids: [request.id], decision: 'returned', reason: '随机（示例）' },
  });
  const { oracle } = step.on;
  const { walker } = step.person;
  // Administrators and auditors of the city decide or read what concerns no project.
  const works =
    oracle.is(walker, 'officer', 'manager', 'system-admin', 'security-admin', 'audit-admin') ||
    oracle.holds(walker, 'city', 'auditor');
  if (!reply(step, 'decide several', works || !step.on.policies ? [200] : [403], answer)) return;
  const [{ state, code }] = answer.body.items;
  if (!step.on.oracle.sees(step.person.walker, ...request.projects) && code !== 'NOT_FOUND')
    trespass(step, 'decide several', 'NOT_FOUND', code ?? state);
  if (code !== null) return;
  if (!mayDecide(step, request.filers, ...request.projects))
    trespass(step, 'decide several', 'a refusal', state);
  request.state = 'over';
}

async function withdraws(step: Step): Promise<void> {
  const { oracle } = step.on;
  const { walker } = step.person;
  const request = waiting(step);
  if (!request) return;
  const path = `/api/change-requests/${request.id}/withdrawal`;
  const answer = await attempt(step, 'POST', path, { body: {} });
  const may =
    (request.submitter ?? request.filers[0]) === walker &&
    oracle.writes(walker, ...request.projects);
  if (checkWrite(step, 'withdraw a change request', { may, answer }, ...request.projects))
    request.state = 'over';
}

/** Reads and sets levels of a kind that nobody files, so that the other rules stay as they are. */
async function levels(step: Step): Promise<void> {
  const {
    on: { oracle, policies },
    person: { walker, client },
  } = step;
  const path = '/api/organisations/sample-transport/review-levels';
  reply(step, 'read levels', [200], await client.get(path));
  const answer = await attempt(step, 'PUT', path, {
    body: {
      items: [
        { kind: 'target', level: 1, relation: 'own', decides: 'head', validFrom: '2099-01-01' },
      ],
    },
  });
  const may = oracle.is(walker, 'security-admin');
  reply(step, 'set levels', may ? [200] : policies ? [403] : [200, 403], answer);
}

const workers = ['officer', 'manager'] as const;
const able: WalkAction['able'] = ({ things }) =>
  things.proposals
    .filter(({ state }) => state === 'waiting')
    .flatMap(({ filers, submitter }) => submitter ?? filers);
/** A draft is seen by its authors alone. */
const drafted: WalkAction['able'] = ({ things }) => things.drafts.flatMap(({ filers }) => filers);
export const approvalActions: readonly WalkAction[] = [
  { name: 'draft an entry', roles: workers, does: drafts },
  { name: 'edit a draft', able: drafted, does: edits },
  { name: 'submit a draft', roles: workers, does: submits },
  { name: 'read change requests', does: reads },
  { name: 'comment on a change request', does: comments },
  { name: 'approve a change request', roles: ['manager'], does: decides('approval', {}) },
  {
    name: 'return a change request',
    roles: ['manager'],
    does: decides('return', { reason: '随机（示例）' }),
  },
  { name: 'decide several change requests', roles: ['manager'], does: decidesMany },
  { name: 'withdraw a change request', able, does: withdraws },
  { name: 'set review levels', roles: ['security-admin'], firstWallOnly: true, does: levels },
];
