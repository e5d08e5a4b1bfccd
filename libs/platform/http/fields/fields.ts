import { isDay, isMonth, type Period, parsePeriod } from '#values';
import { decodeText } from './text.js';
import { field, type FieldOptions } from './field.js';

/** Declares a SHA-256 hash, written as 64 lower-case hexadecimal digits. */
export const Sha256Field = (options: FieldOptions = {}): PropertyDecorator =>
  field<string>(
    {
      code: 'NOT_A_SHA256',
      message: { zh: '须为 64 位十六进制的 SHA-256', en: 'A SHA-256 has 64 hexadecimal digits' },
      accepted: { zh: '64 位十六进制数字', en: '64 hexadecimal digits' },
      read: (raw) =>
        typeof raw === 'string' && /^[0-9a-f]{64}$/i.test(raw) ? raw.toLowerCase() : undefined,
      schema: {
        type: 'string',
        pattern: '^[0-9a-f]{64}$',
        example: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      },
    },
    options,
  );

/** Declares a calendar day that exists, converted to `Day`. */
export const DayField = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    {
      code: 'NOT_A_DAY',
      message: {
        zh: '没有这一天，或写法不对',
        en: 'There is no such day, or it is written otherwise',
      },
      accepted: { zh: 'YYYY-MM-DD，例如 "2025-12-31"', en: 'YYYY-MM-DD such as "2025-12-31"' },
      read: (raw) => (typeof raw === 'string' && isDay(raw) ? raw : undefined),
      schema: { type: 'string', format: 'date', example: '2025-12-31' },
    },
    options,
  );

/** Declares a calendar month, converted to `Month`. */
export const MonthField = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    {
      code: 'NOT_A_MONTH',
      message: {
        zh: '没有这个月份，或写法不对',
        en: 'There is no such month, or it is written otherwise',
      },
      accepted: {
        zh: 'YYYY-MM，月份 01–12，例如 "2025-06"',
        en: 'YYYY-MM with a month 01–12 such as "2025-06"',
      },
      read: (raw) => (typeof raw === 'string' && isMonth(raw) ? raw : undefined),
      schema: { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$', example: '2025-06' },
    },
    options,
  );

/** Declares a period of years, months or days, converted to `Period`. */
export const PeriodField = (options: FieldOptions = {}): PropertyDecorator =>
  field<Period>(
    {
      code: 'NOT_A_PERIOD',
      message: {
        zh: '期间写法不对，或先后颠倒',
        en: 'The period is written otherwise, or runs backwards',
      },
      accepted: {
        zh: '"2021..2025"、"2021-01..2025-12" 或起止日期',
        en: '"2021..2025", "2021-01..2025-12", or days',
      },
      read: (raw) => (typeof raw === 'string' ? (parsePeriod(raw) ?? undefined) : undefined),
      schema: { type: 'string', example: '2021..2025' },
    },
    options,
  );

/** Declares an instant with its UTC offset, converted to `Date`. */
export const InstantField = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    {
      code: 'NOT_AN_INSTANT',
      message: {
        zh: '没有这一时刻，或缺少时区',
        en: 'There is no such instant, or its offset is missing',
      },
      accepted: {
        zh: 'RFC 3339，带时区，例如 "2026-01-15T08:30:00+08:00"',
        en: 'RFC 3339 with an offset such as "2026-01-15T08:30:00+08:00"',
      },
      read: (raw) => (typeof raw === 'string' ? instantOf(raw) : undefined),
      schema: { type: 'string', format: 'date-time', example: '2026-01-15T08:30:00+08:00' },
    },
    options,
  );

/** Parses an RFC 3339 time with UTC offset. Returns undefined when the text has another form. */
export function instantOf(text: string): Date | undefined {
  const parts =
    /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/.exec(
      text,
    );
  return parts && isDay(parts[1] ?? '') ? new Date(text) : undefined;
}

/**
 * Declares a text of `min` to `max` characters. It is trimmed and normalized (NFC); control
 * characters are rejected, and line breaks are accepted only with `lines`.
 */
export const TextField = ({
  max,
  min = 1,
  lines = false,
  ...options
}: FieldOptions & { max: number; min?: number; lines?: boolean }): PropertyDecorator =>
  field(
    {
      code: 'NOT_TEXT',
      message: {
        zh: `须为 ${min}–${max} 个字符的文字，不含控制字符和无法辨认的字符（�）`,
        en: `A text of ${min} to ${max} characters without control characters or characters that cannot be read (�)`,
      },
      accepted: { zh: `${min}–${max} 个字符`, en: `${min} to ${max} characters` },
      read: (raw) => decodeText(raw, { min, max, lines }),
      schema: { type: 'string', minLength: min, maxLength: max },
    },
    options,
  );

/**
 * Declares a password. It is normalized (NFC), so that it is the same from every keyboard, but
 * neither trimmed nor shortened.
 */
