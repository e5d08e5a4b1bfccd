import { aCostFigure } from '../../builders/change-requests.js';
import {
  attempt,
  type WalkAction,
  checkRead,
  checkWrite,
  hiddenDraft,
  mayDecide,
  mayManage,
  noneForeign,
  reply,
  type Step,
  tagOf,
  trespass,
} from '../check-answers.js';
import { likely, some, sparing } from '../some-thing.js';
import type { ExpectedProject, Walker } from '../expected-state.js';
import type { ChangeRequest } from '../things.js';

/** Code of a second plan, into which requests of the random test carry projects over. */
export const LATER_PLAN = 'walk-plan';

const sourceDocument = { effectiveOn: '2026-03-01', document: '随机批文（示例）' };
/**
 * For each kind of budget change request, the function that creates the request body. The years
 * vary, so that most requests do not conflict with an earlier one.
 */
const KINDS: Readonly<Record<string, (step: Step, project: ExpectedProject) => object>> = {
  cost: () => aCostFigure({ approvalNumber: null, approvalBody: null, source: 'bulletin' }),
  'year-plan': ({ on }) => ({
    ...sourceDocument,
    year: 2027 + (on.steps % 15),
    amountFen: '100',
    category: 'continuing',
  }),
  funding: ({ on }) => ({
    ...sourceDocument,
    year: 2027 + (on.steps % 15),
    cells: [{ source: 'municipal', plannedFen: '0' }],
  }),
  'special-bond': ({ on }) => ({
    name: `示例债 ${on.steps}`,
    issuedOn: '2026-01-05',
    amountFen: '100',
    document: '随机批文（示例）',
  }),
  'period-figure': () => ({
    ...sourceDocument,
    planCode: 'hangzhou-14fyp',
    amountFen: '100',
    reason: '随机（示例）',
  }),
  target: (_, { targetId }) => ({
    ...sourceDocument,
    targetId: targetId ?? 'none',
    value: '1',
    reason: '随机（示例）',
  }),
};

/**
 * Chooses a project that has a target, if possible one that the acting user may change; without
 * such a project, returns the one that was chosen for this request before.
 */
function withTarget(step: Step): ExpectedProject {
  const {
    on: { oracle },
    person: { walker },
    project,
    pick,
  } = step;
  const own = oracle.world.projects.filter(
    (one) => one.targetId !== null && oracle.writes(walker, one) && !sparing(step, [one]),
  );
  return own.length > 0 ? pick(own) : project;
}

const drafting: WalkAction[] = Object.entries(KINDS).map(([kind, bodyOf]) => ({
  name: `file a change request: ${kind}`,
  roles: ['officer', 'manager'],
  async does(step) {
    const {
      on: { oracle, things },
      person: { walker },
    } = step;
    const project = kind === 'target' ? withTarget(step) : step.project;
    const state = step.pick(['draft', 'submitted'] as const);
    const path = `/api/projects/${project.id}/${kind}-filings?draft=${state === 'draft'}`;
    const answer = await attempt(step, 'POST', path, { body: bodyOf(step, project) });
    if (checkWrite(step, `file ${kind}`, { may: oracle.writes(walker, project), answer }, project))
      things.filings.push({
        id: answer.body.id,
        projects: [project],
        filers: [walker],
        kind,
        state,
      });
  },
}));

const isDraft = ({ state }: ChangeRequest): boolean => state === 'draft';
const isOpen = ({ state }: ChangeRequest): boolean => state === 'draft' || state === 'returned';

/** Notes who edited a request; one that its decider edits becomes a draft. */
function edited(request: ChangeRequest, walker: Walker, body: { state: ChangeRequest['state'] }) {
  request.filers.push(walker);
  request.state = body.state;
}

