import type { OpenAPIObject } from '@nestjs/swagger';
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
  /** Whether the route itself takes the parameter `language`. */
  takesLanguage: boolean;
  columns: readonly ListColumn[];
}

interface Parameter {
  name: string;
  in: string;
  schema?: { enum?: string[] };
}

interface Operation {
  operationId: string;
  parameters?: Parameter[];
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

/**
 * Finds every route that answers a list, and adds to its description that the list is also answered
 * as a file. A route is a list because its answer has `items`, so that a new list is one too.
 * @returns the lists by the name of the method of their controller
 */
export function describeLists(document: OpenAPIObject): Map<string, DescribedList> {
  const schemas = (document.components?.schemas ?? {}) as Schemas;
  const lists = new Map<string, DescribedList>();
  for (const [path, { get }] of Object.entries(document.paths)) {
    const operation = get as unknown as Operation | undefined;
    const item = operation && itemOf(schemas, operation);
    if (!operation || !item) continue;
    const own = parameterNamed(operation, 'format')?.schema?.enum ?? [];
    lists.set(operation.operationId, {
      path,
      formats: LIST_FORMATS.filter((format) => !own.includes(format)),
      paged: parameterNamed(operation, 'limit') !== undefined,
      takesLanguage: parameterNamed(operation, 'language') !== undefined,
      columns: columnsOf(schemas, item),
    });
    describeFiles(operation);
  }
  return lists;
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
  description: 'language of a file; as Accept-Language unless given, because a link cannot send that',
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
