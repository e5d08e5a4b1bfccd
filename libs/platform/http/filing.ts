import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { RepeatableRequest } from '../database/idempotency.js';
import type { TrackerRequest } from './call.js';
import { type InputProblem, InvalidInput } from './input.js';
import { documentedParameter } from './documented-parameter.js';
import { IF_MATCH_HEADER, versionReadOf } from './etag.js';
import { IDEMPOTENCY_KEY_HEADER, repeatableRequestOf } from './idempotent.js';

/** Options of a request that files a change: repeatable or not, and whether it stays a draft. */
export interface RequestedFiling {
  request: RepeatableRequest | null;
  draft: boolean;
}

/**
 * Parameter decorator for a route that files what another person decides. Passes the repeatable
 * request, as `@Idempotent` does, and whether the query says `draft=true`. Documents both.
 * @param action name of the route's action
 * @throws Problem IDEMPOTENCY_KEY_INVALID; InvalidInput where `draft` is neither `true` nor `false`
 */
export const Filing = (action: string): ParameterDecorator =>
  documentedParameter(FilingParameter(action), IDEMPOTENCY_KEY_HEADER);

const FilingParameter = createParamDecorator(
  async (action: string, context: ExecutionContext): Promise<RequestedFiling> => {
    const request = context.switchToHttp().getRequest<TrackerRequest>();
    const draft = draftAskedBy(request);
    return { request: await repeatableRequestOf(request, action), draft };
  },
);

/**
 * Parameter decorator like {@link Filing}, for a route that is not repeatable. Passes whether the
 * query says `draft=true`.
 * @throws InvalidInput where `draft` is neither `true` nor `false`
 */
export const DraftAsked = createParamDecorator((_: unknown, context: ExecutionContext): boolean =>
  draftAskedBy(context.switchToHttp().getRequest<TrackerRequest>()),
);

function draftAskedBy(request: TrackerRequest): boolean {
  const { draft = 'false' } = request.query as { draft?: unknown };
  if (draft !== 'true' && draft !== 'false') throw new InvalidInput([NOT_A_FLAG]);
  return draft === 'true';
}

const NOT_A_FLAG: InputProblem = {
  path: 'draft',
  code: 'NOT_A_FLAG',
  message: { zh: '须为 true 或 false', en: 'Either true or false' },
  accepted: { zh: 'true 或 false', en: 'true or false' },
};

/** How a filed edit was sent: also the version of the record that the client has edited. */
export interface RequestedFilingOfEdit extends RequestedFiling {
  versionRead: number;
}

/**
 * Parameter decorator like {@link Filing}, for a route that files the edit of a record. Passes also
 * the version of the record that the client has edited, and documents the `If-Match` header.
 * @param action name of the route's action
 * @throws Problem IDEMPOTENCY_KEY_INVALID, IF_MATCH_REQUIRED, EDIT_STALE; InvalidInput where `draft`
 * is neither `true` nor `false`
 */
export const FilingOfEdit = (action: string): ParameterDecorator =>
  documentedParameter(
    FilingOfEditParameter(action),
    { ...IF_MATCH_HEADER, required: true },
    IDEMPOTENCY_KEY_HEADER,
  );

const FilingOfEditParameter = createParamDecorator(
  async (action: string, context: ExecutionContext): Promise<RequestedFilingOfEdit> => {
    const request = context.switchToHttp().getRequest<TrackerRequest>();
    const draft = draftAskedBy(request);
    return {
      request: await repeatableRequestOf(request, action),
      draft,
      versionRead: await versionReadOf(request),
    };
  },
);
