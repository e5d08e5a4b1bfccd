import { type Day, day } from '#values';
import type { CostFacts, MilestoneFacts, ProjectFacts } from './project-facts.js';
import type { RuleVersion } from './evaluation-result.js';

/** A ceiling that is the plan's total; null where the plan gives none. */
export const planTotal = (amountFen: bigint | null): ProjectFacts['ceiling'] =>
  amountFen === null
    ? { basis: null, amountFen, scope: 'not-stated', reason: 'TOTAL_NOT_STATED' }
    : { basis: 'plan-figure', amountFen, scope: 'not-stated', reason: null };

/** A ceiling that is an approved estimate. */
export const approvedTotal = (amountFen: bigint): ProjectFacts['ceiling'] => ({
  basis: 'approved-estimate',
  amountFen,
  scope: 'not-stated',
  reason: null,
});

/** Cost facts for tests; nothing is recorded unless given. */
export const cost = (given: Partial<CostFacts> = {}): CostFacts => ({
  estimateFen: null,
  approvedFen: null,
  currentFen: null,
  currentId: null,
  auditDocument: null,
  finalAccount: false,
  ...given,
});

/**
 * Facts of a project for tests: an investment project of 466.5 亿 in total, 400 亿 of them in the
 * plan period, without entries.
 */
export const facts = ({
  totalInvestmentFen = 4_665_000_000_000n,
  ...given
}: Partial<ProjectFacts> & { totalInvestmentFen?: bigint | null } = {}): ProjectFacts => ({
  id: 'p1',
  name: '轨道交通',
  unitId: 'sample-transport',
  kind: 'investment',
  milestones: [],
  regime: null,
  sector: null,
  ceiling: planTotal(totalInvestmentFen),
  cost: cost(),
  forecast: null,
  progress: null,
  bonds: [],
  fypSpendFen: 4_000_000_000_000n,
  planPeriod: { from: day('2021-01-01'), to: day('2025-12-31') },
  entries: 0n,
  entriesOf: { completed: 0n, funds: 0n, paid: 0n },
  completedFen: null,
  fundsFen: null,
  paidFen: null,
  periodCompletedFen: null,
  bestMonthFen: null,
  firstMonth: null,
  knownMonths: 0,
  totalsAgree: true,
  lastRecordedOn: null,
  bondFunds: [],
  bondPaidFen: 0n,
  yearPlan: null,
  ...given,
});

/** An unmet milestone for tests; its baseline is its forecast unless given. */
export const milestone = (
  forecastOn: string,
  actualOn: string | null = null,
  given: Partial<MilestoneFacts> = {},
): MilestoneFacts => ({
  id: 'm1',
  name: '建成通车',
  baselineOn: day(forecastOn),
  forecastOn: day(forecastOn),
  actualOn: actualOn as Day | null,
  fromTarget: false,
  ...given,
});

/** A rule version for tests. */
export const version = (
  code: string,
  parameters: Record<string, unknown> = {},
  severity: RuleVersion['severity'] = 'red',
  given: Partial<RuleVersion> = {},
): RuleVersion => ({
  code,
  version: 1,
  severity,
  parameters,
  recipients: [{ role: 'manager', where: 'nearest' }],
  escalation: [],
  ...given,
});

/** The rule versions that a new database starts with. */
export const firstVersions = [
  version('milestone-due-soon', { daysBefore: 30 }, 'amber'),
  version('milestone-overdue'),
  version('total-exceeded', { percentOfTotal: 100 }),
  version('plan-period-exceeded', { percentOfPeriod: 100 }, 'amber'),
];
