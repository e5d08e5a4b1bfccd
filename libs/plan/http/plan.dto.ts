import type { IndicatorRow, PlanColumnRow, PlanItemRow, TargetRow } from '../store/plan-rows.js';
import { PageOf } from '#platform/http';

const numberOrNull = (text: string | null): number | null => (text === null ? null : Number(text));

/** A column (专栏, a numbered box) of a plan. */
export class PlanColumnDto {
  /** @example hangzhou-14fyp */
  plan: string;
  /** @example 10 */
  number: number;
  /** @example 基础设施建设十大标志性项目 */
  title: string;
  /**
   * Number of the part (篇) that contains the column.
   * @example 5
   */
  part: number;
  /**
   * Number of the chapter (章) that contains the column.
   * @example 18
   */
  chapter: number;
  /** @example 精准扩大有效投资 */
  chapterTitle: string;
}

/** A numeric target of a plan item. */
export class TargetDto {
  /** @example 10-8-a */
  id: string;
  /** @example 城市轨道交通运营里程 */
  measure: string;
  /** @example = */
  comparator: TargetRow['comparator'];
  /** @example 82.5 */
  value: number | null;
  /**
   * upper end, if the target is a range of values; otherwise null
   * @example 90.5
   */
  valueTo: number | null;
  /** @example 公里 */
  unit: string | null;
  /**
   * year, period or `yearly`, as stated in the plan; null when the plan states no date
   * @example 2021..2025
   */
  due: string | null;
  /** @example 2025-12-31 */
  dueOn: string | null;
  /** @example level-at-end */
  basis: string | null;
  note: string | null;
  /** @example 专栏10 第8项 */
  place: string;
}

/** An item in a column of a plan. */
export class PlanItemDto {
  /** @example hangzhou-14fyp */
  plan: string;
  /** @example 10 */
  column: number;
  /** @example 8 */
  number: number;
  /** @example 杭州市城市轨道交通建设工程 */
  title: string;
  kind: PlanItemRow['kind'];
  /**
   * true when the plan prints no number, so that the item was numbered by its position
   * @example false
   */
  numberDerived: boolean;
  targets: TargetDto[];
  /** ids of the projects that carry out the item, as far as the caller may see them */
  projectIds: string[];
}

/** A page of plan columns. */
export class PlanColumnPageDto extends PageOf(PlanColumnDto) {}

/**
 * The value that an indicator promises for the plan period: per year on average (`annual`), or for
 * all years together (`cumulative`).
 */
export class IndicatorRateDto {
  kind: IndicatorRow['rateKind'];
  comparator: IndicatorRow['rateComparator'];
  /** @example 6.5 */
  value: number;
}

/** A headline indicator of the plan. */
export class IndicatorDto {
  /** @example hangzhou-14fyp */
  plan: string;
  /** @example 3 */
  number: number;
  /** @example 常住人口城镇化率 */
  name: string;
  /** @example 经济发展 */
  group: string;
  /** @example % */
  unit: string;
  /** @example 79.5 */
  base2020: number | null;
  /** @example = */
  base2020Comparator: string | null;
  /** @example 82.5 */
  target2025: number | null;
  /** @example >= */
  target2025Comparator: string | null;
  /**
   * kind of the promise for the last year of the plan. `floor`: a lower bound that has to be kept;
   * `province-assigned`: the province sets the figure, and the plan states none
   */
  targetKind: IndicatorRow['targetKind'];
  annualOrCumulative: IndicatorRateDto | null;
  /**
   * true for a binding indicator (约束性), false for an expected one (预期性)
   * @example false
   */
  binding: boolean;
  note: string | null;
  /** @example 表2 第3行 */
  place: string;
}

/** Converts a plan column to its response DTO. */
export const presentColumn = (row: PlanColumnRow): PlanColumnDto => ({
  plan: row.planCode,
  number: row.number,
  title: row.title,
  part: row.part,
  chapter: row.chapter,
  chapterTitle: row.chapterTitle,
});

/** Converts a target to its response DTO. */
export const presentTarget = (row: TargetRow): TargetDto => ({
  id: row.id,
  measure: row.measure,
  comparator: row.comparator,
  value: numberOrNull(row.value),
  valueTo: numberOrNull(row.valueTo),
  unit: row.unit,
  due: row.due,
  dueOn: row.dueOn,
  basis: row.basis,
  note: row.note,
  place: row.place,
});

/** Converts a plan item to its response DTO. */
export const presentItem = (
  row: PlanItemRow,
  targets: readonly TargetRow[],
  projectIds: readonly string[],
): PlanItemDto => ({
  plan: row.planCode,
  column: row.columnNumber,
  number: row.number,
  title: row.title,
  kind: row.kind,
  numberDerived: row.numberDerived,
  targets: targets.map(presentTarget),
  projectIds: [...projectIds],
});

/** Converts an indicator to its response DTO. */
export const presentIndicator = (row: IndicatorRow): IndicatorDto => ({
  plan: row.planCode,
  number: row.number,
  name: row.name,
  group: row.indicatorGroup,
  unit: row.unit,
  base2020: numberOrNull(row.baseValue),
  base2020Comparator: row.baseComparator,
  target2025: numberOrNull(row.targetValue),
  target2025Comparator: row.targetComparator,
  targetKind: row.targetKind,
  annualOrCumulative:
    row.rateValue === null
      ? null
      : { kind: row.rateKind, comparator: row.rateComparator, value: Number(row.rateValue) },
  binding: row.binding,
  note: row.note,
  place: row.place,
});
