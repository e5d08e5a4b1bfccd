export {
  IndicatorPageDto,
  PlanColumnPageDto,
  PlanItemPageDto,
  TargetDto,
  presentColumn,
  presentIndicator,
  presentItem,
  presentTarget,
} from './plan.dto.js';
