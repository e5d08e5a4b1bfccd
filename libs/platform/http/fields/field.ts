import { applyDecorators, type Type } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, ValidateBy } from 'class-validator';
import type { Language } from '../../language/language.js';
import type { FieldCode } from './field-codes.js';

/** The same text in each language. */
export type Worded = Readonly<Record<Language, string>>;

/**
 * Definition of the values that a field accepts. Validation, error messages and API documentation
 * all use it.
 */
export interface FieldRule<T> {
  /** Problem code for a value that is not accepted, such as `NOT_A_DAY`. */
  code: FieldCode;
  message: Worded;
  /** Describes the accepted values in error messages, such as the permitted range. */
  accepted: Worded;
  /** Converts the received value. Returns undefined when the value is not accepted. */
  read(raw: unknown): T | undefined;
  /** OpenAPI schema of the value in the request. */
  schema: ApiPropertyOptions;
}

/** Options that every kind of field accepts. */
export interface FieldOptions {
  /** Whether the field may be absent or null. Both mean that the value is unknown or not given. */
  optional?: boolean;
  /**
   * Whether the API documentation says that the field may be null. False for optional query
   * parameters, which can only be absent.
   */
  nullable?: boolean;
  description?: string;
  example?: unknown;
}

/**
 * Marks a value that was not accepted, so that validation can report it later. `raw` is the value
 * as received.
 */
export class Unreadable {
  constructor(readonly raw: unknown) {}
}

/**
 * Data of a field that `inputProblems` in input.ts needs for error messages. `part` and `itemsMax`
 * exist only for nested objects and lists of them: the class of the object, and the largest number
 * of items.
 */
export interface FieldContext {
  code: FieldCode;
  message: Worded;
  accepted: Worded;
  part?: () => Type<object>;
  itemsMax?: number;
}

/**
 * Property decorator that converts, validates and documents a field, all by the same {@link
 * FieldRule}.
 */
export function field<T>(
  rule: FieldRule<T>,
  { optional = false, nullable = optional, description, example }: FieldOptions = {},
): PropertyDecorator {
  const context: FieldContext = { code: rule.code, message: rule.message, accepted: rule.accepted };
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => readOnce(rule, value)),
    ValidateBy(
      {
        name: rule.code,
        validator: {
          defaultMessage: () => rule.code,
          validate: (value) =>
            value !== undefined && value !== null && !(value instanceof Unreadable),
        },
      },
      { context },
    ),
    ...(optional ? [IsOptional()] : []),
    ApiProperty({
      ...rule.schema,
      required: !optional,
      ...(nullable ? { nullable: true } : {}),
      ...(description ? { description } : {}),
      ...(example === undefined ? {} : { example }),
    } as ApiPropertyOptions),
  );
}

function readOnce<T>(rule: FieldRule<T>, value: unknown): T | null | undefined | Unreadable {
  if (value === undefined || value === null) return value;
  const read = rule.read(value);
  return read === undefined ? new Unreadable(value) : read;
}
