export { carryOver, type WantedCarryOver } from './commands/carry-over.js';
export { changeFiling } from './commands/change-filing.js';
export { chooseFigure, type FigureChoice } from './commands/choose-figure.js';
export { approveFiling, returnFiling } from './commands/decide-filing.js';
export { decideRuleVersion } from './commands/decide-rule-version.js';
export { draftFiling } from './commands/draft-filing.js';
export { fileForecast } from './commands/file-forecast.js';
export { joinPlan, type WantedMembership } from './commands/join-plan.js';
export {
  knownRuleProposal,
  proposeRuleVersion,
  type WantedRuleVersion,
} from './commands/propose-rule-version.js';
export { submitFiling } from './commands/submit-filing.js';
export { withdrawFiling } from './commands/withdraw-filing.js';
export { budgetRules, type RuleVersion } from './queries/budget-rules.js';
export { costChain, costChains } from './queries/cost-chain.js';
export {
  type FilingFilter,
  type FilingKey,
  type FilingPage,
  filingPage,
  filingStates,
  listFilings,
  type ListedFiling,
  type NamedFilingState,
} from './queries/filings.js';
export { completionForecasts } from './queries/forecasts.js';
export { type MoneyMeasures, moneyMeasures } from './queries/money-measures.js';
export {
  type AdjustedTarget,
  adjustedTargets,
  membershipsOfProject,
  planMemberships,
} from './queries/plan-memberships.js';
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
  type CostFigure,
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
  judgePrefinancing,
  PREFINANCING_STATES,
  type PrefinancingFinding,
} from './rules/prefinancing.js';
export type { FieldChange } from './rules/filing-changes.js';
export {
  FILING_KINDS,
  type FiledContent,
  type FilingContents,
  type FilingKind,
  type UnfinishedContent,
} from './rules/filing-contents.js';
export { FILING_STATES, type FilingState } from './rules/filing-life.js';
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
export { judgeApprovedTotal } from './rules/layers/approved-total.js';
export { judgePlanPeriod } from './rules/layers/plan-period.js';
export {
  type Layer,
  LAYER_REASONS,
  type LayerCondition,
  type LayerReason,
  LAYERS,
  type LayerVerdict,
  type Level,
  LEVELS,
} from './rules/layers/verdict.js';
export { judgeYearPlan } from './rules/layers/year-plan.js';
export {
  type CarryOver,
  membershipOn,
  type NamedMembership,
  type PeriodFigure,
  type PeriodFigureRecord,
  type PlanMembership,
} from './rules/plan-period-figure.js';
export {
  RULE_STANDINGS,
  type RuleInForce,
  type RulesInForce,
  type RuleStanding,
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
export { BudgetFilingRow, BudgetFilingStateRow, filingEntities } from './store/filing-rows.js';
export { CompletionForecastRow } from './store/forecast-row.js';
export {
  membershipEntities,
  PlanCarryOverRow,
  PlanMembershipRow,
} from './store/membership-rows.js';
export { planningEntities } from './store/plan-rows.js';
export { type BudgetRuleProposal, listRuleProposals } from './store/rule-proposals.js';
export { rulesInForce } from './store/rules-in-force.js';
export { wordBasis } from './texts/words.js';
export { wordLayerCondition, wordReason } from './texts/layer-words.js';
