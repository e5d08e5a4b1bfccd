import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { RepeatableRequest } from '../database/idempotency.js';
import type { TrackerRequest } from './call.js';
import { documentedParameter } from './documented-parameter.js';
import { IF_MATCH_HEADER, versionReadOf } from './etag.js';
import { IDEMPOTENCY_KEY_HEADER, repeatableRequestOf } from './idempotent.js';

/** What makes an edit safe: the version that it changes, if the client says one, and its key. */
export interface IdempotentEditOptions {
  version?: number;
  request: RepeatableRequest | null;
}

/**
 * Parameter decorator for a route that takes an `Idempotency-Key`, and an `If-Match` if one is
 * given. Passes {@link IdempotentEditOptions} and documents both headers.
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