const editing: WalkAction[] = Object.entries(KINDS).map(([kind, bodyOf]) => ({
  name: `edit a filing: ${kind}`,
  // A draft is seen by its authors alone.
  able: ({ things }) =>
    things.filings
      .filter((one) => one.kind === kind && isOpen(one))
      .flatMap(({ filers }) => filers),
  async does(step) {
    const {
      on: { oracle, things },
      person: { walker },
    } = step;
    const open = things.filings.filter((one) => one.kind === kind && isOpen(one));
    const own = open.filter(({ filers }) => filers.includes(walker));
    const changeRequest =
      likely(step, own.length > 0 ? own : open) ??
      some(
        step,
        things.filings.filter((one) => one.kind === kind),
      );
    const id = changeRequest?.id ?? step.project.id;
    const [project = step.project] = changeRequest?.projects ?? [];
    const answer = await attempt(step, 'PUT', `/api/${kind}-filings/${id}`, {
      body: bodyOf(step, project),
      headers: await tagOf(step, `/api/budget-filings/${id}`),
    });
    if (!changeRequest) reply(step, `edit ${kind} that is none`, [404], answer);
    else if (isDraft(changeRequest) && hiddenDraft(step, `edit ${kind}`, answer, changeRequest))
      return;
    else if (
      checkWrite(step, `edit ${kind}`, { may: oracle.writes(walker, project), answer }, project)
    )
      edited(changeRequest, walker, answer.body);
  },
}));

async function reads(step: Step): Promise<void> {
  const {
    on: { oracle, things },
    person: { walker, client },
    pick,
  } = step;
  const changeRequest = some(step, things.filings);
  if (changeRequest)
    for (const part of ['', '/states']) {
      const read = await client.get(`/api/budget-filings/${changeRequest.id}${part}`);
      if (isDraft(changeRequest) && hiddenDraft(step, 'read a filing', read, changeRequest))
        continue;
      checkRead(step, `read a filing${part}`, read, ...changeRequest.projects);
    }
  const query = pick(['', '?state=submitted', '?kind=cost']);
  const answer = await client.get(`/api/budget-filings${query}`);
  if (
    reply(
      step,
      'list filings',
      oracle.worksWithProjects(walker) || !step.on.policies ? [200] : [403],
      answer,
    )
  )
    noneForeign(
      step,
      'filings',
      answer.body.items.map((item: any) => item.projectId as string),
      oracle.visible(walker),
    );
}

async function submits(step: Step): Promise<void> {
  const {
    on: { oracle, things },
    person: { walker },
  } = step;
  const changeRequest =
    likely(
      step,
      things.filings.filter((one) => isOpen(one)),
    ) ?? some(step, things.filings);
  if (!changeRequest) return;
  const answer = await attempt(step, 'POST', `/api/budget-filings/${changeRequest.id}/submission`, {
    body: undefined,
    headers: await tagOf(step, `/api/budget-filings/${changeRequest.id}`),
  });
  if (isDraft(changeRequest) && hiddenDraft(step, 'submit a filing', answer, changeRequest)) return;
  if (
    checkWrite(
      step,
      'submit a filing',
      { may: oracle.writes(walker, ...changeRequest.projects), answer },
      ...changeRequest.projects,
    )
  )
    Object.assign(changeRequest, { filers: [...changeRequest.filers, walker], state: 'submitted' });
}

const decides =
  (action: 'approval' | 'return', body?: object) =>
  async (step: Step): Promise<void> => {
    const changeRequests = step.on.things.filings;
    const ready = changeRequests.filter(
      ({ state, filers, projects }) =>
        state === 'submitted' && mayDecide(step, filers, ...projects) && !sparing(step, projects),
    );
    const changeRequest =
      ready.length > 0 && step.pick([1, 2, 3]) > 1
        ? step.pick(ready)
        : likely(step, changeRequests);
    if (!changeRequest) return;
    const may = mayDecide(step, changeRequest.filers, ...changeRequest.projects);
    const answer = await attempt(
      step,
      'POST',
      `/api/budget-filings/${changeRequest.id}/${action}`,
      {
        body,
        headers: await tagOf(step, `/api/budget-filings/${changeRequest.id}`),
      },
    );
    if (isDraft(changeRequest) && hiddenDraft(step, action, answer, changeRequest)) return;
    if (checkWrite(step, `${action} of a filing`, { may, answer }, ...changeRequest.projects))
      changeRequest.state = action === 'approval' ? 'approved' : 'returned';
  };

/**
 * As the acting user, withdraws a change request. Its author may do so until another person has
 * submitted it.
 */
