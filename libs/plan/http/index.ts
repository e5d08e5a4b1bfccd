export {
  IndicatorDto,
  PlanColumnPageDto,
  PlanItemDto,
  TargetDto,
  presentColumn,
  presentIndicator,
  presentItem,
  presentTarget,
} from './plan.dto.js';
export { PLAN_CODE, PlanCodeField } from './plan-code.field.js';
