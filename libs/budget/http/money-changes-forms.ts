import { Injectable } from '@nestjs/common';
import { HandlesChanges } from '#approvals';
import { MoneyChanges } from '../commands/money-changes.js';
import { CostFigureDto, costFigureOf } from './cost-change-request.dto.js';
import {
  FundingPlanBody,
  fundingPlanOf,
  PeriodFigureBody,
  periodFigureOf,
  SpecialBondBody,
  specialBondOf,
  TargetAdjustmentBody,
  targetAdjustmentOf,
} from './plan-bodies.dto.js';
import { YearPlanBody, yearPlanOf } from './year-plan.dto.js';

/** Handles requests for cost figures; an edit has the fields of a new one, as for all kinds. */
@Injectable()
@HandlesChanges(['cost'])
export class CostChanges extends MoneyChanges {
  override readonly form = CostFigureDto;
  protected override contentOf(body: CostFigureDto): object {
    return costFigureOf(body);
  }
}

/** Handles requests for plans of a year. */
@Injectable()
@HandlesChanges(['year-plan'])
export class YearPlanChanges extends MoneyChanges {
  override readonly form = YearPlanBody;
  protected override contentOf(body: YearPlanBody): object {
    return yearPlanOf(body);
  }
}

/** Handles requests for funding plans of a year. */
@Injectable()
@HandlesChanges(['funding'])
export class FundingChanges extends MoneyChanges {
  override readonly form = FundingPlanBody;
  protected override contentOf(body: FundingPlanBody): object {
    return fundingPlanOf(body);
  }
}

/** Handles requests for special bonds. */
@Injectable()
@HandlesChanges(['special-bond'])
export class SpecialBondChanges extends MoneyChanges {
  override readonly form = SpecialBondBody;
  protected override contentOf(body: SpecialBondBody): object {
    return specialBondOf(body);
  }
}

/** Handles requests for amounts of a plan period. */
@Injectable()
@HandlesChanges(['period-figure'])
export class PeriodFigureChanges extends MoneyChanges {
  override readonly form = PeriodFigureBody;
  protected override contentOf(body: PeriodFigureBody): object {
    return periodFigureOf(body);
  }
}

/** Handles requests for adjusted targets. */
@Injectable()
@HandlesChanges(['target'])
export class TargetChanges extends MoneyChanges {
  override readonly form = TargetAdjustmentBody;
  protected override contentOf(body: TargetAdjustmentBody): object {
    return targetAdjustmentOf(body);
  }
}

/** The handlers of all kinds of change requests about money. */
export const moneyChangesWithForms = [
  CostChanges,
  YearPlanChanges,
  FundingChanges,
  SpecialBondChanges,
  PeriodFigureChanges,
  TargetChanges,
];
