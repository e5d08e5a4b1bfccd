import { attempt, type WalkAction, reply, type Step } from '../check-answers.js';

/** Tells whether the acting user hands figures to other systems. */
const reports = ({ on: { oracle, policies }, person: { walker } }: Step): boolean =>
  !policies || oracle.is(walker, 'manager') || oracle.is(walker, 'auditor');

/** As the acting user, describes another system from a day on. */
async function describes(step: Step): Promise<void> {
  const {
    on: { oracle, policies, steps },
    person: { walker },
  } = step;
  const may = !policies || oracle.is(walker, 'system-admin');
  const answer = await attempt(step, 'POST', '/api/outside-systems', {
    body: {
      code: `walk-${steps}`,
      name: '随机（示例）',
      columns: [{ heading: '编码', field: 'own-id' }],
      unit: 'wan',
      deadline: { kind: 'day-of-month', number: 5 },
      validFrom: '2020-01-01',
    },
  });
  reply(step, 'describe another system', may ? [201, 409] : [403], answer);
}

/** As the acting user, reads a month as another system takes it. */
async function hands(step: Step): Promise<void> {
  const {
    on: { oracle, policies },
    person: { walker, client },
  } = step;
  const may = reports(step);
  const list = await client.get('/api/outside-systems?limit=1');
  if (
    !reply(
      step,
      'list other systems',
      may || oracle.is(walker, 'system-admin') ? [200] : [403],
      list,
    )
  )
    return;
  const [system] = list.body.items as { id: string }[];
  if (!system) return;
  const answer = await client.get(`/api/outside-systems/${system.id}/workbook?month=2026-06`);
  reply(
    step,
    'read a month for another system',
    may ? [200] : policies ? [403] : [200, 403],
    answer,
  );
}

export const outsideSystemActions: readonly WalkAction[] = [
  { name: 'describe another system', roles: ['system-admin'], does: describes },
  { name: 'hand a month to another system', roles: ['manager', 'auditor'], does: hands },
];
