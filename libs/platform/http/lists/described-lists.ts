import type { OpenAPIObject } from '@nestjs/swagger';
import type { ListVocabulary } from './list-vocabulary.js';
import { type ListColumn, type Schema, type Schemas, columnsOf, resolved } from './list-columns.js';

/** Formats of files into which every list can be converted. */
export const LIST_FORMATS = ['csv', 'xlsx'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

/** Media types of the formats. */
export const LIST_TYPES: Readonly<Record<ListFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A route that answers a list, as the description of the API shows it. */
export interface DescribedList {
  /** Path of the route, such as `/api/projects/{id}/milestones`. */
  path: string;
  /** Formats that are made from the pages of the list; the route makes all others itself. */
  formats: readonly ListFormat[];
  /** Whether the list is read page by page. */
  paged: boolean;
  columns: readonly ListColumn[];
}

/**
 * OpenAPI extension of an operation that answers a list: the formats that are made from its pages.
 */
const MADE_FORMATS = 'x-list-formats';

interface Parameter {
  name: string;
  in: string;
  schema?: { enum?: string[] };
}

interface Operation {
  operationId: string;
  parameters?: Parameter[];
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
  [MADE_FORMATS]?: readonly ListFormat[];
}

/**
 * Adds to the description of every route that answers a list that the list is also answered as a
 * file. A route is a list because its answer has `items`, so that a new list is one too.
 */
export function describeLists(document: OpenAPIObject): void {
  for (const { operation } of listsIn(document)) {
    const own = parameterNamed(operation, 'format')?.schema?.enum ?? [];
    operation[MADE_FORMATS] = LIST_FORMATS.filter((format) => !own.includes(format));
    describeFiles(operation);
  }
}

/** Reads the lists of a description, by the name of the method of their controller. */
export function describedLists(
  document: OpenAPIObject,
  vocabulary: ListVocabulary,
): Map<string, DescribedList> {
  const schemas = (document.components?.schemas ?? {}) as Schemas;
  return new Map(
    listsIn(document).map(({ path, operation, item }) => [
      operation.operationId,
      {
        path,
        formats: operation[MADE_FORMATS] ?? [],
        paged: parameterNamed(operation, 'limit') !== undefined,
        columns: columnsOf(schemas, item, vocabulary),
      },
    ]),
  );
}

function listsIn(document: OpenAPIObject): { path: string; operation: Operation; item: Schema }[] {
  const schemas = (document.components?.schemas ?? {}) as Schemas;
  return Object.entries(document.paths).flatMap(([path, { get }]) => {
    const operation = get as unknown as Operation | undefined;
    const item = operation && itemOf(schemas, operation);
    return operation && item ? [{ path, operation, item }] : [];
  });
}

const parameterNamed = ({ parameters = [] }: Operation, name: string): Parameter | undefined =>
  parameters.find((parameter) => parameter.in === 'query' && parameter.name === name);

/** Returns the schema of the items of a list; undefined for an operation that answers no list. */
function itemOf(schemas: Schemas, { responses }: Operation): Schema | undefined {
  const answer = responses['200']?.content?.['application/json']?.schema;
  return answer && resolved(schemas, answer).schema.properties?.items?.items;
}

const FORMAT: Parameter = {
  name: 'format',
  in: 'query',
  required: false,
  description:
    'as a file instead: all rows that the filters leave, whatever the limit, with headings in the language of the reader',
  schema: { type: 'string', enum: [...LIST_FORMATS] },
} as Parameter;
const LANGUAGE: Parameter = {
  name: 'language',
  in: 'query',
  required: false,
  description:
    'language of a file; as Accept-Language unless given, because a link cannot send that',
  schema: { type: 'string', enum: ['zh', 'en'] },
} as Parameter;

function describeFiles(operation: Operation): void {
  const own = parameterNamed(operation, 'format');
  if (own?.schema?.enum) own.schema.enum = [...new Set([...own.schema.enum, ...LIST_FORMATS])];
  operation.parameters = [
    ...(operation.parameters ?? []),
    ...(own ? [] : [FORMAT]),
    ...(parameterNamed(operation, 'language') ? [] : [LANGUAGE]),
  ];
  Object.assign(operation.responses['200']?.content ?? {}, {
    'text/csv': { schema: { type: 'string' } },
    [LIST_TYPES.xlsx]: { schema: { type: 'string', format: 'binary' } },
  });
}
