import type { Answered } from '../../harness/api-client.js';
import { attempt, BY_RULE, reply, type Step, type WalkAction } from '../check-answers.js';
import type { Walker } from '../expected-state.js';
import type { Oracle } from '../oracle.js';
import { likely, some, sparing } from '../some-thing.js';
import type { SupervisedThing } from '../things.js';

const SAID = '随机（示例）';
const DUE_ON = '2027-01-15';

/** Checks whether the user works in the organisation that leads the item, or above it. */
const leads = ({ on: { oracle }, person: { walker } }: Step, { lead }: SupervisedThing): boolean =>
  oracle.holds(walker, lead, 'officer', 'manager');

/** Checks whether the user sees the item: by its project, or by the organisation that leads. */
const sees = ({ on: { oracle }, person: { walker } }: Step, item: SupervisedThing): boolean =>
  oracle.sees(walker, ...item.projects) ||
  oracle.holds(walker, item.lead, 'officer', 'manager', 'auditor');

/**
 * Checks whether the user manages the organisation that issued the item, and has not given what is
 * to be evaluated, nor stands in for whoever gave it.
 */
const evaluates = (
  { on: { oracle }, person: { walker } }: Step,
  { issuing }: SupervisedThing,
  givenBy: string | null,
): boolean =>
  walker.id !== givenBy &&
  walker.roles.some(
    ({ role, unit, lender }) =>
      role === 'manager' && oracle.isWithin(issuing, unit) && (!lender || lender.id !== givenBy),
  );

/** Checks the response to a step with an item; returns whether it was taken. */
function checkStep(
  step: Step,
  what: string,
  item: SupervisedThing,
  { may, answer }: { may: boolean; answer: Answered },
): boolean {
  const { policies } = step.on;
  const refused = policies ? [sees(step, item) ? 403 : 404] : [403, 404, ...BY_RULE];
  // An item is evaluated by whoever still sees it: organisations may have moved since it was issued.
  return reply(step, what, may && sees(step, item) ? [200, ...BY_RULE] : refused, answer);
}

async function opens(step: Step): Promise<void> {
  const {
    on: { oracle, things, policies },
    person: { walker },
    pick,
  } = step;
  const writable = oracle.world.projects.filter(
    (project) => oracle.writes(walker, project) && !oracle.isSealed(project),
  );
  const project = writable.length > 0 && pick([true, true, false]) ? pick(writable) : step.project;
  if (sparing(step, [project])) return;
  const answer = await attempt(step, 'POST', '/api/supervision-items', {
    body: {
      kind: 'problem',
      title: SAID,
      words: SAID,
      projectId: project.id,
      leadOrganisationId: project.unit,
      ownerId: walker.id,
      dueOn: DUE_ON,
    },
  });
  const may = oracle.writes(walker, project);
  const refused = policies ? [oracle.sees(walker, project) ? 403 : 404] : [403, 404, ...BY_RULE];
  if (reply(step, 'open an item', may ? [201, ...BY_RULE] : refused, answer))
    things.supervised.push({
      id: answer.body.id,
      projects: [project],
      lead: project.unit,
      issuing: answer.body.issuingOrganisationId,
      waits: new Set(),
      answeredBy: null,
      askedBy: null,
    });
}

async function reads(step: Step): Promise<void> {
  const {
    on: { things },
    person: { client },
  } = step;
  const item = some(step, things.supervised);
  if (item)
    reply(
      step,
      'read an item',
      sees(step, item) ? [200] : [404],
      await client.get(`/api/supervision-items/${item.id}`),
    );
  await lists(step);
}

async function lists(step: Step): Promise<void> {
  const {
    on: { oracle, policies, things },
    person: { walker, client },
  } = step;
  const answer = await client.get('/api/supervision-items?limit=200');
  const expected = oracle.worksWithProjects(walker) || !policies ? [200] : [403];
  if (!reply(step, 'list items', expected, answer)) return;
  const listed = new Set(answer.body.items.map(({ id }: { id: string }) => id));
  for (const item of things.supervised)
    if (listed.has(item.id) && !sees(step, item))
      reply(step, `list the item ${item.id}`, [404], { ...answer, status: 200 });
}

