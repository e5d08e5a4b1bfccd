import type { Language } from '../../language/language.js';
import type { CodeWords } from '../../declarations/list-words.js';
import type { ListVocabulary } from './list-vocabulary.js';

/** The parts of an OpenAPI schema that decide how a field is written into a file. */
export interface Schema {
  $ref?: string;
  type?: string | readonly string[];
  format?: string;
  enum?: readonly unknown[];
  items?: Schema;
  properties?: Readonly<Record<string, Schema>>;
  allOf?: readonly Schema[];
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  deprecated?: boolean;
}

/** All schemas of the API's description, by their names. */
export type Schemas = Readonly<Record<string, Schema>>;

/** How the value of a field is written. */
export type CellKind = 'text' | 'amount' | 'day' | 'instant' | 'number' | 'flag' | 'word' | 'parts';

/** One column of a list that is downloaded as a file. */
export interface ListColumn {
  /** Names of the fields that lead from the item to the value. */
  path: readonly string[];
  kind: CellKind;
  /** Texts of the codes of a column of kind `word`. */
  words?: CodeWords;
  /** Whether the column holds the codes whose texts the column before it holds. */
  isCode?: boolean;
}

/** Largest number of objects in each other whose fields get columns of their own. */
const DEPTH_MAX = 3;
/**
 * Fields without a column: the version for a later edit says nothing to the reader of a file.
 */
const LEFT_OUT: ReadonlySet<string> = new Set(['etag']);

/**
 * Lists the columns of a list by the schema of its items: one for each field, two for a code (its
 * text, then the code). The fields of an object within the item get columns of their own; a list of
 * objects becomes one text.
 */
export function columnsOf(
  schemas: Schemas,
  item: Schema,
  vocabulary: ListVocabulary,
): ListColumn[] {
  return fieldsOf({ schemas, vocabulary }, item, []);
}

interface Described {
  schemas: Schemas;
  vocabulary: ListVocabulary;
}

function fieldsOf(described: Described, item: Schema, above: readonly string[]): ListColumn[] {
  const { schemas, vocabulary } = described;
  const { schema, name: dto } = resolved(schemas, item);
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = [...above, name];
    const { schema: value } = resolved(schemas, field);
    if (LEFT_OUT.has(name) || field.deprecated) return [];
    if (value.properties && path.length < DEPTH_MAX) return fieldsOf(described, field, path);
    const words = wordsOf(vocabulary, { dto, name, schema: value });
    if (words && !isList(value))
      return [
        { path, kind: 'word' as const, words },
        { path, kind: 'text' as const, isCode: true },
      ];
    return [{ path, kind: kindOf(name, value), ...(words ? { words } : {}) }];
  });
}

/**
 * Returns the texts of the codes of a field; undefined for a field that holds no codes. An
 * enumeration in Chinese needs no texts, because its values are read as they are.
 */
export function wordsOf(
  vocabulary: ListVocabulary,
  { dto, name, schema }: { dto: string | null; name: string; schema: Schema },
): CodeWords | undefined {
  const { own, common } = vocabulary.codesOf(dto, name);
  return own ?? (codesOf(schema).length > 0 ? common : undefined);
}

/** Lists the codes of an enumeration, or of a list of them; empty for all other fields. */
export const codesOf = (schema: Schema): string[] =>
  (schema.enum ?? schema.items?.enum ?? []).filter(
    (code): code is string => typeof code === 'string' && /^[A-Za-z][\w-]*$/.test(code),
  );

function kindOf(name: string, schema: Schema): CellKind {
  if (isList(schema) || hasType(schema, 'object') || typeless(schema)) return 'parts';
  if (name.endsWith('Fen')) return 'amount';
  if (schema.format === 'date') return 'day';
  if (schema.format === 'date-time') return 'instant';
  if (hasType(schema, 'boolean')) return 'flag';
  return hasType(schema, 'number') || hasType(schema, 'integer') ? 'number' : 'text';
}

/** Returns the JSON types that a field may have. */
export const typesOf = ({ type }: Schema): string[] =>
  [type].flat().filter((one) => one !== undefined);
const hasType = (schema: Schema, wanted: string): boolean => typesOf(schema).includes(wanted);
const isList = (schema: Schema): boolean => hasType(schema, 'array');
const typeless = ({ type, enum: codes }: Schema): boolean =>
  type === undefined && codes === undefined;

/**
 * Follows references to a schema, also those that are only wrapped so that they may be null.
 * Returns the schema and its name; the name is null for a schema that stands in place.
 */
export function resolved(
  schemas: Schemas,
  schema: Schema,
): { schema: Schema; name: string | null } {
  const [wrapped, ...others] = [schema.allOf, schema.anyOf, schema.oneOf]
    .flatMap((choices) => choices ?? [])
    .filter(({ type }) => type !== 'null');
  const target = schema.$ref ?? (others.length === 0 ? wrapped?.$ref : undefined);
  if (target === undefined) return { schema, name: null };
  const name = target.slice(target.lastIndexOf('/') + 1);
  return { schema: schemas[name] ?? {}, name };
}

const OF_CODE = { zh: '（代码）', en: ' (code)' };
const OF_AMOUNT = { zh: '（元）', en: ' (yuan)' };
const OF_INSTANT = { zh: '（北京时间）', en: ' (UTC+8)' };

/**
 * Returns the heading of a column: the texts of its fields, and what has to be known to read its
 * cells.
 */
export function headingOf(
  { path, kind, isCode }: ListColumn,
  language: Language,
  vocabulary: ListVocabulary,
): string {
  const names = path.map((name) => vocabulary.headingOf(name, language)).join(' · ');
  if (isCode) return `${names}${OF_CODE[language]}`;
  if (kind === 'amount') return `${names}${OF_AMOUNT[language]}`;
  return kind === 'instant' ? `${names}${OF_INSTANT[language]}` : names;
}
