import type { OpenAPIObject } from '@nestjs/swagger';
import { ANSWERS_ETAG } from './etag.js';
import { ANSWERS_LOCATION } from './located-at.js';

interface Operation {
  responses: Record<string, { headers?: Record<string, object> }>;
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

/**
 * Completes what the decorators of an operation say of its answers: the response headers of
 * `@Versioned()` and `@LocatedAt()`.
 */
export function describeAnswers({ paths }: OpenAPIObject): void {
  for (const path of Object.values(paths)) {
    for (const operation of Object.values(path as Record<string, Operation>))
      describeHeaders(operation);
  }
}

function describeHeaders(operation: Operation): void {
  for (const [extension, name, header] of HEADERS) {
    if (operation[extension] === undefined) continue;
    delete operation[extension];
    const [, success] =
      Object.entries(operation.responses).find(([status]) => status.startsWith('2')) ?? [];
    if (success) success.headers = { ...success.headers, [name]: header };
  }
}
