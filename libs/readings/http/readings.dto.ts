import { PlanCodeField } from '#plan/http';
import { ApiProperty } from '@nestjs/swagger';
import {
  CodeField,
  DayField,
  DecimalField,
  keyPart,
  PageOf,
  PageQueryOf,
  PartListField,
  IdField,
  TextField,
  WholeField,
} from '#platform/http';
import type { Day } from '#values';
import type { ReadingOfMeasure } from '../commands/reading-changes.js';
import type { MeasureRef } from '../queries/measures.js';
import type { ListedReading } from '../queries/reading-page.js';
import type { FiledReading } from '../rules/check-reading.js';
import type { StateReason, ValueState } from '../rules/evaluate-value.js';

/** Query parameters for one page of readings, latest day first. */
export class ReadingsQuery extends PageQueryOf([keyPart.day, keyPart.instant, keyPart.uuid]) {
  @PlanCodeField({ optional: true, nullable: false }) plan?: string;
}

/**
 * Query of a route that files readings: the plan, by default the one that the installation began
 * with, and whether the request stays a draft, which `@Filing` reads.
 */
export class ReadingFilingQuery {
  @PlanCodeField({ optional: true, nullable: false }) plan?: string;
  @CodeField(['true', 'false'], { optional: true, nullable: false }) draft?: string;
}

/** Request body with the value of a target or an indicator on a day. */
export class ReadingBody {
  @DecimalField({ description: 'where only a day is promised: 1 (reached) or 0' }) value: string;
  @TextField({ max: 40, optional: true, example: '公里', description: 'checked if given' })
  unit?: string | null;
  @DayField({ description: 'not after today, not before the plan period' }) on: Day;
  @TextField({ max: 500, example: '市统计局 2025 年上半年快报（示例）' }) source: string;
  @IdField({ optional: true, description: 'document that shows the value' })
  documentId?: string | null;
}

/** The value of one indicator among several that are filed together. */
export class IndicatorReadingBody extends ReadingBody {
  @WholeField({ min: 1, max: 999, description: 'number of the indicator', example: 3 })
  number: number;
}

/** Largest number of readings that are filed together. */
const READINGS_MAX = 200;

/** Request body with values of several indicators. */
export class IndicatorReadingsBody {
  @PartListField(() => IndicatorReadingBody, { min: 1, max: READINGS_MAX })
  items: IndicatorReadingBody[];
}

/** Converts a request body to the reading that it files. */
export const filedReading = (
  { value, unit, on, source, documentId }: ReadingBody,
  measure: MeasureRef,
): ReadingOfMeasure => {
  const reading: FiledReading = {
    value,
    unit: unit ?? null,
    on,
    source,
    documentId: documentId ?? null,
  };
  return { ...reading, measure };
};

/** A recorded value of a target or an indicator. */
export class ReadingDto {
  id: string;
  /** @example 516 */
  value: string;
  /** @example 公里 */
  unit: string | null;
  on: string;
  source: string;
  /** id of the document that shows the value */
  @ApiProperty({ format: 'uuid' }) document: string | null;
  /** where the target or the indicator stood on that day, with this reading */
  state: ValueState;
  reason: StateReason;
  filedByName: string | null;
  approvedByName: string | null;
  changeRequestId: string;
  recordedAt: string;
}

/** A page of readings, latest day first. */
export class ReadingPageDto extends PageOf(ReadingDto) {}

/** Converts a stored reading to its response DTO. */
export const presentReading = ({ row, unit, evaluation, names }: ListedReading): ReadingDto => ({
  id: row.id,
  value: row.value,
  unit,
  on: row.readOn,
  source: row.source,
  document: row.documentId,
  state: evaluation.state,
  reason: evaluation.reason,
  filedByName: names.get(row.filedBy) ?? null,
  approvedByName: names.get(row.approvedBy) ?? null,
  changeRequestId: row.changeRequestId,
  recordedAt: row.recordedAt.toISOString(),
});