async function withdraws(step: Step): Promise<void> {
  const {
    on: { oracle, things },
    person: { walker },
  } = step;
  const open = things.filings.filter(
    ({ state, filers }) => state !== 'approved' && state !== 'over' && filers.includes(walker),
  );
  const changeRequest = likely(step, open) ?? some(step, things.filings);
  if (!changeRequest) return;
  const answer = await attempt(step, 'POST', `/api/budget-filings/${changeRequest.id}/withdrawal`, {
    body: { reason: '随机（示例）' },
    headers: await tagOf(step, `/api/budget-filings/${changeRequest.id}`),
  });
  if (isDraft(changeRequest) && hiddenDraft(step, 'withdraw a filing', answer, changeRequest))
    return;
  const may = oracle.writes(walker, ...changeRequest.projects);
  if (may && answer.body?.code === 'NOT_OWN_CHANGE_REQUEST') return;
  if (
    checkWrite(step, 'withdraw a filing', { may, answer }, ...changeRequest.projects) &&
    !changeRequest.filers.includes(walker)
  )
    trespass(step, 'withdraw a filing of others', 'refused', 'withdrawn');
  if (answer.status === 200) changeRequest.state = 'over';
}

/**
 * As the acting user, saves an incomplete draft of a new change request, and saves an existing
 * draft again.
 */
async function keepsUnfinished(step: Step): Promise<void> {
  const {
    on: { oracle, things },
    person: { walker },
    project,
  } = step;
  const sheet = { kind: 'cost', content: { document: '随机批文（示例）' } };
  const answer = await attempt(step, 'POST', `/api/projects/${project.id}/unfinished-filings`, {
    body: sheet,
  });
  if (
    checkWrite(
      step,
      'keep an unfinished filing',
      { may: oracle.writes(walker, project), answer },
      project,
    )
  )
    things.filings.push({
      id: answer.body.id,
      projects: [project],
      filers: [walker],
      kind: 'cost',
      state: 'draft',
    });
  const changeRequest = likely(
    step,
    things.filings.filter((one) => one.kind === 'cost' && isOpen(one)),
  );
  if (!changeRequest) return;
  const changed = await attempt(step, 'PUT', `/api/unfinished-filings/${changeRequest.id}`, {
    body: sheet,
    headers: await tagOf(step, `/api/budget-filings/${changeRequest.id}`),
  });
  if (isDraft(changeRequest) && hiddenDraft(step, 'go on with a filing', changed, changeRequest))
    return;
  if (
    checkWrite(
      step,
      'go on with a filing',
      { may: oracle.writes(walker, ...changeRequest.projects), answer: changed },
      ...changeRequest.projects,
    )
  )
    edited(changeRequest, walker, changed.body);
}

async function joinsPlan(step: Step): Promise<void> {
  const answer = await attempt(step, 'POST', `/api/projects/${step.project.id}/plan-memberships`, {
    body: {
      ...sourceDocument,
      planCode: LATER_PLAN,
    },
  });
  checkWrite(
    step,
    'name a project in another plan',
    { may: mayManage(step, step.project), answer },
    step.project,
  );
}

async function forecasts(step: Step): Promise<void> {
  const {
    on: { oracle },
    person: { walker },
    project,
  } = step;
  const answer = await attempt(step, 'POST', `/api/projects/${project.id}/completion-forecasts`, {
    body: {
      amountFen: '1000',
      scope: 'not-stated',
      effectiveOn: '2026-03-01',
      explanation: '随机（示例）',
    },
  });
  checkWrite(step, 'file a forecast', { may: oracle.writes(walker, project), answer }, project);
}

async function carriesOver(step: Step): Promise<void> {
  const answer = await attempt(step, 'POST', `/api/projects/${step.project.id}/carry-overs`, {
    body: {
      fromPlan: 'hangzhou-14fyp',
      toPlan: LATER_PLAN,
      effectiveOn: '2026-03-01',
      reason: '随机（示例）',
      document: '随机批文（示例）',
    },
  });
  checkWrite(
    step,
    'carry a project over',
    { may: mayManage(step, step.project), answer },
    step.project,
  );
}

async function recordsRegime(step: Step): Promise<void> {
  const answer = await attempt(step, 'POST', `/api/projects/${step.project.id}/approval-regimes`, {
    body: {
      regime: 'approval',
      validFrom: '2026-03-01',
      document: '随机批文（示例）',
    },
  });
  checkWrite(step, 'record a regime', { may: mayManage(step, step.project), answer }, step.project);
}