/** A step that the organisation that leads takes. */
const leadTakes =
  (path: 'receipt' | 'replies' | 'extension', body: object) =>
  async (step: Step): Promise<void> => {
    const item = likely(step, step.on.things.supervised);
    if (!item || sparing(step, item.projects)) return;
    const { walker } = step.person;
    const answer = await attempt(step, 'POST', `/api/supervision-items/${item.id}/${path}`, {
      body,
    });
    if (!checkStep(step, `${path} of an item`, item, { may: leads(step, item), answer })) return;
    const by = path === 'replies' ? 'answeredBy' : path === 'extension' ? 'askedBy' : null;
    if (by === null) return;
    item[by] = walker.id;
    item.waits.add(by);
  };

/** A step that the organisation takes that issued the item. */
const officeTakes =
  (path: string, body: object, by: 'answeredBy' | 'askedBy' | null) =>
  async (step: Step): Promise<void> => {
    const { things, oracle } = step.on;
    const open = things.supervised.filter(
      (item) => !item.projects.some((project) => oracle.isSealed(project)),
    );
    const mine = open.filter((item) => evaluates(step, item, by && item[by]));
    const ready = by === null ? mine : mine.filter(({ waits }) => waits.has(by));
    const item =
      ready.length > 0 ? step.pick(ready) : mine.length > 0 ? step.pick(mine) : some(step, open);
    if (!item || sparing(step, item.projects)) return;
    const answer = await attempt(step, 'POST', `/api/supervision-items/${item.id}/${path}`, {
      body,
    });
    const may = evaluates(step, item, by && item[by]);
    const isDone = checkStep(step, `${path} of an item`, item, { may, answer });
    if (isDone && by !== null) item.waits.delete(by);
  };

/** Whether a person works for the organisation that gave out an item. */
const issues = (oracle: Oracle, walker: Walker, { issuing }: { issuing: string }): boolean =>
  oracle.holds(walker, issuing, 'officer', 'manager');

async function withdraws(step: Step): Promise<void> {
  const {
    on: { oracle, things },
    person: { walker },
    pick,
  } = step;
  // Most items stay, so that there is something to answer and to evaluate.
  if (!pick([true, false, false])) return;
  const issued = things.supervised.filter((one) => issues(oracle, walker, one));
  const item = issued.length > 0 ? pick(issued) : likely(step, things.supervised);
  if (!item || sparing(step, item.projects)) return;
  const answer = await attempt(step, 'POST', `/api/supervision-items/${item.id}/withdrawal`, {
    body: { words: SAID },
  });
  const may = issues(oracle, walker, item);
  checkStep(step, 'withdrawal of an item', item, { may, answer });
}

const workers = ['officer', 'manager'] as const;
const managers = ['manager'] as const;
export const supervisionActions: readonly WalkAction[] = [
  { name: 'open an item', roles: workers, does: opens },
  { name: 'read items', does: reads },
  { name: 'sign for an item', roles: workers, does: leadTakes('receipt', {}) },
  { name: 'answer an item', roles: workers, does: leadTakes('replies', { words: SAID }) },
  {
    name: 'ask for more time',
    roles: workers,
    does: leadTakes('extension', { dueOn: '2027-02-15', reason: SAID }),
  },
  // The database lets whoever may write where the item leads take every step with it.
  {
    name: 'decide about more time',
    roles: managers,
    firstWallOnly: true,
    does: officeTakes('extension/decision', { granted: true }, 'askedBy'),
  },
  {
    name: 'accept an answer',
    roles: managers,
    firstWallOnly: true,
    does: officeTakes('verification', { accepted: true, words: SAID }, 'answeredBy'),
  },
  {
    name: 'return an item',
    roles: managers,
    firstWallOnly: true,
    does: officeTakes('return', { words: SAID }, 'answeredBy'),
  },
  {
    name: 'close an item',
    roles: managers,
    firstWallOnly: true,
    does: officeTakes('closure', { words: SAID }, 'answeredBy'),
  },
  {
    name: 'note a measure',
    roles: managers,
    firstWallOnly: true,
    does: (step) =>
      officeTakes(
        'measures',
        { kind: 'urged', on: step.on.tracker.clock.today(), words: SAID },
        null,
      )(step),
  },
  {
    name: 'withdraw an item',
    able: ({ oracle, people, things }) =>
      people
        .map(({ walker }) => walker)
        .filter((one) => things.supervised.some((item) => issues(oracle, one, item))),
    firstWallOnly: true,
    does: withdraws,
  },
];
