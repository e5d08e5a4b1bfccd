import type { OpenAPIObject } from '@nestjs/swagger';
import { type Schema, typesOf } from './lists/list-columns.js';

interface Field extends Schema {
  pattern?: string;
  description?: string;
  example?: unknown;
}

/** Formats of JSON Schema by how the name of a field ends, as all fields of the API are named. */
const FORMATS: readonly [ending: RegExp, format: string][] = [
  [/(^at|At)$/, 'date-time'],
  [/(^on|On|^day|Day|\wSince|\wUntil|^valid(From|To)|^period(Start|End))$/, 'date'],
  [/(^id|Ids?)$/, 'uuid'],
];
/** Ids of organisations are their codes, such as `sample-transport`. */
const CODES = /((u|U)nit|(o|O)rganisation)Ids?$/;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const AMOUNT = /(^fen|Fen)$/;
const UNKNOWN_AMOUNT = 'null is unknown, never zero';

/**
 * Adds to the schemas of the API's description what the name of a field says: `…On` is a day, `…At`
 * an instant, `id` and `…Id` a UUID, `…Fen` an amount, and a number is whole. What a field states
 * itself stays: a format, a pattern, a list of values, an example that is no UUID, or an example with
 * a fraction.
 */
export function describeFormats(document: OpenAPIObject): void {
  for (const { properties = {} } of Object.values(document.components?.schemas ?? {}) as Schema[])
    for (const [name, field] of Object.entries(properties)) Object.assign(field, read(name, field));
}

function read(name: string, field: Field): Field {
  const { type } = field;
  if (typesOf(field).includes('number'))
    return mayHaveFraction(field)
      ? {}
      : { type: typeof type === 'string' ? 'integer' : typesOf(field).map(wholeOf) };
  if (field.items) return { items: { ...field.items, ...read(name, field.items) } };
  if (!isPlainText(field)) return {};
  if (AMOUNT.test(name)) return amountOf(field);
  if (name === 'etag') return { example: '"v1"' };
  const format = FORMATS.find(([ending]) => ending.test(name))?.[1];
  return format === undefined || (format === 'uuid' && !isUuid(name, field)) ? {} : { format };
}

const mayHaveFraction = ({ example }: Field): boolean =>
  typeof example === 'number' && !Number.isInteger(example);

const wholeOf = (type: string): string => (type === 'number' ? 'integer' : type);

const isPlainText = (field: Schema): boolean =>
  field.format === undefined && field.enum === undefined && typesOf(field).includes('string');

const isUuid = (name: string, { pattern, example }: Field): boolean =>
  pattern === undefined && !CODES.test(name) && (typeof example !== 'string' || UUID.test(example));

const amountOf = ({ example, description, pattern, ...field }: Field): Field => ({
  example: example === undefined ? '2700000000000' : example,
  pattern: pattern ?? String.raw`^-?\d+$`,
  ...(description === undefined && typesOf(field).includes('null')
    ? { description: UNKNOWN_AMOUNT }
    : {}),
});
