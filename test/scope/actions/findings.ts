import {
  attempt,
  BY_RULE,
  type WalkAction,
  checkRead,
  checkWrite,
  noneForeign,
  reply,
  type Step,
} from '../check-answers.js';
import { likely, some, sparing } from '../some-thing.js';
import type { Filed } from '../things.js';

/**
 * Checks whether a user is auditor of the organisations of all these projects. Callers leave out
 * findings about the protected organisation: auditors of the city could change such a finding, but
 * the data of that organisation must stay the same.
 */
const audits = (
  { on: { oracle }, person: { walker } }: Step,
  { projects }: Pick<Filed, 'projects'>,
): boolean => projects.every(({ unit }) => oracle.holds(walker, unit, 'auditor'));

async function raises(step: Step): Promise<void> {
  const {
    on: { oracle, things },
    person: { walker },
    pick,
  } = step;
  const audited = oracle.world.projects.filter(
    (project) => oracle.holds(walker, project.unit, 'auditor') && !oracle.isSealed(project),
  );
  const project = audited.length > 0 ? pick(audited) : step.project;
  const answer = await attempt(step, 'POST', `/api/projects/${project.id}/findings`, {
    body: {
      title: '随机（示例）',
      text: '随机（示例）',
      answerDueOn: '2026-12-15',
    },
  });
  if (
    checkWrite(
      step,
      'raise a finding',
      { may: audits(step, { projects: [project] }), answer },
      project,
    )
  )
    things.findings.push({ id: answer.body.id, projects: [project], filers: [] });
}

async function reads(step: Step): Promise<void> {
  const {
    on: { oracle, policies, things },
    person: { walker, client },
  } = step;
  const finding = some(step, things.findings);
  if (finding)
    checkRead(
      step,
      'read a finding',
      await client.get(`/api/findings/${finding.id}`),
      ...finding.projects,
    );
  const answer = await client.get('/api/findings?limit=200');
  if (
    reply(
      step,
      'list findings',
      oracle.worksWithProjects(walker) || !policies ? [200] : [403],
      answer,
    )
  )
    noneForeign(
      step,
      'findings',
      answer.body.items.map((item: any) => item.projectId as string),
      oracle.visible(walker),
    );
}

async function answers(step: Step): Promise<void> {
  const {
    on: { oracle, things },
    person: { walker },
  } = step;
  const finding = likely(step, things.findings);
  if (!finding) return;
  const answer = await attempt(step, 'POST', `/api/findings/${finding.id}/answers`, {
    body: {
      text: '随机（示例）',
    },
  });
  if (
    checkWrite(
      step,
      'answer a finding',
      { may: oracle.writes(walker, ...finding.projects), answer },
      ...finding.projects,
    )
  )
    finding.filers.push(walker);
}

/**
 * Decides about an organisation's answer to an audit finding: sends the answer back (`returns`) or
 * closes the finding (`closure`). Only an auditor may do this, and never about an answer that the
 * same person wrote.
 */
const evaluates =
  (action: 'returns' | 'closure', body: object) =>
  async (step: Step): Promise<void> => {
    const {
      on: { oracle, things },
      person: { walker },
      pick,
    } = step;
    const audited = things.findings.filter(
      (one) => audits(step, one) && !one.projects.some((project) => oracle.isSealed(project)),
    );
    const answered = audited.filter(({ filers }) => filers.length > 0);
    const finding =
      answered.length > 0
        ? pick(answered)
        : audited.length > 0
          ? pick(audited)
          : some(
              step,
              things.findings.filter((one) => !audits(step, one)),
            );
    if (!finding || finding.filers.includes(walker) || sparing(step, finding.projects)) return;
    checkWrite(
      step,
      `${action} of a finding`,
      {
        may: audits(step, finding),
        answer: await attempt(step, 'POST', `/api/findings/${finding.id}/${action}`, { body }),
      },
      ...finding.projects,
    );
  };

/** As the acting user, saves a report. Only its owner may see the saved report afterwards. */
async function savesReport(step: Step): Promise<void> {
  const {
    on: { oracle, policies, things },
    person: { walker, client },
    project,
    pick,
  } = step;
  const body = {
    name: '随机（示例）',
    period: '2021..2026',
    groupBy: 'project',
    ...(pick([true, false]) ? { projectId: project.id } : {}),
  };
  const answer = await attempt(step, 'POST', '/api/saved-reports', { body });
  const may = oracle.worksWithProjects(walker) || !policies;
  const expected = may
    ? [201, ...BY_RULE, ...('projectId' in body && !oracle.sees(walker, project) ? [404] : [])]
    : [403];
  if (reply(step, 'save a question', expected, answer))
    things.savedReports.push({ id: answer.body.id, owner: walker });
  const listed = (await client.all('/api/saved-reports')) ?? [];
  noneForeign(
    step,
    'questions of others',
    things.savedReports
      .filter(({ id, owner }) => owner !== walker && listed.some((saved) => saved.id === id))
      .map(({ id }) => id),
    new Set(),
  );
}

async function opensReport(step: Step): Promise<void> {
  const {
    on: { oracle, policies, things },
    person: { walker, client },
    pick,
  } = step;
  if (things.savedReports.length === 0) return;
  const own = things.savedReports.filter(({ owner }) => owner === walker);
  const { id, owner } = pick(own.length > 0 && pick([true, false]) ? own : things.savedReports);
  const none = oracle.worksWithProjects(walker) || !policies ? [404] : [403];
  const expected = owner === walker ? [200, 204, 404, 403] : [...none, 404];
  reply(
    step,
    `open a question of ${owner.email}`,
    expected,
    await client.get(`/api/saved-reports/${id}`),
  );
  if (pick([true, false]))
    reply(
      step,
      `end a question of ${owner.email}`,
      expected,
      await client.delete(`/api/saved-reports/${id}`),
    );
}

const auditors = ['auditor'] as const;
const savers = ({
  things,
}: {
  things: { savedReports: readonly { owner: Step['person']['walker'] }[] };
}): readonly Step['person']['walker'][] => things.savedReports.map(({ owner }) => owner);
export const findingActions: readonly WalkAction[] = [
  { name: 'raise a finding', roles: auditors, does: raises },
  { name: 'read findings', does: reads },
  { name: 'answer a finding', roles: ['officer', 'manager'], does: answers },
  { name: 'answer another finding', roles: ['officer', 'manager'], does: answers },
  {
    name: 'send an answer back',
    roles: auditors,
    does: evaluates('returns', { reason: '随机（示例）' }),
  },
  {
    name: 'close a finding',
    roles: auditors,
    does: evaluates('closure', { note: '随机（示例）' }),
  },
  { name: 'save a question', roles: ['officer', 'manager', 'auditor'], does: savesReport },
  { name: 'open a saved question', able: savers, does: opensReport },
];
