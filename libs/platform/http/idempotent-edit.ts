import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { RepeatableRequest } from '../database/idempotency.js';
import type { TrackerRequest } from './call.js';
import { documentedParameter } from './documented-parameter.js';
import { IF_MATCH_HEADER, versionReadOf } from './etag.js';
import { IDEMPOTENCY_KEY_HEADER, repeatableRequestOf } from './idempotent.js';

/**
 * Options that protect an edit against conflicts. `version` is the version of the record that the
 * client edited; undefined when the client sent none. `request` identifies a repeated request; null
 * when the client sent no key.
 */
export interface IdempotentEditOptions {
  version?: number;
  request: RepeatableRequest | null;
}

/**
 * Parameter decorator for a route that accepts the headers `Idempotency-Key` and `If-Match`, both
 * optional. Passes {@link IdempotentEditOptions} and documents both headers.
 * @throws Problem IDEMPOTENCY_KEY_INVALID, EDIT_STALE
 */
export const IdempotentEdit = (action: string): ParameterDecorator =>
  documentedParameter(EditParameter(action), IDEMPOTENCY_KEY_HEADER, {
    ...IF_MATCH_HEADER,
    required: false,
  });

const EditParameter = createParamDecorator(
  async (action: string, context: ExecutionContext): Promise<IdempotentEditOptions> => {
    const asked = context.switchToHttp().getRequest<TrackerRequest>();
    const request = await repeatableRequestOf(asked, action);
    if (asked.headers['if-match'] === undefined) return { request };
    return { request, version: await versionReadOf(asked) };
  },
);
