import type { Type } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import type { FieldContext } from './fields/field.js';

/**
 * An error in the structure of a request: a field that the class does not declare (`context` is
 * null), or a list with too many items (`context` is that of the list).
 */
export interface ShapeFlaw {
  path: string;
  context: FieldContext | null;
}

type Fields = ReadonlyMap<string, FieldContext | null>;
const fieldsByClass = new WeakMap<Type<object>, Fields>();

/**
 * Returns the fields that a class declares by decorators. The value of each field is its {@link
 * FieldContext}, or null when its decorator gives none.
 */
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

/** Returns whether the type of a controller parameter is a class with declared fields. */
export const isBody = (type: unknown): boolean =>
  typeof type === 'function' && !NO_BODIES.has(type) && fieldsOf(type as Type<object>).size > 0;

/**
 * Finds errors in the structure of a request: unknown fields and lists with too many items. Stops
 * after `max` errors or at the first list that is too long. Does not look into unknown fields.
 * @param visit called for every field and item that is examined; tests use it to count them
 */
export function shapeFlaws(
  value: unknown,
  type: Type<object>,
  max: number,
  visit: () => void = () => undefined,
): ShapeFlaw[] {
  const flaws: ShapeFlaw[] = [];
  /**
   * Checks one object of the request body: the body itself or a nested object.
   * @param above path of the object within the body; empty for the body itself
   * @returns false when the search must stop
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
