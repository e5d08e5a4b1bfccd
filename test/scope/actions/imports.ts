import { runImport } from '#returns';
import { csvOf, type HistoryRow } from '../../builders/history.js';
import { uploadTo } from '../../harness/upload.js';
import {
  BY_RULE,
  type WalkAction,
  checkRead,
  checkWrite,
  noneForeign,
  reply,
  type Step,
  trespass,
} from '../check-answers.js';
import { likely, some, sparing } from '../some-thing.js';
import type { ExpectedProject } from '../expected-state.js';

const rowOf = ({ name }: ExpectedProject): HistoryRow => ({
  project: name,
  month: '2025-02',
  series: 'paid',
  amountFen: 10_000n,
  source: '市级财政',
});

/**
 * As the acting user, uploads a file about two projects, and runs the import as the worker would. A
 * single row about an organisation outside the user's access scope makes the whole file invalid.
 */
async function uploads(step: Step): Promise<void> {
  const {
    on,
    person: { walker, client },
    project,
    pick,
  } = step;
  const { oracle, things } = on;
  const seen = oracle.world.projects.filter(
    (one) => oracle.writes(walker, one) && !sparing(step, [one]),
  );
  const second = seen.length > 0 && pick([1, 2, 3]) > 1 ? pick(seen) : pick(oracle.world.projects);
  const projects = [
    ...new Set([pick([true, true, false]) && seen.length > 0 ? pick(seen) : project, second]),
  ];
  if (sparing(step, projects) || new Set(projects.map(({ name }) => name)).size < projects.length)
    return;
  const answer = await uploadTo(client, '/api/ledger-imports', {
    file: { name: '随机（示例）.csv', bytes: csvOf(projects.map(rowOf)) },
    fields: {
      unit: '万元',
      controlPaidFen: String(10_000 * projects.length),
      unitConfirmed: 'true',
      repeatConfirmed: 'true',
    },
  });
  const may = on.policies ? oracle.is(walker, 'officer', 'manager') : true;
  if (!reply(step, 'hand a file in', may ? [201, 409] : [403], answer)) return;
  const id = answer.body.id as string;
  await runImport(
    { database: on.tracker.test.database, clock: on.tracker.clock, files: on.tracker.files },
    id,
  );
  const { body, status } = await client.get(`/api/ledger-imports/${id}`);
  const right = oracle.writes(walker, ...projects);
  if (status !== 200 || body.state !== (right ? 'ready' : 'refused'))
    trespass(
      step,
      `file about ${projects.map(({ unit }) => unit).join()}`,
      right ? 'ready' : 'refused',
      `${status} ${body.state} ${JSON.stringify(body.errors)}`,
    );
  else
    things.imports.push({
      id,
      projects: right ? projects : [],
      filers: [walker],
      rehearsed: right,
    });
}

async function reads(step: Step): Promise<void> {
  const {
    on: { oracle, things },
    person: { walker, client },
    pick,
  } = step;
  reply(
    step,
    'template',
    [200],
    await client.get(`/api/ledger-imports/template?format=${pick(['csv', 'xlsx'])}`),
  );
  // Checks whether the acting user may read an uploaded file. An invalid file belongs to no
  // organisation; only the user who uploaded it and auditors of the whole city may read it.
  const seen = (file: (typeof things.imports)[number]): boolean =>
    file.rehearsed
      ? oracle.sees(walker, ...file.projects)
      : file.filers.includes(walker) || oracle.auditsCity(walker);
  const known = new Map(things.imports.map((file) => [file.id, file]));
  const listed = (await client.all('/api/ledger-imports')) ?? [];
  noneForeign(
    step,
    'files',
    listed
      .filter(
        ({ id }) =>
          known.has(id as string) &&
          !seen(known.get(id as string) as (typeof things.imports)[number]),
      )
      .map(({ id }) => id as string),
    new Set(),
  );
  const file = things.imports.length === 0 ? null : pick(things.imports);
  if (file)
    for (const part of ['', '/errors?format=csv', '/errors?format=xlsx'])
      reply(
        step,
        `read a file${part}`,
        seen(file) ? [200] : [404],
        await client.get(`/api/ledger-imports/${file.id}${part}`),
      );
}

/**
 * As the acting user, submits an uploaded file for approval. Only the user who uploaded the file
 * may do so.
 */
async function sends(step: Step): Promise<void> {
  const {
    on,
    person: { walker, client },
    pick,
  } = step;
  const { oracle, things } = on;
  const own = things.imports.filter(
    (file) => file.rehearsed && file.filers.includes(walker) && !sparing(step, file.projects),
  );
  const file =
    own.length > 0 && pick([1, 2, 3]) > 1
      ? pick(own)
      : some(
          step,
          things.imports.filter(({ rehearsed }) => rehearsed),
        );
  if (!file) return;
  const answer = await client.post(`/api/ledger-imports/${file.id}/proposal`, undefined);
  const may = file.filers.includes(walker);
  if (may) {
    if (
      !reply(
        step,
        'send a file',
        oracle.sees(walker, ...file.projects)
          ? [201, ...BY_RULE, ...(oracle.is(walker, 'officer', 'manager') ? [] : [403])]
          : [403, 404],
        answer,
      )
    )
      return;
  } else if (on.policies && !oracle.is(walker, 'officer', 'manager'))
    return void reply(step, 'send a file', [403], answer);
  else
    return void checkWrite(
      step,
      'send a file of somebody else',
      { may: false, answer },
      ...file.projects,
    );
  await runImport(
    { database: on.tracker.test.database, clock: on.tracker.clock, files: on.tracker.files },
    file.id,
  );
  const { body } = await client.get(`/api/ledger-imports/${file.id}`);
  const right = oracle.writes(walker, ...file.projects);
  if (body.state !== (right ? 'filed' : 'refused'))
    trespass(
      step,
      'a file that was sent',
      right ? 'filed' : 'refused',
      `${body.state} ${JSON.stringify(body.errors)}`,
    );
  if (body.state === 'filed')
    things.proposals.push({
      id: body.proposalId,
      projects: file.projects,
      filers: [walker],
      state: 'waiting',
    });
  else Object.assign(file, { rehearsed: false });
}

async function readsForeign(step: Step): Promise<void> {
  const file = likely(
    step,
    step.on.things.imports.filter(({ rehearsed }) => rehearsed),
  );
  if (file)
    checkRead(
      step,
      'read a rehearsed file',
      await step.person.client.get(`/api/ledger-imports/${file.id}`),
      ...file.projects,
    );
}

const workers = ['officer', 'manager'] as const;
export const importActions: readonly WalkAction[] = [
  { name: 'hand a file in', roles: workers, does: uploads },
  { name: 'hand another file in', roles: workers, does: uploads },
  { name: 'read files', does: reads },
  { name: 'read a rehearsed file', roles: workers, does: readsForeign },
  {
    name: 'send a file',
    able: ({ things }) =>
      things.imports.filter(({ rehearsed }) => rehearsed).flatMap(({ filers }) => filers),
    does: sends,
  },
];
