import { attempt, type WalkAction, checkWrite, reply, type Step } from '../check-answers.js';

const PLACE = '/api/disclosure-packages';
/** Id of a package that nobody submitted. */
const NOBODYS = '00000000-0000-4000-8000-0000000000dd';

/** Drafts a package with one project, or looks at what it would say. */
async function files(step: Step): Promise<void> {
  const {
    on: { oracle, policies },
    person: { walker },
    pick,
    project,
  } = step;
  const path = pick([`${PLACE}?draft=true`, `${PLACE}/previews`]);
  const answer = await attempt(step, 'POST', path, {
    body: { projectIds: [project.id], tier: 'internal', fields: ['budget', 'spend'] },
  });
  if (policies && !oracle.is(walker, 'officer', 'manager')) {
    // The projects stand in the body: who may file none is told so before they are looked for.
    reply(step, 'draft a package in a role that files none', [403], answer);
    return;
  }
  checkWrite(step, 'draft a package', { may: oracle.writes(walker, project), answer }, project);
}

/** Reads what was published: on the walk nothing is. */
async function reads(step: Step): Promise<void> {
  const { person, pick } = step;
  const path = pick([`/${NOBODYS}`, `/${NOBODYS}/content`, '']);
  const answer = await person.client.get(`${PLACE}${path}`);
  reply(step, `read packages${path}`, path === '' ? [200, 403] : [403, 404], answer);
  const set = await person.client.get('/api/reports/oc4ids');
  reply(step, 'read the published set', [403, 404], set);
}

export const disclosureActions: readonly WalkAction[] = [
  { name: 'draft a package', roles: ['officer', 'manager'], does: files },
  { name: 'read packages', does: reads },
];
