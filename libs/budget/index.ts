export { carryOver, type WantedCarryOver } from './commands/carry-over.js';
export { chooseFigure, type FigureChoice } from './commands/choose-figure.js';
export { fileMoneyChange } from './commands/file-money-change.js';
export { moneyApprovals } from './commands/money-changes.js';
export { fileForecast } from './commands/file-forecast.js';
export { joinPlan, type WantedMembership } from './commands/join-plan.js';
export { proposeRuleVersion, type WantedRuleVersion } from './commands/propose-rule-version.js';
export { fittingRule, putRuleInForce } from './commands/put-rule-in-force.js';
export { budgetRules, type RuleVersion } from './queries/budget-rules.js';
export { costChain, costChains } from './queries/cost-chain.js';
export {
  type ChangeRequestPage,
  changeRequestPage,
  changeRequestStates,
  listChangeRequests,
  type ListedChangeRequest,
  type NamedChangeRequestState,
} from './queries/change-requests.js';
export { completionForecasts } from './queries/forecasts.js';
export { type MoneyMeasures, moneyMeasures } from './queries/money-measures.js';
export {
  type AdjustedTarget,
  adjustedTargets,
  membershipsOfProject,
  planMemberships,
} from './queries/plan-memberships.js';
export { periodWithoutPlan } from './queries/period-without-plan.js';
export {
  type PlannedFunding,
  plannedFunding,
  yearPlans,
  yearPlansOf,
} from './queries/year-plans.js';
export {
  type Baseline,
  type Ceiling,
  type ChainedRecord,
  type CostChain,
  type CostChoice,
  type PlanFigure,
  type SectionShare,
  sharesOf,
  type Standing,
} from './rules/cost-chain.js';
export {
  type AdjustmentReason,
  type AdjustmentSource,
  type Composition,
  COST_SOURCES,
  COST_STAGES,
  COST_LINE_KINDS,
  type CostFigure,
  type CostLine,
  type CostLineKind,
  type CostScope,
  type CostSource,
  type CostStage,
  REASON_CLASSES,
  type ReasonClass,
  SCOPES,
} from './rules/cost-figure.js';
export type { Finding } from './rules/estimate-rules.js';
export {
  FINAL_ACCOUNT_STATES,
  type FinalAccountClock,
  finalAccountClock,
} from './rules/final-account.js';
export {
  checkPrefinancing,
  PREFINANCING_STATES,
  type PrefinancingFinding,
} from './rules/prefinancing.js';
export {
  CHANGE_REQUEST_KINDS,
  type FiledContent,
  type ChangeRequestContents,
  type ChangeRequestKind,
  type UnfinishedContent,
} from './rules/change-request-contents.js';
export {
  type FundingActual,
  type FundingCell,
  type FundingMatrix,
  fundingMatrix,
  type FundingPlan,
  type FundingPlanRecord,
  type MatrixCell,
  type MatrixSums,
} from './rules/funding.js';
export {
  type CompletionForecast,
  type CompletionForecastRecord,
  outsideView,
  type Reckoning,
  runRate,
} from './rules/completion.js';
export { isEnoughHistory, type MonthsOnRecord } from './rules/enough-history.js';
export {
  type CarryOver,
  membershipOn,
  type NamedMembership,
  type PeriodFigure,
  type PeriodFigureRecord,
  type PlanMembership,
} from './rules/plan-period-figure.js';
export {
  RULE_STATUSES,
  type RuleInForce,
  type RulesInForce,
  type RuleStatus,
} from './rules/rule-in-force.js';
export {
  type BondClock,
  bondClocks,
  type SpecialBond,
  type SpecialBondRecord,
} from './rules/special-bond.js';
export type { TargetAdjustment, TargetAdjustmentRecord } from './rules/target-adjustment.js';
export { type TimeProgress, timeProgress } from './rules/time-progress.js';
export { type CoveredSum, type CoveredTotal, totalOnce, type TotalNode } from './rules/totals.js';
export { type Variance, varianceOf } from './rules/variance.js';
export {
  MONTHS_OF_YEAR,
  YEAR_CATEGORIES,
  type YearCategory,
  type YearOfPlans,
  type YearPlan,
  type YearPlanRecord,
} from './rules/year-plan.js';
export { costEntities, CostChoiceRow } from './store/cost-rows.js';
export { formerChangeRequestEntities } from './store/change-request-rows.js';
export { CompletionForecastRow } from './store/forecast-row.js';
export {
  membershipEntities,
  PlanCarryOverRow,
  PlanMembershipRow,
} from './store/membership-rows.js';
export { planningEntities } from './store/year-plan-rows.js';
export type { BudgetRuleChange } from './store/rule-change-requests.js';
export { rulesInForce } from './store/rules-in-force.js';
export { wordBasis } from './texts/words.js';
export { budgetDomain } from './budget.declaration.js';
export { budgetProblems } from './words/problems.js';
export { BUDGET_FACTS, YEAR_PLANS_SQL } from './store/exported-sql.js';
export { STATE_OF_BUDGET_RULE_CHANGE_REQUEST } from './words/list-words.js';
