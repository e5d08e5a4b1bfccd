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
