import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, ValidateNested } from 'class-validator';
import type { CalendarDay, CalendarDayKind, CalendarYear } from '#platform/calendar';
import type { Day } from '#values';
import { CodeField, DayField, PageOf, TextField, WholeField } from '#platform/http';

const KINDS = ['holiday', 'make-up'] as const;
/** Largest number of listed days in one year. */
const DAYS_MAX = 120;

/** A day that differs from the ordinary week: a holiday, or a weekend day on which people work. */
export class CalendarDayDto implements CalendarDay {
  @DayField({ example: '2027-02-06' }) on: Day;
  @CodeField(KINDS, {
    description: 'a public holiday, or a weekend day that is worked instead (调休)',
  })
  kind: CalendarDayKind;
  @TextField({ max: 50, example: '春节' }) name: string;
}

/**
 * Request body with the days of a year that differ from the ordinary week, and the announcement
 * that names them.
 */
export class CalendarYearChangeDto {
  @TextField({ max: 500, example: '国办发明电〔2026〕8号' }) source: string;
  @ApiProperty({ type: [CalendarDayDto], maxItems: DAYS_MAX })
  @IsArray()
  @ArrayMaxSize(DAYS_MAX)
  @ValidateNested({ each: true })
  @Type(() => CalendarDayDto)
  days: CalendarDayDto[];
}

/** Request body with the special days of a year that is not in the calendar yet. */
export class NewCalendarYearDto extends CalendarYearChangeDto {
  @WholeField({ min: 1900, max: 2199, example: 2027 }) year: number;
}

/** A year of the working calendar, without the list of its special days. */
export class CalendarYearHeadDto {
  /** @example 2026 */
  year: number;
  /** @example 国务院办公厅节假日安排通知 */
  source: string;
  /** id of the person who recorded this version, or the name of a service */
  recordedBy: string;
  recordedAt: string;
  /** @example 1 */
  version: number;
}

/** A year of the working calendar, with the list of its special days. */
export class CalendarYearDto extends CalendarYearHeadDto {
  /** days that differ from an ordinary week, in order */
  days: CalendarDayDto[];
}

/**
 * A page of the years in the working calendar, newest first. In a year that is not in the calendar,
 * mails are sent Monday to Friday, and no working days are counted.
 */
export class CalendarYearPageDto extends PageOf(CalendarYearHeadDto) {}

/** Converts a calendar year to its response DTO without the special days. */
export const presentYearHead = ({
  year,
  source,
  recordedBy,
  recordedAt,
  version,
}: Omit<CalendarYear, 'days'>): CalendarYearHeadDto => ({
  year,
  source,
  recordedBy,
  recordedAt: recordedAt.toISOString(),
  version,
});

/** Converts a calendar year to its response DTO with the special days. */
export const presentYear = (known: CalendarYear): CalendarYearDto => ({
  ...presentYearHead(known),
  days: known.days.map(({ on, kind, name }) => ({ on, kind, name })),
});
