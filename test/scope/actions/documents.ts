import { aPdf, toProject } from '../../builders/documents.js';
import { uploadTo } from '../../harness/upload.js';
import {
  attempt,
  type WalkAction,
  checkRead,
  checkWrite,
  noneForeign,
  reply,
  type Step,
} from '../check-answers.js';
import { some, sparing } from '../some-thing.js';
import type { ExpectedProject } from '../expected-state.js';

/**
 * Reads a document's data and its file. The request must succeed if the acting user may read at
 * least one of the document's projects.
 */
async function reads(step: Step): Promise<void> {
  const {
    on: { oracle, things },
    person: { walker, client },
  } = step;
  const document = some(step, things.documents);
  if (!document) return;
  const seen = document.projects.some((project) => oracle.sees(walker, project));
  for (const part of ['', '/content'])
    reply(
      step,
      `read a document${part} of ${document.projects.map(({ unit }) => unit).join()}`,
      seen ? [200] : [404],
      await client.get(`/api/documents/${document.id}${part}`),
    );
}

async function lists(step: Step): Promise<void> {
  const {
    on: { oracle },
    person: { walker, client },
    project,
  } = step;
  const answer = await client.get(`/api/documents?projectId=${project.id}&limit=200`);
  if (!checkRead(step, 'list documents', answer, project)) return;
  const subjects = answer.body.items.flatMap((item: any) => item.linkedTo);
  noneForeign(
    step,
    'subjects of documents',
    subjects
      .filter(({ kind }: { kind: string }) => kind === 'project')
      .map(({ id }: { id: string }) => id),
    oracle.visible(walker),
  );
}

/**
 * Checks the response to an upload, and returns whether the upload succeeded. Users who are neither
 * officer nor manager must be rejected before the server reads the form, so that the response does
 * not reveal whether a project exists.
 */
function isTaken(step: Step, what: string, answer: any, projects: ExpectedProject[]): boolean {
  const {
    on: { oracle, policies },
    person: { walker },
  } = step;
  if (policies && !oracle.is(walker, 'officer', 'manager')) return reply(step, what, [403], answer);
  return checkWrite(step, what, { may: oracle.writes(walker, ...projects), answer }, ...projects);
}

/**
 * Uploads a document about the request's project, or about that project and another one that the
 * acting user may change.
 */
async function uploads(step: Step): Promise<void> {
  const {
    on: { oracle, things },
    person: { walker, client },
    project,
    pick,
  } = step;
  const own = oracle.world.projects.filter(
    (one) => one !== project && oracle.writes(walker, one) && !sparing(step, [one]),
  );
  const projects = own.length > 0 && pick([true, false]) ? [project, pick(own)] : [project];
  const linkedTo = projects.map(({ id }) => ({ kind: 'project', id }));
  const answer = await uploadTo(client, '/api/documents', {
    file: { name: '随机（示例）.pdf', bytes: aPdf(String(pick([1, 2, 3]))) },
    fields: projects.length > 1 ? { linkedTo: JSON.stringify(linkedTo) } : toProject(project.id),
  });
  // The number of simultaneous uploads is limited, per user and in total. An upload above the limit
  // gets status 429 before access rights are checked, so there is nothing to compare.
  if (answer.status === 429) return;
  if (isTaken(step, 'upload a document', answer, projects))
    things.documents.push({ id: answer.body.id, projects });
}

async function registers(step: Step): Promise<void> {
  const { project } = step;
  const answer = await attempt(step, 'POST', '/api/documents', {
    body: { name: '随机（示例）', linkedTo: [{ kind: 'project', id: project.id }] },
  });
  isTaken(step, 'register a document', answer, [project]);
}

const workers = ['officer', 'manager'] as const;
export const documentActions: readonly WalkAction[] = [
  { name: 'read a document', does: reads },
  { name: 'list documents', does: lists },
  { name: 'upload a document', roles: workers, does: uploads },
  { name: 'register a document', roles: workers, does: registers },
];