/**
 * Chooses which of the project's recorded cost figures is the valid one; sometimes sends an id that
 * belongs to none of them, or null.
 */
async function choosesFigure(step: Step): Promise<void> {
  const {
    on: { things },
    person: { client },
    pick,
  } = step;
  const [project = step.project] =
    likely(
      step,
      things.filings.filter(({ kind, state }) => kind === 'cost' && state === 'approved'),
    )?.projects ?? [];
  const { body } = await client.get(`/api/projects/${project.id}/cost-chain`);
  const own = (body?.records ?? []).map(({ id }: { id: string }) => id) as string[];
  const recordId = pick([null, project.id, ...own, ...own]);
  const answer = await attempt(step, 'POST', `/api/projects/${project.id}/cost-choices`, {
    body: {
      recordId,
      reason: '随机（示例）',
    },
  });
  const may = mayManage(step, project);
  if (may && answer.body?.code === 'APPROVAL_BY_AUTHOR') return;
  if (may && recordId === project.id) reply(step, 'choose a figure that is none', [404], answer);
  else checkWrite(step, 'choose a figure', { may, answer }, project);
}

/**
 * Makes a project a sub-project of another one (its parent). The acting user needs only read access
 * to the parent.
 */
async function relates(step: Step): Promise<void> {
  const {
    on: { oracle, things },
    person: { walker },
    project,
    pick,
  } = step;
  // Never chooses a project of the protected organisation that the acting user may read. Its id
  // would rightly be written into the audit log of the sub-project's organisation, and the random
  // test would report that as a leak.
  const parent = pick(
    oracle.world.projects.filter((one) => !(oracle.isSealed(one) && oracle.sees(walker, one))),
  );
  const answer = await attempt(step, 'POST', `/api/projects/${project.id}/parents`, {
    body: {
      parentId: parent.id,
      part: 'sub-item',
      validFrom: '2026-03-01',
      document: '随机批文（示例）',
    },
  });
  const may = mayManage(step, project);
  if (may && !oracle.sees(walker, parent)) reply(step, 'name a foreign parent', [404], answer);
  else if (checkWrite(step, 'relate a project', { may, answer }, project))
    things.parts.push({ id: answer.body.id, projects: [project], child: project });
}

async function endsPart(step: Step): Promise<void> {
  const part = likely(step, step.on.things.parts);
  const [id, project] = part ? [part.id, part.child] : [step.project.id, step.project];
  const answer = await attempt(step, 'POST', `/api/projects/${project.id}/parents/${id}/end`, {
    body: {
      endedOn: '2026-06-01',
    },
  });
  const may = mayManage(step, project);
  if (may && answer.status === 404) return;
  checkWrite(step, 'end a part', { may, answer }, project);
}

const managers = ['manager'] as const;
export const changeRequestActions: readonly WalkAction[] = [
  ...drafting,
  ...editing,
  { name: 'read filings', does: reads },
  { name: 'submit a filing', roles: ['officer', 'manager'], does: submits },
  { name: 'submit another filing', roles: ['officer', 'manager'], does: submits },
  { name: 'approve a filing', roles: managers, does: decides('approval') },
  { name: 'approve another filing', roles: managers, does: decides('approval') },
  { name: 'return a filing', roles: managers, does: decides('return', { reason: '随机（示例）' }) },
  {
    name: 'return another filing',
    roles: managers,
    does: decides('return', { reason: '随机（示例）' }),
  },
  { name: 'withdraw a filing', roles: ['officer', 'manager'], does: withdraws },
  { name: 'keep an unfinished filing', roles: ['officer', 'manager'], does: keepsUnfinished },
  { name: 'name a project in another plan', roles: managers, does: joinsPlan },
  { name: 'file a forecast', roles: ['officer', 'manager'], does: forecasts },
  { name: 'carry a project over', roles: managers, does: carriesOver },
  { name: 'record an approval regime', roles: managers, does: recordsRegime },
  { name: 'choose a figure', roles: managers, does: choosesFigure },
  { name: 'relate a project', roles: managers, does: relates },
  { name: 'end a part', roles: managers, does: endsPart },
];
