import { applyDecorators, type Type } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, ValidateBy } from 'class-validator';
import type { Language } from '#platform';
import type { FieldCode } from './field-codes.js';

/** A text in each language. */
export type Worded = Readonly<Record<Language, string>>;

/** Definition of a field's values, shared by validation, error messages and documentation. */
export interface FieldRule<T> {
  /** Error code for a value that is not accepted, such as `NOT_A_DAY`. */
  code: FieldCode;
  message: Worded;
  /** Description of accepted values, for error messages. */
  accepted: Worded;
  /** Reads the raw value; undefined when it is not accepted. */
  read(raw: unknown): T | undefined;
  /** OpenAPI schema of the value as sent. */
  schema: ApiPropertyOptions;
}

/** Options of every field. */
export interface FieldOptions {
  /** Whether the field may be left out or null, both of which mean "unknown" or "not given". */
  optional?: boolean;
  /** Whether an optional field is documented as nullable; query parameters cannot be null. */
  nullable?: boolean;
  description?: string;
  example?: unknown;
}

/** Wraps a value that could not be read, so that it cannot be confused with an accepted value. */
export class Unreadable {
  constructor(readonly raw: unknown) {}
}

/**
 * Messages of a field for `inputProblems` in input.ts; for a nested body or a list of them, also
 * its class.
 */
export interface FieldContext {
  code: FieldCode;
  message: Worded;
  accepted: Worded;
  part?: () => Type<object>;
  itemsMax?: number;
}

/** Decorator that reads, validates and documents a field, so that the three cannot disagree. */
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
