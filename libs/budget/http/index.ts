export { BudgetChangeRequests } from './budget-change-requests.js';
export { BudgetChangeRequestDetailDto } from './change-request.dto.js';
export { AsKnownQuery, CeilingDto, presentCeiling } from './cost-chain.dto.js';
export { CostFigureDto, costFigureOf } from './cost-change-request.dto.js';
export { VarianceDto, presentVariance } from './rule-result.dto.js';
export {
  type Names,
  SignatoriesDto,
  presentSignatories,
  signatoriesOf,
} from './signatories.dto.js';
export {
  YearField,
  YearPlanBody,
  YearPlanPageDto,
  presentYear,
  yearPlanOf,
} from './year-plan.dto.js';
export { DEPRECATED } from './deprecated.js';
export {
  FundingPlanBody,
  fundingPlanOf,
  PeriodFigureBody,
  periodFigureOf,
  SpecialBondBody,
  specialBondOf,
  TargetAdjustmentBody,
  targetAdjustmentOf,
} from './plan-bodies.dto.js';
