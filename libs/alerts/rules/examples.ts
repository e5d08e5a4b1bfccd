import { type Day, day } from '#values';
import type { MilestoneFacts, ProjectFacts } from './project-facts.js';
import type { RuleVersion } from './verdict.js';

/** A project as rules see it, for tables of examples: an investment of 466.5 亿, 400 亿 of them in the plan period, no money yet. */
export const facts = (given: Partial<ProjectFacts> = {}): ProjectFacts => ({
  id: 'p1', name: '轨道交通', unitId: 'sample-transport', kind: 'investment', milestones: [],
  totalInvestmentFen: 4_665_000_000_000n, fypSpendFen: 4_000_000_000_000n, planPeriod: { from: day('2021-01-01'), to: day('2025-12-31') },
  entries: 0n, entriesOf: { completed: 0n, funds: 0n, paid: 0n }, completedFen: 0n, fundsFen: 0n, paidFen: 0n, periodCompletedFen: 0n, bestMonthFen: null,
  totalsAgree: true, lastRecordedOn: null, bondFunds: [], bondPaidFen: 0n, yearPlan: null, ...given,
});

/** A milestone that is not met; its baseline is its forecast unless given. */
export const milestone = (forecastOn: string, actualOn: string | null = null, given: Partial<MilestoneFacts> = {}): MilestoneFacts =>
  ({ id: 'm1', name: '建成通车', baselineOn: day(forecastOn), forecastOn: day(forecastOn), actualOn: actualOn as Day | null, fromTarget: false, ...given });

/** A version of a rule. */
export const version = (code: string, parameters: Record<string, unknown> = {}, severity: RuleVersion['severity'] = 'red', given: Partial<RuleVersion> = {}): RuleVersion =>
  ({ code, version: 1, severity, parameters, recipients: [{ role: 'manager', where: 'nearest' }], escalation: [], ...given });

/** The versions that every new database has had from the beginning. */
export const firstVersions = [
  version('milestone-due-soon', { daysBefore: 30 }, 'amber'), version('milestone-overdue'),
  version('total-exceeded', { percentOfTotal: 100 }), version('plan-period-exceeded', { percentOfPeriod: 100 }, 'amber'),
];
