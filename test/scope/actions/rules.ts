import { attempt, BY_RULE, type WalkAction, reply, type Step, tagOf } from '../check-answers.js';
import type { ProposedRule, Things } from '../things.js';

const DUE_SOON = { code: 'milestone-due-soon', severity: 'amber', parameters: { daysBefore: 7 } };
const PROPOSED = {
  ...DUE_SOON,
  recipients: [{ role: 'manager', where: 'nearest' }],
  escalation: [],
  validFrom: '2027-01-01',
  source: '示例文件',
  reason: '随机（示例）',
};

const evaluated = (
  step: Step,
  what: string,
  may: boolean,
  answer: Parameters<typeof reply>[3],
): boolean => reply(step, what, may ? [200, 201, 202, ...BY_RULE] : [403], answer);

async function reads(step: Step): Promise<void> {
  const {
    on: { things },
    person: { client },
    pick,
  } = step;
  for (const path of [
    '/api/alert-rules?on=2026-11-23',
    '/api/alert-rule-kinds',
    '/api/alert-rule-sets',
    '/api/alert-rule-proposals',
    '/api/calendar-years',
    '/api/calendar-years/2026',
  ])
    reply(step, path, [200], await client.get(path));
  if (things.ruleProposals.length > 0)
    reply(
      step,
      'read a proposed rule',
      [200],
      await client.get(`/api/alert-rule-proposals/${pick(things.ruleProposals).id}`),
    );
  reply(step, 'proposed rules about money', [200], await client.get('/api/budget-rule-proposals'));
  if (things.budgetRuleProposals.length > 0)
    reply(
      step,
      'a proposed rule about money',
      [200],
      await client.get(`/api/budget-rule-proposals/${pick(things.budgetRuleProposals).id}`),
    );
}

async function tries(step: Step): Promise<void> {
  const {
    on: { oracle },
    person: { walker },
  } = step;
  evaluated(
    step,
    'try a rule',
    oracle.is(walker, 'system-admin', 'security-admin'),
    await attempt(step, 'POST', '/api/alert-rules/previews', { body: DUE_SOON }),
  );
}

async function proposes(step: Step): Promise<void> {
  const {
    on: { oracle, things },
    person: { walker },
  } = step;
  const answer = await attempt(step, 'POST', '/api/alert-rule-proposals', { body: PROPOSED });
  if (evaluated(step, 'propose a rule', oracle.is(walker, 'system-admin'), answer))
    things.ruleProposals.push({ id: answer.body.id, proposer: walker });
}

/** As the acting user, files changes of rules as change requests. */
async function files(step: Step): Promise<void> {
  const {
    on: { oracle, things },
    person: { walker, client },
  } = step;
  const may = oracle.is(walker, 'system-admin');
  const alert = await attempt(step, 'POST', '/api/alert-rules', { body: PROPOSED });
  if (evaluated(step, 'file a rule', may, alert))
    things.ruleProposals.push({ id: alert.body.id, proposer: walker });
  const [rule] = (await client.get('/api/budget-rules')).body.items;
  const money = await attempt(step, 'POST', '/api/budget-rules', {
    body: {
      code: rule.code,
      validFrom: '2028-01-01',
      parameters: rule.parameters,
      source: '示例',
      standing: 'recalled',
      reason: '随机（示例）',
    },
  });
  if (evaluated(step, 'file a rule about money', may, money))
    things.budgetRuleProposals.push({ id: money.body.id, proposer: walker });
}

async function proposesSet(step: Step): Promise<void> {
  const {
    on: { oracle, things },
    person: { walker, client },
    pick,
  } = step;
  const set = pick((await client.get('/api/alert-rule-sets')).body.items as { code: string }[]);
  const answer = await attempt(step, 'POST', `/api/alert-rule-sets/${set.code}/proposals`, {
    body: {
      validFrom: '2027-01-01',
      reason: '随机（示例）',
    },
  });
  if (evaluated(step, 'propose a scheme', oracle.is(walker, 'system-admin'), answer))
    for (const { id } of answer.body.items) things.ruleProposals.push({ id, proposer: walker });
}

const readsAdministration = ({ on: { oracle }, person: { walker } }: Step): boolean =>
  oracle.is(walker, 'system-admin', 'security-admin', 'audit-admin') || oracle.auditsCity(walker);

/**
 * As the acting user, decides about a proposed rule or withdraws it. Only an administrator other
 * than the proposal's author may decide, and only its author may withdraw it.
 */
