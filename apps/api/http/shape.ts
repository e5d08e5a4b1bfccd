import type { Type } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import type { FieldContext } from './fields/field.js';

/**
 * A structural error: a field that the class does not have (`context` is null), or a list with too
 * many items.
 */
export interface ShapeFlaw {
  path: string;
  context: FieldContext | null;
}

type Fields = ReadonlyMap<string, FieldContext | null>;
const fieldsByClass = new WeakMap<Type<object>, Fields>();

/** Reads the fields of a class and their contexts from the decorators. */
function fieldsOf(type: Type<object>): Fields {
  const known = fieldsByClass.get(type);
  if (known) return known;
  const fields = new Map<string, FieldContext | null>();
  for (const { propertyName, context } of getMetadataStorage().getTargetValidationMetadatas(
    type,
    '',
    false,
    false,
  )) {
    fields.set(
      propertyName,
      (context as FieldContext | undefined) ?? fields.get(propertyName) ?? null,
    );
  }
  fieldsByClass.set(type, fields);
  return fields;
}

const NO_BODIES = new Set<unknown>([String, Number, Boolean, Array, Object]);

/** Whether a parameter's type is a class with declared fields. */
export const isBody = (type: unknown): boolean =>
  typeof type === 'function' && !NO_BODIES.has(type) && fieldsOf(type as Type<object>).size > 0;

/**
 * Finds structural errors of an input, at most `max`; stops there or at the first list that is too
 * long. Visits only declared fields, and no more items than a list may have.
 * @param visit called for every field and item that is examined
 */
export function shapeFlaws(
  value: unknown,
  type: Type<object>,
  max: number,
  visit: () => void = () => undefined,
): ShapeFlaw[] {
  const flaws: ShapeFlaw[] = [];
  /**
   * Examines a nested body.
   * @returns whether to go on
   */
  const look = (body: unknown, of: Type<object>, above: string): boolean => {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return true;
    const fields = fieldsOf(of);
    for (const name of Object.keys(body)) {
      visit();
      const path = above === '' ? name : `${above}.${name}`;
      const context = fields.get(name);
      if (context === undefined) flaws.push({ path, context: null });
      if (flaws.length >= max) return false;
      if (context?.part && !lookIntoPart((body as Record<string, unknown>)[name], context, path))
        return false;
    }
    return true;
  };
  const lookIntoPart = (inner: unknown, context: FieldContext, path: string): boolean => {
    const part = context.part?.() as Type<object>;
    if (context.itemsMax === undefined || !Array.isArray(inner)) return look(inner, part, path);
    if (inner.length > context.itemsMax) {
      flaws.push({ path, context });
      return false;
    }
    return inner.every((item, at) => {
      visit();
      return look(item, part, `${path}.${at}`);
    });
  };
  look(value, type, '');
  return flaws;
}
