import { applyDecorators, type Type as Class } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional, ValidateBy, ValidateNested } from 'class-validator';
import type { FieldContext, FieldOptions } from './field.js';

const isPart = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Declares a nested object. The fields of the object are declared in its own class. */
export function PartField(
  part: () => Class<object>,
  { optional = false, description }: FieldOptions = {},
): PropertyDecorator {
  const context: FieldContext = {
    code: 'NOT_AN_OBJECT',
    message: { zh: '须为一个 JSON 对象', en: 'A JSON object is expected' },
    accepted: { zh: '{ … }', en: '{ … }' },
    part,
  };
  return applyDecorators(
    Type(part),
    ValidateBy(
      { name: context.code, validator: { defaultMessage: () => context.code, validate: isPart } },
      { context },
    ),
    ValidateNested(),
    ...(optional ? [IsOptional()] : []),
    ApiProperty({
      type: () => part(),
      required: !optional,
      ...(optional ? { nullable: true } : {}),
      ...(description ? { description } : {}),
    }),
  );
}

/** Declares a list of `min` to `max` nested objects. */
export function PartListField(
  part: () => Class<object>,
  { min = 0, max, optional = false, description }: FieldOptions & { min?: number; max: number },
): PropertyDecorator {
  const context: FieldContext = {
    code: 'NOT_A_LIST',
    message: { zh: `须为 ${min}–${max} 项的列表`, en: `A list of ${min} to ${max} items` },
    accepted: { zh: `${min}–${max} 项`, en: `${min} to ${max} items` },
    part,
    itemsMax: max,
  };
  const isList = (value: unknown): boolean =>
    Array.isArray(value) && value.length >= min && value.length <= max && value.every(isPart);
  return applyDecorators(
    Type(part),
    ValidateBy(
      { name: context.code, validator: { defaultMessage: () => context.code, validate: isList } },
      { context },
    ),
    ValidateNested({ each: true }),
    ...(optional ? [IsOptional()] : []),
    ApiProperty({
      type: () => part(),
      isArray: true,
      minItems: min,
      maxItems: max,
      required: !optional,
      ...(description ? { description } : {}),
    }),
  );
}
