import { uploadTo } from '../../harness/upload.js';
import {
  attempt,
  checkRead,
  checkWrite,
  noneForeign,
  reply,
  type Step,
  tagOf,
  trespass,
  type WalkAction,
} from '../check-answers.js';

/** A month in which no other action enters amounts. */
const MONTH = '2022-02';
const placeOf = ({ project }: Step): string => `/api/projects/${project.id}/returns/${MONTH}`;

async function reads(step: Step): Promise<void> {
  const answer = await step.person.client.get(placeOf(step));
  checkRead(step, 'read a return', answer, step.project);
}

async function lists(step: Step): Promise<void> {
  const {
    on: { oracle },
    person: { walker, client },
  } = step;
  noneForeign(
    step,
    'returns of a month',
    ((await client.all(`/api/returns?month=${MONTH}`)) ?? []).map(
      ({ projectId }) => projectId as string,
    ),
    oracle.visible(walker),
  );
}

async function readsBoard(step: Step): Promise<void> {
  const {
    on: { oracle },
    person: { walker, client },
  } = step;
  const seen = oracle.world.projects.filter((project) => oracle.sees(walker, project));
  noneForeign(
    step,
    'board of returns',
    ((await client.all('/api/returns/board')) ?? []).map(
      ({ organisationId }) => organisationId as string,
    ),
    new Set(seen.map(({ unit }) => unit)),
  );
}

const CONTENT = {
  completed: [{ composition: null, amountFen: '0' }],
  physicalPercent: '45',
  physicalWords: '随机（示例）',
};

async function saves(step: Step): Promise<void> {
  const {
    on: { oracle },
    person: { walker },
    project,
    pick,
  } = step;
  const headers = pick([true, true, false])
    ? await tagOf(step, placeOf(step))
    : { 'if-match': '"v9"' };
  const answer = await attempt(step, 'PUT', placeOf(step), { body: CONTENT, headers });
  checkWrite(step, 'save a return', { may: oracle.writes(walker, project), answer }, project);
}

async function submits(step: Step): Promise<void> {
  const {
    on: { oracle },
    person: { walker, client },
    project,
  } = step;
  // Only what is saved can be submitted.
  await client.send('PUT', placeOf(step), CONTENT, { headers: await tagOf(step, placeOf(step)) });
  const answer = await attempt(step, 'POST', `${placeOf(step)}/submission`, {
    body: { attestation: true },
  });
  checkWrite(step, 'submit a return', { may: oracle.writes(walker, project), answer }, project);
}

const workbookOf = ({ project }: Step): string =>
  `/api/returns/workbook?month=${MONTH}&organisation=${project.unit}`;

async function downloads(step: Step): Promise<void> {
  const {
    on: { oracle },
    person: { walker, client },
    project: { unit },
  } = step;
  const { status } = await client.get(workbookOf(step));
  const sees = oracle.world.projects.some((one) => one.unit === unit && oracle.sees(walker, one));
  if (status !== (sees ? 200 : 404))
    trespass(step, 'download a workbook of returns', sees ? '200' : '404', String(status));
}

/** As the acting user, uploads a file that is no workbook of returns: nobody changes anything. */
async function uploads(step: Step): Promise<void> {
  const {
    on: { oracle, policies },
    person: { walker, client },
  } = step;
  const answer = await uploadTo(client, workbookOf(step), {
    file: { name: '随机（示例）.csv', bytes: 'a,b' },
  });
  const may = policies ? oracle.is(walker, 'officer', 'manager') : true;
  reply(step, 'upload a workbook of returns', may ? [422, 403, 409] : [403], answer);
}

/** Kinds of requests about monthly returns. */
export const returnActions: readonly WalkAction[] = [
  { name: 'read a return', does: reads },
  { name: 'list returns', does: lists },
  { name: 'read the board of returns', does: readsBoard },
  { name: 'download a workbook of returns', does: downloads },
  { name: 'upload a workbook of returns', does: uploads },
  { name: 'save a return', roles: ['officer', 'manager'], does: saves },
  { name: 'submit a return', roles: ['officer', 'manager'], does: submits },
];
