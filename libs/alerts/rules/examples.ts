import { type Day, day } from '#values';
import type { CostFacts, MilestoneFacts, ProjectFacts } from './project-facts.js';
import type { RuleVersion } from './evaluation-result.js';

/**
 * Builds, for tests, a spending limit that equals the total in the plan. For null, builds a limit
 * with an unknown amount, because the plan states no total.
 */
export const planTotal = (amountFen: bigint | null): ProjectFacts['ceiling'] =>
  amountFen === null
    ? { basis: null, amountFen, scope: 'not-stated', reason: 'TOTAL_NOT_STATED' }
    : { basis: 'plan-figure', amountFen, scope: 'not-stated', reason: null };

/** Builds, for tests, a spending limit that is an approved estimate. */
export const approvedTotal = (amountFen: bigint): ProjectFacts['ceiling'] => ({
  basis: 'approved-estimate',
  amountFen,
  scope: 'not-stated',
  reason: null,
});

/** Builds cost figures for tests. A figure that is not passed counts as not recorded. */
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
 * Builds project data for tests: unless given otherwise, an investment project of 46.65 billion
 * yuan (466.5 亿) in total, 40 billion of them in the plan period, without ledger entries.
 */
export const facts = ({
  totalInvestmentFen = 4_665_000_000_000n,
  ...given
}: Partial<ProjectFacts> & { totalInvestmentFen?: bigint | null } = {}): ProjectFacts => ({
  id: 'p1',
  name: '轨道交通',
  unitId: 'sample-transport',
  kind: 'investment',
  resting: false,
  milestones: [],
  regime: null,
  sector: null,
  ceiling: planTotal(totalInvestmentFen),
  amendmentPercent: 20,
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
  explanations: [],
  ...given,
});

/**
 * Builds a milestone for tests. It is unmet unless `actualOn` is given; its baseline day equals its
 * forecast day unless given.
 */
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
  derived: false,
  ...given,
});

/** Builds a rule version for tests. */
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

/** The rule versions that a new database contains after its installation. */
export const firstVersions = [
  version('milestone-due-soon', { daysBefore: 30 }, 'amber'),
  version('milestone-overdue'),
  version('total-exceeded', { percentOfTotal: 100 }),
  version('plan-period-exceeded', { percentOfPeriod: 100 }, 'amber'),
];
