import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  FigureComparator,
  IndicatorTargetKind,
  ItemKind,
  OverYearsKind,
  TargetComparator,
} from '../rules/plan-facts.js';

/**
 * Row of table `plans`: a plan document. `contentHash` is the SHA-256 of the plan's content when it
 * was last loaded from files.
 */
@Entity('plans')
export class PlanRow {
  @PrimaryColumn('text') code: string;
  @Column('text') name: string;
  @Column('text') region: string;
  @Column('date') periodStart: string;
  @Column('date') periodEnd: string;
  @Column('text') document: string;
  @Column('char', { length: 64 }) contentHash: string;
  @Column({ type: 'timestamptz', select: false, insert: false, update: false }) loadedAt?: Date;
}

@Entity('plan_columns')
export class PlanColumnRow {
  @PrimaryColumn('text') planCode: string;
  @PrimaryColumn('integer') number: number;
  @Column('text') title: string;
  @Column('integer') part: number;
  @Column('integer') chapter: number;
  @Column('text') chapterTitle: string;
}

@Entity('plan_items')
export class PlanItemRow {
  @PrimaryColumn('text') planCode: string;
  @PrimaryColumn('integer') columnNumber: number;
  @PrimaryColumn('integer') number: number;
  @Column('text') title: string;
  @Column('text') kind: ItemKind;
  @Column('boolean') numberDerived: boolean;
}

/**
 * Row of table `targets`: a target of a plan item. `value` is a decimal text; null when the target
 * has no figure.
 */
@Entity('targets')
export class TargetRow {
  @PrimaryColumn('text') planCode: string;
  @PrimaryColumn('text') id: string;
  @Column('integer') columnNumber: number;
  @Column('integer') itemNumber: number;
  @Column('integer') position: number;
  @Column('text') measure: string;
  @Column('text') comparator: TargetComparator;
  @Column('numeric', { nullable: true }) value: string | null;
  @Column('numeric', { nullable: true }) valueTo: string | null;
  @Column('text', { nullable: true }) unit: string | null;
  @Column('text', { nullable: true }) due: string | null;
  @Column('date', { nullable: true }) dueOn: string | null;
  @Column('text', { nullable: true }) basis: string | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('text') place: string;
}

/**
 * Row of table `item_attributes`: a length or count that describes a plan item, or the whole column
 * when `itemNumber` is null. The table has no primary key. Its key is the unique index over plan,
 * column, item and name, in which nulls count as equal.
 */
@Entity('item_attributes')
export class ItemAttributeRow {
  @PrimaryColumn('text') planCode: string;
  @PrimaryColumn('integer') columnNumber: number;
  @PrimaryColumn('integer') itemNumber: number | null;
  @PrimaryColumn('text') name: string;
  @Column('text') comparator: string;
  @Column('numeric') value: string;
  @Column('text') unit: string;
  @Column('text', { nullable: true }) note: string | null;
  @Column('text') place: string;
}

/**
 * Row of table `flagship_figures`: planned amounts of a flagship project, in fen (1/100 元). Null
 * means that the plan does not state the amount.
 */
@Entity('flagship_figures')
export class FlagshipFigureRow {
  @PrimaryColumn('text') planCode: string;
  @PrimaryColumn('integer') columnNumber: number;
  @PrimaryColumn('integer') itemNumber: number;
  @Column('text') scope: string;
  @Column('bigint', { nullable: true }) totalInvestmentFen: bigint | null;
  @Column('bigint', { nullable: true }) fypSpendFen: bigint | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('text') place: string;
}

@Entity('indicators')
export class IndicatorRow {
  @PrimaryColumn('text') planCode: string;
  @PrimaryColumn('integer') number: number;
  @Column('text') name: string;
  @Column('text') indicatorGroup: string;
  @Column('text') unit: string;
  @Column('numeric', { nullable: true }) baseValue: string | null;
  @Column('text', { nullable: true }) baseComparator: string | null;
  @Column('numeric', { nullable: true }) targetValue: string | null;
  @Column('text', { nullable: true }) targetComparator: string | null;
  @Column('text') targetKind: IndicatorTargetKind;
  @Column('text', { nullable: true }) rateKind: OverYearsKind | null;
  @Column('numeric', { nullable: true }) rateValue: string | null;
  @Column('text', { nullable: true }) rateComparator: FigureComparator | null;
  @Column('boolean') binding: boolean;
  @Column('text', { nullable: true }) note: string | null;
  @Column('text') place: string;
}

export const planEntities = [
  PlanRow,
  PlanColumnRow,
  PlanItemRow,
  TargetRow,
  ItemAttributeRow,
  FlagshipFigureRow,
  IndicatorRow,
];
