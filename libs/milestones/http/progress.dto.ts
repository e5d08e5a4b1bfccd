import type { NewReading } from '../commands/record-progress.js';
import type { ProgressReadingRow } from '../store/progress-row.js';
import { type Day, formatPercent } from '#values';
import { DayField, field, PageOf, TextField } from '#platform/http';

/**
 * Declares a percentage with at most two decimal places: a string, converted to a whole number of
 * hundredths of a per cent.
 */
const PercentField = (): PropertyDecorator =>
  field<number>({
    code: 'NOT_A_PERCENTAGE',
    message: {
      zh: '须为 0 到 100 的百分数，至多两位小数',
      en: 'Per cent as text, from 0 to 100 with at most two places',
    },
    accepted: { zh: '例如 "45" 或 "45.50"', en: 'such as "45" or "45.50"' },
    read: (raw) => {
      if (typeof raw !== 'string' || !/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/.test(raw))
        return undefined;
      const [whole = '0', places = ''] = raw.split('.');
      return Number(whole) * 100 + Number(places.padEnd(2, '0'));
    },
    schema: {
      type: 'string',
      pattern: '^(100(\\.0{1,2})?|\\d{1,2}(\\.\\d{1,2})?)$',
      example: '45.50',
    },
  });

/** Request body with a new reading of a project's physical progress. */
export class ProgressReadingBody {
  @PercentField() percent: number;
  @DayField({ description: 'the day it was seen; not after today' }) readOn: Day;
  @TextField({ max: 2000, lines: true, example: '主体结构完成，机电安装过半' }) words: string;
  @TextField({ max: 300, optional: true, example: '监理月报（示例）' }) document?: string | null;
}

/** Converts the request body to a progress reading. */
export const readingOf = (body: ProgressReadingBody): NewReading => ({
  readOn: body.readOn,
  hundredths: body.percent,
  words: body.words,
  document: body.document ?? null,
});

/** A progress reading: the share of a project's work that was done on a day. */
export class ProgressReadingDto {
  id: string;
  /**
   * share of the work that is done, in per cent with two decimal places
   * @example 45.50
   */
  percent: string;
  readOn: string;
  words: string;
  document: string | null;
  recordedBy: string;
  recordedAt: string;
}

/** A page of progress readings, newest day first. */
export class ProgressReadingPageDto extends PageOf(ProgressReadingDto) {}

/** Converts a stored progress reading to its response DTO. */
export const presentReading = (row: ProgressReadingRow): ProgressReadingDto => ({
  id: row.id,
  percent: formatPercent(BigInt(row.hundredths)),
  readOn: row.readOn,
  words: row.words,
  document: row.document,
  recordedBy: row.recordedBy,
  recordedAt: row.recordedAt.toISOString(),
});