const decides =
  (address: string, changeRequestsOf: (things: Things) => readonly ProposedRule[]) =>
  async (step: Step): Promise<void> => {
    const {
      on: { oracle, policies, things },
      person: { walker },
      pick,
    } = step;
    const changeRequests = changeRequestsOf(things);
    const changeRequest = changeRequests.length > 0 ? pick(changeRequests) : null;
    const decision =
      changeRequest?.proposer === walker
        ? 'withdrawn'
        : pick(['approved', 'rejected', 'withdrawn']);
    const path = `${address}/${changeRequest?.id ?? step.project.id}`;
    const answer = await attempt(step, 'POST', `${path}/decision`, {
      body: { decision, note: '随机（示例）' },
      headers: await tagOf(step, path),
    });
    if (!changeRequest) {
      const may = !policies || readsAdministration(step);
      return void reply(step, 'decide about no rule', [may ? 404 : 403], answer);
    }
    evaluated(
      step,
      `${decision}: a rule`,
      decision === 'withdrawn'
        ? changeRequest.proposer === walker && oracle.is(walker, 'system-admin')
        : oracle.is(walker, 'system-admin', 'security-admin', 'audit-admin') &&
            changeRequest.proposer !== walker,
      answer,
    );
  };

async function announces(step: Step): Promise<void> {
  const {
    on,
    person: { walker },
  } = step;
  const year = 2030 + (on.steps % 60);
  const body = {
    year,
    source: '示例通知',
    days: [{ on: `${year}-01-01`, kind: 'holiday', name: '元旦' }],
  };
  evaluated(
    step,
    'announce a year',
    on.oracle.is(walker, 'system-admin'),
    await attempt(step, 'POST', '/api/calendar-years', { body }),
  );
}

async function corrects(step: Step): Promise<void> {
  const {
    on: { oracle },
    person: { walker },
  } = step;
  const path = '/api/calendar-years/2025';
  evaluated(
    step,
    'correct a year',
    oracle.is(walker, 'system-admin'),
    await attempt(step, 'PUT', path, {
      body: { source: '示例通知', days: [{ on: '2025-01-01', kind: 'holiday', name: '元旦' }] },
      headers: await tagOf(step, path),
    }),
  );
}

async function registersPlan(step: Step): Promise<void> {
  const {
    on,
    person: { walker },
  } = step;
  const body = {
    code: `walk-plan-${on.steps}`,
    name: '随机规划（示例）',
    region: '示例',
    periodStart: '2031-01-01',
    periodEnd: '2035-12-31',
    document: '示例',
  };
  evaluated(
    step,
    'register a plan',
    on.oracle.is(walker, 'system-admin'),
    await attempt(step, 'POST', '/api/plans', { body }),
  );
}

async function proposesBudgetRule(step: Step): Promise<void> {
  const {
    on: { oracle, things },
    person: { walker, client },
    pick,
  } = step;
  const rule = pick(
    (await client.get('/api/budget-rules')).body.items as { code: string; parameters: object }[],
  );
  const body = {
    code: rule.code,
    validFrom: `2027-01-${String(1 + (step.on.steps % 28)).padStart(2, '0')}`,
    parameters: rule.parameters,
    source: '示例',
    standing: 'recalled',
    reason: '随机（示例）',
  };
  const answer = await attempt(step, 'POST', '/api/budget-rule-proposals', { body });
  if (evaluated(step, 'propose a rule about money', oracle.is(walker, 'system-admin'), answer))
    things.budgetRuleProposals.push({ id: answer.body.id, proposer: walker });
}

const system = ['system-admin'] as const;
export const ruleActions: readonly WalkAction[] = [
  { name: 'read rules and calendar', does: reads },
  {
    name: 'try a rule',
    roles: ['system-admin', 'security-admin'],
    firstWallOnly: true,
    does: tries,
  },
  { name: 'propose a rule', roles: system, firstWallOnly: true, does: proposes },
  { name: 'file rules', roles: system, firstWallOnly: true, does: files },
  { name: 'propose a scheme', roles: system, firstWallOnly: true, does: proposesSet },
  {
    name: 'decide about a rule',
    roles: ['system-admin', 'security-admin'],
    firstWallOnly: true,
    does: decides(
      '/api/alert-rule-proposals',
      ({ ruleProposals: ruleChangeRequests }) => ruleChangeRequests,
    ),
  },
  {
    name: 'decide about a rule about money',
    roles: ['system-admin', 'security-admin'],
    firstWallOnly: true,
    does: decides(
      '/api/budget-rule-proposals',
      ({ budgetRuleProposals: budgetRuleChangeRequests }) => budgetRuleChangeRequests,
    ),
  },
  { name: 'announce a year', roles: system, firstWallOnly: true, does: announces },
  { name: 'correct a year', roles: system, firstWallOnly: true, does: corrects },
  { name: 'register a plan', roles: system, firstWallOnly: true, does: registersPlan },
  {
    name: 'propose a rule about money',
    roles: system,
    firstWallOnly: true,
    does: proposesBudgetRule,
  },
];
