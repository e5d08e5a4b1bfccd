import { ApiProperty } from '@nestjs/swagger';
import type { IndicatorRow, PlanColumnRow, PlanItemRow, TargetRow } from '../store/plan-rows.js';
import { PageOf } from '#platform/http';

const COMPARATORS = [
  '>=',
  '>',
  '=',
  '~',
  '<=',
  '<',
  'range',
  'by-date',
  'in-step',
  'province-assigned',
];
const numberOrNull = (text: string | null): number | null => (text === null ? null : Number(text));

/** A column (专栏, a numbered box) of a plan. */
export class PlanColumnDto {
  @ApiProperty({ example: 'hangzhou-14fyp' }) plan: string;
  @ApiProperty({ example: 10 }) number: number;
  @ApiProperty({ example: '基础设施建设十大标志性项目' }) title: string;
  @ApiProperty({ example: 5, description: 'number of the part (篇) that contains it' })
  part: number;
  @ApiProperty({ example: 18, description: 'number of the chapter (章) that contains it' })
  chapter: number;
  @ApiProperty({ example: '精准扩大有效投资' }) chapterTitle: string;
}

/** A numeric target of a plan item. */
export class TargetDto {
  @ApiProperty({ example: '10-8-a' }) id: string;
  @ApiProperty({ example: '城市轨道交通运营里程' }) measure: string;
  @ApiProperty({ enum: COMPARATORS, example: '=' }) comparator: string;
  @ApiProperty({ type: Number, nullable: true, example: 516 }) value: number | null;
  @ApiProperty({ type: Number, nullable: true, example: null, description: 'upper end of a range' })
  valueTo: number | null;
  @ApiProperty({ type: String, nullable: true, example: '公里' }) unit: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '2021..2025',
    description: 'a year, a period, `yearly`, or null where the plan gives no date',
  })
  due: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date', example: '2025-12-31' }) dueOn:
    string | null;
  @ApiProperty({ type: String, nullable: true, example: 'level-at-end' }) basis: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) note: string | null;
  @ApiProperty({ example: '专栏10 第8项' }) place: string;
}

/** An item in a column of a plan. */
export class PlanItemDto {
  @ApiProperty({ example: 'hangzhou-14fyp' }) plan: string;
  @ApiProperty({ example: 10 }) column: number;
  @ApiProperty({ example: 8 }) number: number;
  @ApiProperty({ example: '杭州市城市轨道交通建设工程' }) title: string;
  @ApiProperty({ enum: ['investment', 'programme', 'reform', 'spatial-guidance'] }) kind: string;
  @ApiProperty({
    example: false,
    description: 'true where the plan prints no number and the reading order gave one',
  })
  numberDerived: boolean;
  @ApiProperty({ type: [TargetDto] }) targets: TargetDto[];
  @ApiProperty({
    type: [String],
    format: 'uuid',
    description: 'projects that track it and that you may see',
  })
  projectIds: string[];
}

/** A page of plan items. */
export class PlanItemPageDto extends PageOf(PlanItemDto) {}

/** A page of plan columns. */
export class PlanColumnPageDto extends PageOf(PlanColumnDto) {}

/**
 * The value that an indicator promises for the plan period: per year on average (`annual`), or for
 * all years together (`cumulative`).
 */
export class IndicatorRateDto {
  @ApiProperty({ type: String, nullable: true, enum: ['annual', 'cumulative', null] }) kind:
    string | null;
  @ApiProperty({ type: String, nullable: true, enum: COMPARATORS }) comparator: string | null;
  @ApiProperty({ type: Number, example: 6 }) value: number;
}

/** A headline indicator of the plan. */
export class IndicatorDto {
  @ApiProperty({ example: 'hangzhou-14fyp' }) plan: string;
  @ApiProperty({ example: 3 }) number: number;
  @ApiProperty({ example: '常住人口城镇化率' }) name: string;
  @ApiProperty({ example: '经济发展' }) group: string;
  @ApiProperty({ example: '%' }) unit: string;
  @ApiProperty({ type: Number, nullable: true, example: 79.5 }) base2020: number | null;
  @ApiProperty({ type: String, nullable: true, example: '=' }) base2020Comparator: string | null;
  @ApiProperty({ type: Number, nullable: true, example: 82 }) target2025: number | null;
  @ApiProperty({ type: String, nullable: true, example: '>=' }) target2025Comparator: string | null;
  @ApiProperty({
    enum: ['value', 'floor', 'province-assigned', 'in-step', 'none'],
    description: '`floor` holds constant, it is no path; `province-assigned` gives no figure',
  })
  targetKind: string;
  @ApiProperty({ type: IndicatorRateDto, nullable: true })
  annualOrCumulative: IndicatorRateDto | null;
  @ApiProperty({ example: false, description: 'true for 约束性, false for 预期性' })
  binding: boolean;
  @ApiProperty({ type: String, nullable: true }) note: string | null;
  @ApiProperty({ example: '表2 第3行' }) place: string;
}

/** A page of headline indicators. */
export class IndicatorPageDto extends PageOf(IndicatorDto) {}

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
