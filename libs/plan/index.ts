export { type LoadedPlan, loadPlan } from './commands/load-plan.js';
export { type RegisteredPlan, registerPlan } from './commands/register-plan.js';
export {
  attributesOfItem,
  indicators,
  type ItemKey,
  type ItemPage,
  type NumberedPage,
  planByCode,
  planColumns,
  planItems,
  planMeant,
  plans,
  targetsOf,
  targetsOfItem,
  findIndicators,
  findTargets,
} from './queries/plan-text.js';
export { IndicatorFinder, PlanColumnFinder, PlanItemFinder } from './queries/plan-finders.js';
export { compareDecimals } from './rules/decimal.js';
export type { FlagshipScope, ItemKind, PlanData, TargetFact } from './rules/plan-facts.js';
export { PlanFileRefused } from './rules/plan-file-refused.js';
export {
  FlagshipFigureRow,
  IndicatorRow,
  ItemAttributeRow,
  PlanColumnRow,
  planEntities,
  PlanItemRow,
  PlanRow,
  TargetRow,
} from './store/plan-rows.js';
export { readPlanFolder } from './store/read-plan-folder.js';
export { planDomain } from './plan.declaration.js';
export { planProblems } from './words/problems.js';
export {
  PLANS_SQL,
  PLANS_STAMP_SQL,
  TARGETS_SQL,
  PLAN_ITEMS_SQL,
  FLAGSHIP_FIGURES_SQL,
} from './store/exported-sql.js';
