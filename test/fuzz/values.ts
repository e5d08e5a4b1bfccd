import fc from 'fast-check';
import type { Schema } from './described-routes.js';

/**
 * Values that often make programs fail: wrong types, limits of ranges, and texts with a special
 * meaning elsewhere (SQL, HTML, paths).
 */
export const HOSTILE: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  -0,
  0.1,
  1e308,
  -1e308,
  2 ** 31,
  2 ** 53,
  2 ** 64,
  '',
  ' ',
  '0',
  '-1',
  '1e400',
  'NaN',
  '9'.repeat(400),
  'a'.repeat(5_000),
  '长'.repeat(2_000),
  'a\u0000b',
  '\ud800',
  '\u202e',
  '\ufeff',
  '\r\nX-Injected: 1',
  '=1+1',
  '＝1+1',
  '@SUM(A1)',
  "'; DROP TABLE people; --",
  '%',
  '\\',
  '%s%n',
  '{{7*7}}',
  '${7*7}',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  'file:///etc/passwd',
  'http://127.0.0.1/',
  '2025-13-45',
  '0000-00-00',
  '99999-01-01',
  '-271821-04-20',
  '2025-02-30',
  '9999-12-31T23:59:60Z',
  '2025',
  '2021..',
  '..',
  '9999-12..0001-01',
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  '9223372036854775808',
  '-9223372036854775808',
  '1.5',
  '١٢٣',
  '１２３',
  [],
  {},
  [null],
  [[[[]]]],
  { $ne: null },
  { toString: 1 },
  { length: 1e9 },
  { then: 1 },
  { constructor: { prototype: {} } },
];

const DAYS = ['2021-01-01', '2025-03-31', '2025-12-31', '2026-11-23'];
const INSTANTS = ['2026-11-23T02:00:00Z', '2025-01-01T00:00:00+08:00'];

/**
 * Generates values for JSON schemas: mostly valid ones, with ids of existing rows where the schema
 * requires an id.
 */
export class Values {
  constructor(
    private readonly schemas: Record<string, Schema>,
    private readonly ids: readonly string[],
  ) {}

  /** Generates the id of an existing row, for a field or path parameter. */
  get id(): fc.Arbitrary<string> {
    return this.ids.length > 0 ? fc.constantFrom(...this.ids) : fc.uuid();
  }

  /** Generates a value that matches a JSON schema. */
  of(schema: Schema | undefined, depth = 0): fc.Arbitrary<unknown> {
    const known = this.resolved(schema ?? {});
    if (depth > 6) return fc.constant(null);
    const options = known.oneOf ?? known.anyOf;
    if (options) return fc.oneof(...options.map((one) => this.of(one, depth + 1)));
    const made = this.ofType(known, depth);
    return known.example === undefined || depth > 3
      ? made
      : fc.oneof(made, fc.constant(known.example));
  }

  private resolved(schema: Schema): Schema {
    if (schema.$ref) return this.resolved(this.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
    if (!schema.allOf) return schema;
    const parts = schema.allOf.map((part) => this.resolved(part));
    return {
      ...(Object.assign({}, ...parts) as Schema),
      ...schema,
      properties: Object.assign(
        {},
        ...parts.map((part) => part.properties),
        schema.properties,
      ) as Record<string, Schema>,
    };
  }

  private ofType(schema: Schema, depth: number): fc.Arbitrary<unknown> {
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    const types = [schema.type ?? (schema.properties ? 'object' : 'string')].flat();
    return fc.constantFrom(...types).chain((type) => this.ofOneType(type, schema, depth));
  }

  private ofOneType(type: string, schema: Schema, depth: number): fc.Arbitrary<unknown> {
    switch (type) {
      case 'object':
        return this.object(schema, depth);
      case 'array':
        return fc.array(this.of(schema.items, depth + 1), {
          maxLength: Math.min(schema.maxItems ?? 3, 3),
        });
      case 'integer':
        return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 3_000 });
      case 'number':
        return fc.double({ min: schema.minimum ?? 0, max: schema.maximum ?? 3_000, noNaN: true });
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      default:
        return this.text(schema);
    }
  }

  private object({ properties = {}, required = [] }: Schema, depth: number): fc.Arbitrary<unknown> {
    const made = Object.fromEntries(
      Object.entries(properties).map(([name, one]) => [
        name,
        /Ids?$/.test(name) && [this.resolved(one).type].flat().includes('string')
          ? fc.oneof(this.id, this.of(one, depth + 1))
          : this.of(one, depth + 1),
      ]),
    );
    return fc.record(made, { requiredKeys: required.filter((name) => name in made) });
  }

  private text({ format, pattern, minLength = 0, maxLength }: Schema): fc.Arbitrary<unknown> {
    if (format === 'uuid') return fc.oneof(this.id, fc.uuid());
    if (format === 'date') return fc.constantFrom(...DAYS);
    if (format === 'date-time') return fc.constantFrom(...INSTANTS);
    if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern), { size: 'small' });
    return fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength ?? 40, 60)) });
  }
}

/**
 * Turns generated values into invalid ones: in one place, a part is replaced by a hostile value,
 * removed, or added.
 */
export function spoilt(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(
      value,
      fc.nat(),
      fc.constantFrom(...HOSTILE),
      fc.constantFrom('exchange', 'remove', 'add', 'many', 'deep', 'whole'),
    )
    .map(([made, place, hostile, how]) => spoil(structuredClone(made), place, hostile, how));
}

function spoil(value: unknown, place: number, hostile: unknown, how: string): unknown {
  if (how === 'whole' || value === null || typeof value !== 'object') return hostile;
  const held = value as Record<string, unknown>;
  const names = Object.keys(held);
  const name = names[place % Math.max(names.length, 1)];
  if (how === 'add') return { ...held, ['extra' + place]: hostile };
  if (how === 'many')
    return {
      ...held,
      ...Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`k${index}`, hostile])),
    };
  if (name === undefined) return hostile;
  if (how === 'remove') delete held[name];
  else if (how === 'deep') held[name] = nested(30, hostile);
  else
    held[name] =
      typeof held[name] === 'object' && place % 2 === 0
        ? spoil(held[name], place >> 1, hostile, how)
        : hostile;
  return held;
}

const nested = (depth: number, inner: unknown): unknown =>
  depth === 0 ? inner : { deeper: [nested(depth - 1, inner)] };
