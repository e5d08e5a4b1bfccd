import { AMOUNT_FEN_MAX } from '#values';
import { field, type FieldOptions } from './field.js';

const WHOLE = /^-?\d{1,16}$/;
const within = (raw: unknown, min: bigint): bigint | undefined => {
  if (typeof raw !== 'string' || !WHOLE.test(raw)) return undefined;
  const fen = BigInt(raw);
  return fen >= min && fen <= AMOUNT_FEN_MAX ? fen : undefined;
};

/**
 * Declares an amount of zero or more: a string of whole fen (1/100 元), converted to `bigint`. Zero
 * means that nothing was spent or planned; null means that the amount is unknown.
 */
export const FenOrZeroField = (options: FieldOptions = {}): PropertyDecorator =>
  field<bigint>(
    {
      code: 'NOT_FEN',
      message: {
        zh: '金额须为以分为单位的非负整数字符串，不超过 10¹⁵ 分',
        en: 'An amount is a text of whole fen, zero or more and at most 10¹⁵',
      },
      accepted: {
        zh: '以分为单位的整数字符串，例如 "125000000" 或 "0"',
        en: 'a string of whole fen such as "125000000" or "0"',
      },
      read: (raw) => within(raw, 0n),
      schema: {
        type: 'string',
        pattern: '^\\d{1,16}$',
        example: '125000000',
        description: 'Whole fen (1/100 yuan) as text, zero or more',
      },
    },
    options,
  );

/**
 * Declares a positive or negative amount: a string of whole fen (1/100 元), converted to `bigint`.
 */
export const SignedFenField = (options: FieldOptions = {}): PropertyDecorator =>
  field<bigint>(
    {
      code: 'NOT_FEN',
      message: {
        zh: '金额须为以分为单位的整数字符串，绝对值不超过 10¹⁵ 分',
        en: 'An amount is a text of whole fen, at most 10¹⁵ either way',
      },
      accepted: {
        zh: '以分为单位的整数字符串，例如 "-125000000"',
        en: 'a string of whole fen such as "-125000000"',
      },
      read: (raw) => within(raw, -AMOUNT_FEN_MAX),
      schema: {
        type: 'string',
        pattern: '^-?\\d{1,16}$',
        example: '125000000',
        description: 'Whole fen (1/100 yuan) as text, below zero where it saves',
      },
    },
    options,
  );

/**
 * Declares a list of exactly `count` amounts of zero or more, in fen (1/100 元), converted to
 * `bigint[]`.
 */
export const FenListField = ({
  count,
  ...options
}: FieldOptions & { count: number }): PropertyDecorator =>
  field<bigint[]>(
    {
      code: 'NOT_A_LIST_OF_FEN',
      message: {
        zh: `须为 ${count} 个以分为单位的非负整数字符串`,
        en: `A list of ${count} texts of whole fen, zero or more`,
      },
      accepted: { zh: `${count} 个金额`, en: `${count} amounts` },
      read: (raw) => {
        if (!Array.isArray(raw) || raw.length !== count) return undefined;
        const amounts = raw.map((one) => within(one, 0n));
        return amounts.every((one) => one !== undefined) ? amounts : undefined;
      },
      schema: {
        type: 'array',
        items: { type: 'string', pattern: '^\\d{1,16}$' },
        minItems: count,
        maxItems: count,
      },
    },
    options,
  );

/**
 * Declares a positive amount: a string of whole fen (1/100 元), converted to `bigint`. A JSON
 * number is rejected, because the client may have rounded it already.
 */
export const FenField = (options: FieldOptions = {}): PropertyDecorator =>
  field<bigint>(
    {
      code: 'NOT_FEN',
      message: {
        zh: '金额须为以分为单位的正整数字符串，不超过 10¹⁵ 分',
        en: 'An amount is a text of whole fen, above zero and at most 10¹⁵',
      },
      accepted: {
        zh: '以分为单位的整数字符串，例如 "125000000"',
        en: 'a string of whole fen such as "125000000"',
      },
      read: (raw) =>
        typeof raw === 'string' && /^[1-9]\d{0,15}$/.test(raw) && BigInt(raw) <= AMOUNT_FEN_MAX
          ? BigInt(raw)
          : undefined,
      schema: {
        type: 'string',
        pattern: '^[1-9]\\d{0,15}$',
        example: '125000000',
        description: 'Whole fen (1/100 yuan) as text, at most 10^15',
      },
    },
    options,
  );

/**
 * Declares a component of an amount, such as the cost of equipment: zero or more, a string of whole
 * fen (1/100 元), converted to `bigint`.
 */
export const PartFenField = (options: FieldOptions = {}): PropertyDecorator =>
  field<bigint>(
    {
      code: 'NOT_FEN_PART',
      message: {
        zh: '须为以分为单位的非负整数字符串，不超过 10¹⁵ 分',
        en: 'A part of an amount is a text of whole fen, at most 10¹⁵',
      },
      accepted: { zh: '以分为单位的整数字符串，例如 "0"', en: 'a string of whole fen such as "0"' },
      read: (raw) =>
        typeof raw === 'string' && /^(0|[1-9]\d{0,15})$/.test(raw) && BigInt(raw) <= AMOUNT_FEN_MAX
          ? BigInt(raw)
          : undefined,
      schema: {
        type: 'string',
        pattern: '^(0|[1-9]\\d{0,15})$',
        example: '0',
        description: 'Whole fen as text, zero included',
      },
    },
    options,
  );
