import type { Type } from '@nestjs/common';
import { ApiExtension, getSchemaPath, type OpenAPIObject } from '@nestjs/swagger';
import { problemCodes, wordingOf } from '../problem/declared-problems.js';
import { ANSWERS_ETAG } from './etag.js';
import { ANSWERS_LOCATION } from './located-at.js';

interface Answer {
  description: string;
  headers?: Record<string, object>;
  content?: object;
}

interface Operation {
  parameters?: readonly { in: string; name: string }[];
  requestBody?: object;
  security?: readonly object[];
  responses: Record<string, Answer | { $ref: string }>;
  [extension: `x-${string}`]: unknown;
}

const HEADERS = [
  [
    ANSWERS_ETAG,
    'ETag',
    { description: 'The version, for If-Match', schema: { type: 'string', example: '"v1"' } },
  ],
  [
    ANSWERS_LOCATION,
    'Location',
    { description: 'Where it is read', schema: { type: 'string', format: 'uri-reference' } },
  ],
] as const;

const ALSO_ANSWERS = 'x-also-answers';

/**
 * Method decorator that documents error statuses of a route that cannot be derived from its
 * parameters.
 */
export const AlsoAnswers = (...statuses: Status[]): MethodDecorator =>
  ApiExtension(ALSO_ANSWERS, statuses);

/**
 * Description of each error status for the API documentation. The codes of the program's problems
 * with that status are appended.
 */
const MEANINGS = {
  400: 'The request cannot be read, or some of its fields cannot be accepted',
  401: 'Not signed in, or signing in failed',
  403: 'The caller may not do this',
  404: 'It does not exist, or the caller may not see it',
  409: 'The present state does not allow it',
  412: 'Another person has changed it since it was read',
  413: 'The request is too large',
  415: 'The body has another media type than is taken',
  422: 'A rule does not allow it',
  428: 'The request needs If-Match',
  429: 'Too many requests',
  500: 'Internal error; the log has the cause under the requestId',
  503: 'The program cannot serve now',
  507: 'The disk is full; what is kept can still be read',
} as const;
type Status = keyof typeof MEANINGS;

const RETRY_AFTER = {
  'Retry-After': { description: 'After how many seconds', schema: { type: 'integer' } },
};
const HEADERS_OF_STATUS: Readonly<Partial<Record<Status, Record<string, object>>>> = {
  401: { 'WWW-Authenticate': { schema: { type: 'string', example: 'Bearer' } } },
  429: RETRY_AFTER,
  503: RETRY_AFTER,
};

/**
 * Completes the documentation of the responses of each operation: the response headers of
 * `@Versioned()` and `@LocatedAt()`, and all errors that are possible, derived from the operation's
 * method, parameters, body and access. The response `default` stands for errors that occur before
 * the server has determined the operation, such as headers that are too large.
 * @param problem schema of the error document
 */
export function describeAnswers(document: OpenAPIObject, problem: Type<object>): void {
  const content = { 'application/problem+json': { schema: { $ref: getSchemaPath(problem) } } };
  const responses = Object.fromEntries(
    Object.keys(MEANINGS).map((status) => [
      nameOf(status),
      answerOf(Number(status) as Status, content),
    ]),
  );
  document.components = { ...document.components, responses: responses as never };
  for (const path of Object.values(document.paths)) {
    for (const [method, operation] of Object.entries(path as Record<string, Operation>)) {
      describeHeaders(operation);
      for (const status of statusesOf(method, operation))
        operation.responses[status] ??= { $ref: `#/components/responses/${nameOf(status)}` };
      delete operation[ALSO_ANSWERS];
    }
  }
}

const nameOf = (status: number | string): string => `Problem${status}`;

function answerOf(status: Status, content: object): Answer {
  const codes = problemCodes().filter((code) => wordingOf(code).status === status);
  const headers = HEADERS_OF_STATUS[status];
  return {
    description: `${MEANINGS[status]}: ${codes.sort().join(', ')}`,
    ...(headers ? { headers } : {}),
    content,
  };
}

/** Returns the HTTP statuses of all errors with which an operation can respond. */
function statusesOf(method: string, operation: Operation): Status[] {
  const has = (place: string, name?: string): boolean =>
    (operation.parameters ?? []).some(
      (parameter) => parameter.in === place && (name ?? parameter.name) === parameter.name,
    );
  const writes = method !== 'get';
  // An operation with filters can return 404: a filter can name a plan or project that does not
  // exist or that the caller may not read.
  const filtered = (operation.parameters ?? []).some(
    ({ in: place, name }) => place === 'query' && name !== 'limit' && name !== 'cursor',
  );
  const open = (operation.security ?? []).some((one) => Object.keys(one).length === 0);
  return [
    400,
    ...(open && !writes ? [] : ([401, 403] as const)),
    ...(has('path') || writes || filtered ? ([404] as const) : []),
    ...(writes || filtered ? ([422] as const) : []),
    ...(writes ? ([409, 413, 415, 507] as const) : []),
    ...(has('header', 'If-Match') ? ([412, 428] as const) : []),
    ...((operation[ALSO_ANSWERS] as Status[] | undefined) ?? []),
    429,
    500,
    503,
  ];
}

function describeHeaders(operation: Operation): void {
  for (const [extension, name, header] of HEADERS) {
    if (operation[extension] === undefined) continue;
    delete operation[extension];
    const [, success] =
      Object.entries(operation.responses).find(([status]) => status.startsWith('2')) ?? [];
    if (success && 'description' in success)
      success.headers = { ...success.headers, [name]: header };
  }
}
