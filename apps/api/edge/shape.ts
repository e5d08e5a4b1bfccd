import type { Type } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import type { FieldContext } from './fields/field.js';

/** A field that its class does not have (`context` is null), or a list of more parts than it takes. */
export interface ShapeFlaw {
  path: string;
  context: FieldContext | null;
}

type Fields = ReadonlyMap<string, FieldContext | null>;
const fieldsByClass = new WeakMap<Type<object>, Fields>();

/** The fields of a class with their contexts, as their decorators say. */
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

/** Whether a parameter's type is a class whose fields say what they take. */
export const isBody = (type: unknown): boolean =>
  typeof type === 'function' && !NO_BODIES.has(type) && fieldsOf(type as Type<object>).size > 0;

/**
 * What is wrong with the shape of an input, at most `max` flaws; then, and at the first list that is too long, it stops. Visits
 * only fields that the class has, and no more items than their list takes.
 * @param visit told of every field and item looked at
 */
export function shapeFlaws(
  value: unknown,
  type: Type<object>,
  max: number,
  visit: () => void = () => undefined,
): ShapeFlaw[] {
  const flaws: ShapeFlaw[] = [];
  /** @returns whether to go on. */
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
