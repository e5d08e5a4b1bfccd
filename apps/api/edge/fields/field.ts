import { applyDecorators, type Type } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, ValidateBy } from 'class-validator';
import type { Language } from '#platform';

/** A text in each language. */
export type Worded = Readonly<Record<Language, string>>;

/** What a field takes, said once for the check, the refusal and the documentation. */
export interface FieldRule<T> {
  /** Code of the refusal, such as `NOT_A_DAY`. */
  code: string;
  message: Worded;
  /** What would have been taken. */
  accepted: Worded;
  /** Reads the raw value; undefined when it cannot be taken. */
  read(raw: unknown): T | undefined;
  /** How the wire form is documented. */
  schema: ApiPropertyOptions;
}

/** Options of every field. */
export interface FieldOptions {
  /** May be left out or null, both meaning "unknown" or "not given". */
  optional?: boolean;
  /** Whether an optional field is documented as taking null; a query cannot carry one. */
  nullable?: boolean;
  description?: string;
  example?: unknown;
}

/** A value that could not be read, kept apart from every value that could. */
export class Unreadable {
  constructor(readonly raw: unknown) {}
}

/** The words of a refused field, for {@link inputProblems}; of a part, or a list of parts, also what it is made of. */
export interface FieldContext {
  code: string;
  message: Worded;
  accepted: Worded;
  part?: () => Type<object>;
  itemsMax?: number;
}

/** One decorator for reading, checking and documenting a field, so that they cannot disagree. */
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
