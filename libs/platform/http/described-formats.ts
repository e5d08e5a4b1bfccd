import type { OpenAPIObject } from '@nestjs/swagger';
import { type Schema, typesOf } from './lists/list-columns.js';

/** Formats of JSON Schema by how the name of a field ends, as all fields of the API are named. */
const FORMATS: readonly [ending: RegExp, format: string][] = [
  [/(^at|At)$/, 'date-time'],
  [/(^on|On)$/, 'date'],
];

/**
 * Adds the format of days and instants to the schemas of the API's description: `…On` is a day,
 * `…At` an instant. A field that states a format or a list of values keeps it.
 */
export function describeFormats(document: OpenAPIObject): void {
  for (const { properties = {} } of Object.values(document.components?.schemas ?? {}) as Schema[])
    for (const [name, field] of Object.entries(properties)) {
      const format = FORMATS.find(([ending]) => ending.test(name))?.[1];
      if (format && isPlainText(field)) Object.assign(field, { format });
    }
}

const isPlainText = (field: Schema): boolean =>
  field.format === undefined && field.enum === undefined && typesOf(field).includes('string');