export const PasswordField = ({
  max,
  ...options
}: FieldOptions & { max: number }): PropertyDecorator =>
  field(
    {
      code: 'NOT_TEXT',
      message: {
        zh: `须为 1–${max} 个字符的文字，不含控制字符`,
        en: `A text of 1 to ${max} characters without control characters`,
      },
      accepted: { zh: `1–${max} 个字符`, en: `1 to ${max} characters` },
      read: (raw) => decodeText(raw, { min: 1, max, lines: false, trims: false }),
      schema: { type: 'string', format: 'password', minLength: 1, maxLength: max },
    },
    options,
  );

/** Declares a field that accepts only the listed values. */
export const CodeField = (
  values: readonly string[],
  options: FieldOptions = {},
): PropertyDecorator =>
  field(
    {
      code: 'NOT_A_CODE',
      message: { zh: '不在可用的代码之中', en: 'That is none of the codes' },
      accepted: { zh: values.join('、'), en: values.join(', ') },
      read: (raw) => (typeof raw === 'string' && values.includes(raw) ? raw : undefined),
      schema: { type: 'string', enum: [...values], example: values[0] },
    },
    options,
  );

/**
 * Declares a whole number from `min` to `max`, converted to `number`. In a query it is written as
 * digits.
 */
export const WholeField = ({
  min,
  max,
  ...options
}: FieldOptions & { min: number; max: number }): PropertyDecorator =>
  field(
    {
      code: 'NOT_A_WHOLE_NUMBER',
      message: { zh: `须为 ${min} 到 ${max} 的整数`, en: `A whole number from ${min} to ${max}` },
      accepted: { zh: `${min}–${max}`, en: `${min} to ${max}` },
      read: (raw) => {
        const number =
          typeof raw === 'number'
            ? raw
            : typeof raw === 'string' && /^-?\d{1,15}$/.test(raw)
              ? Number(raw)
              : NaN;
        return Number.isInteger(number) && number >= min && number <= max ? number : undefined;
      },
      schema: { type: 'integer', minimum: min, maximum: max, example: min },
    },
    options,
  );

/** Declares a boolean value. In a query it is written as `true` or `false`. */
export const FlagField = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    {
      code: 'NOT_A_FLAG',
      message: { zh: '须为 true 或 false', en: 'Either true or false' },
      accepted: { zh: 'true 或 false', en: 'true or false' },
      read: (raw) =>
        raw === true || raw === 'true'
          ? true
          : raw === false || raw === 'false'
            ? false
            : undefined,
      schema: { type: 'boolean', example: true },
    },
    options,
  );

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Declares the id (UUID) of a record. */
export const IdField = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    {
      code: 'NOT_AN_ID',
      message: { zh: '不是合法的编号', en: 'That is not an id' },
      accepted: { zh: 'UUID', en: 'a UUID' },
      read: (raw) => (typeof raw === 'string' && UUID.test(raw) ? raw.toLowerCase() : undefined),
      schema: { type: 'string', format: 'uuid', example: '0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10' },
    },
    options,
  );

/** Declares a list of at most `max` different record ids, converted to `string[]`. */
export const IdListField = ({
  max,
  ...options
}: FieldOptions & { max: number }): PropertyDecorator =>
  field(
    {
      code: 'NOT_A_LIST_OF_IDS',
      message: { zh: `须为 1–${max} 个互不重复的编号`, en: `A list of 1 to ${max} ids, each once` },
      accepted: { zh: `1–${max} 个 UUID`, en: `1 to ${max} UUIDs` },
      read: (raw) => {
        if (
          !Array.isArray(raw) ||
          raw.length < 1 ||
          raw.length > max ||
          !raw.every((one): one is string => typeof one === 'string' && UUID.test(one))
        )
          return undefined;
        const ids = raw.map((one) => one.toLowerCase());
        return new Set(ids).size === ids.length ? ids : undefined;
      },
      schema: {
        type: 'array',
        items: { type: 'string', format: 'uuid' },
        minItems: 1,
        maxItems: max,
        example: ['0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10'],
      },
    },
    options,
  );

/** Declares an e-mail address, converted to lower case. */
export const EmailField = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    {
      code: 'NOT_AN_EMAIL',
      message: { zh: '不是合法的邮箱地址', en: 'That is not an e-mail address' },
      accepted: {
        zh: '例如 name@example.org，最长 254 个字符',
        en: 'such as name@example.org, at most 254 characters',
      },
      read: (raw) =>
        typeof raw === 'string' &&
        raw.length <= 254 &&
        /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/i.test(
          raw.trim(),
        )
          ? raw.trim().toLowerCase()
          : undefined,
      schema: { type: 'string', format: 'email', maxLength: 254, example: 'name@example.org' },
    },
    options,
  );
