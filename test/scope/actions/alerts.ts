import {
  attempt,
  type WalkAction,
  checkRead,
  checkWrite,
  mayManage,
  noneForeign,
  reply,
  type Step,
  BY_RULE,
} from '../check-answers.js';
import { likely, some, sparing } from '../some-thing.js';

async function lists(step: Step): Promise<void> {
  const {
    on,
    person: { walker, client },
    project,
    pick,
  } = step;
  const query = pick([
    '',
    `&projectId=${project.id}`,
    '&state=open',
    '&severity=red',
    '&rule=milestone-overdue',
  ]);
  for (const path of ['/api/alerts', '/api/rule-gaps', '/api/deliveries']) {
    const answer = await client.get(
      `${path}?limit=200${path === '/api/alerts' ? query : query.startsWith('&projectId') ? query : ''}`,
    );
    const expected = on.oracle.worksWithProjects(walker) || !on.policies ? [200] : [403];
    if (reply(step, path, expected, answer))
      noneForeign(
        step,
        path,
        answer.body.items.map((item: any) => item.projectId as string),
        on.oracle.visible(walker),
      );
  }
}

async function reads(step: Step): Promise<void> {
  const {
    on,
    person: { walker, client },
  } = step;
  const alert = some(step, on.things.alerts);
  if (!alert) return;
  for (const part of ['', '/history']) {
    const answer = await client.get(`/api/alerts/${alert.id}${part}`);
    if (!on.oracle.worksWithProjects(walker) && on.policies)
      reply(step, 'read an alert', [403], answer);
    else checkRead(step, `read an alert${part}`, answer, ...alert.projects);
  }
}

const ANSWERS = {
  acknowledgement: { committedOn: '2026-12-15' },
  snooze: { until: '2026-12-01' },
} as const;

const answers =
  (kind: keyof typeof ANSWERS) =>
  async (step: Step): Promise<void> => {
    const alert = likely(step, step.on.things.alerts);
    if (!alert) return;
    checkWrite(
      step,
      kind,
      {
        may: mayManage(step, ...alert.projects),
        answer: await attempt(step, 'POST', `/api/alerts/${alert.id}/${kind}`, {
          body: ANSWERS[kind],
        }),
      },
      ...alert.projects,
    );
  };

/** Explains an alert, which is refused by its rule where its cause can still be removed. */
async function explains(step: Step): Promise<void> {
  const alert = likely(step, step.on.things.alerts);
  if (!alert) return;
  const answer = await attempt(step, 'POST', `/api/alerts/${alert.id}/explanation`, {
    body: { explanation: '示例' },
  });
  const may = step.on.oracle.writes(step.person.walker, ...alert.projects);
  checkWrite(step, 'explain an alert', { may, answer }, ...alert.projects);
}

/**
 * Acknowledges or snoozes several alerts in one request, often including one for which the acting
 * user has no permission; then the request must change none of them.
 */
const answersMany =
  (kind: keyof typeof ANSWERS) =>
  async (step: Step): Promise<void> => {
    const {
      on: { things },
    } = step;
    const alerts = [
      likely(step, things.alerts),
      likely(step, things.alerts),
      ...(step.pick([true, false]) ? [some(step, things.alerts)] : []),
    ].flatMap((alert) => alert ?? []);
    const projects = alerts.flatMap((alert) => alert.projects);
    if (alerts.length === 0 || sparing(step, projects)) return;
    const answer = await attempt(
      step,
      'POST',
      `/api/alerts/${kind === 'snooze' ? 'snoozes' : 'acknowledgements'}`,
      { body: { ...ANSWERS[kind], ids: [...new Set(alerts.map(({ id }) => id))] } },
    );
    checkWrite(
      step,
      `${kind} of several`,
      { may: mayManage(step, ...projects), answer },
      ...projects,
    );
  };

/**
 * As the acting user, opens a link from an alert mail. The link works only for the recipient of the
 * mail, and only with the access rights that this user has now.
 */
const follows =
  (action: 'look' | 'use') =>
  async (step: Step): Promise<void> => {
    const {
      on,
      person: { walker },
      pick,
    } = step;
    const own = on.things.links.filter(
      ({ reader, projects }) => reader === walker && !sparing(step, projects),
    );
    const link = own.length > 0 && pick([1, 2, 3]) > 1 ? pick(own) : some(step, on.things.links);
    if (!link) return;
    const answer = await attempt(step, 'POST', `/api/acknowledge-links/${action}`, {
      body: {
        token: link.id,
        ...(action === 'use' ? { committedOn: '2026-12-15' } : {}),
      },
    });
    const sees = on.oracle.sees(walker, ...link.projects);
    const may =
      link.reader === walker && sees && (action === 'look' || mayManage(step, ...link.projects));
    reply(
      step,
      `${action} at a link of ${link.reader.email}`,
      may ? [200, ...BY_RULE] : sees ? [403, 409] : [404],
      answer,
    );
  };

const managers = ['manager'] as const;
export const alertActions: readonly WalkAction[] = [
  { name: 'list alerts, gaps and deliveries', does: lists },
  { name: 'read an alert', does: reads },
  { name: 'acknowledge an alert', roles: managers, does: answers('acknowledgement') },
  { name: 'explain an alert', roles: ['officer', 'manager'], does: explains },
  { name: 'put an alert off', roles: managers, does: answers('snooze') },
  { name: 'acknowledge several alerts', roles: managers, does: answersMany('acknowledgement') },
  { name: 'put several alerts off', roles: managers, does: answersMany('snooze') },
  { name: 'look at a link', roles: managers, does: follows('look') },
  { name: 'use a link', roles: managers, does: follows('use') },
];
