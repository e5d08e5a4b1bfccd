import type { PlanData } from '../rules/plan-facts.js';
import type {
  FlagshipFigureRow,
  IndicatorRow,
  ItemAttributeRow,
  PlanColumnRow,
  PlanItemRow,
  TargetRow,
} from './plan-rows.js';

/** The rows to store for a validated plan, by table. */
export interface PlanRows {
  columns: PlanColumnRow[];
  items: PlanItemRow[];
  targets: TargetRow[];
  attributes: ItemAttributeRow[];
  flagships: FlagshipFigureRow[];
  indicators: IndicatorRow[];
}

/** Converts a validated plan to the rows of its tables. */
export function planRows(data: PlanData): PlanRows {
  const planCode = data.plan.code;
  return {
    columns: data.columns.map((column) => ({
      planCode,
      number: column.number,
      title: column.title,
      part: column.part,
      chapter: column.chapter,
      chapterTitle: column.chapterTitle,
    })),
    items: data.items.map((item) => ({
      planCode,
      columnNumber: item.column,
      number: item.number,
      title: item.title,
      kind: item.kind,
      numberDerived: item.numberDerived,
    })),
    targets: data.targets.map((target, position) => ({
      planCode,
      id: target.id,
      columnNumber: target.column,
      itemNumber: target.item,
      position,
      measure: target.measure,
      comparator: target.comparator,
      value: target.value,
      valueTo: target.valueTo,
      unit: target.unit,
      due: target.due,
      dueOn: target.dueOn,
      basis: target.basis,
      note: target.note,
      place: target.place,
    })),
    attributes: data.attributes.map((attribute) => ({
      planCode,
      columnNumber: attribute.column,
      itemNumber: attribute.item,
      name: attribute.name,
      comparator: attribute.comparator,
      value: attribute.value,
      unit: attribute.unit,
      note: attribute.note,
      place: attribute.place,
    })),
    flagships: data.flagships.map((flagship) => ({
      planCode,
      columnNumber: flagship.column,
      itemNumber: flagship.item,
      scope: flagship.scope,
      totalInvestmentFen: flagship.totalInvestmentFen,
      fypSpendFen: flagship.fypSpendFen,
      note: flagship.note,
      place: flagship.place,
    })),
    indicators: data.indicators.map((indicator) => ({
      planCode,
      number: indicator.number,
      name: indicator.name,
      indicatorGroup: indicator.group,
      unit: indicator.unit,
      baseValue: indicator.base2020,
      baseComparator: indicator.base2020Comparator,
      targetValue: indicator.target2025,
      targetComparator: indicator.target2025Comparator,
      targetKind: indicator.targetKind,
      rateKind: indicator.annualOrCumulativeKind,
      rateValue: indicator.annualOrCumulative,
      rateComparator: indicator.annualOrCumulativeComparator,
      binding: indicator.binding === 'binding',
      note: indicator.note,
      place: indicator.place,
    })),
  };
}
