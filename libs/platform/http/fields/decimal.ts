import { field, type FieldOptions } from './field.js';

/**
 * Declares a decimal number, such as the value of a target. The number is sent and stored as a
 * string, because a JSON number may be rounded.
 */
export const DecimalField = (options: FieldOptions = {}): PropertyDecorator =>
  field<string>(
    {
      code: 'NOT_A_DECIMAL',
      message: {
        zh: '须为十进制数字字符串，整数至多 12 位、小数至多 6 位',
        en: 'A decimal number as text, at most 12 digits before and 6 after the point',
      },
      accepted: { zh: '例如 "516" 或 "66.9"', en: 'such as "516" or "66.9"' },
      read: (raw) =>
        typeof raw === 'string' && /^-?(0|[1-9]\d{0,11})(\.\d{1,6})?$/.test(raw) ? raw : undefined,
      schema: { type: 'string', pattern: '^-?(0|[1-9]\\d{0,11})(\\.\\d{1,6})?$', example: '516' },
    },
    options,
  );
