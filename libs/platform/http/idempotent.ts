import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { RepeatableRequest } from '../database/idempotency.js';
import { callerOf, idempotencyKeyOf, type TrackerRequest } from './call.js';
import { checkedBodyOf } from './checked-input.js';
import { documentedParameter } from './documented-parameter.js';

/**
 * Parameter decorator for a route whose requests can be repeated safely. Passes the {@link
 * RepeatableRequest} with which a command executes the request only once, even if the client
 * repeats it with the same `Idempotency-Key`. Passes null when the client sent no such header. Also
 * documents the header.
 *
 * Two requests with the same key are equal if their path and their validated body are equal,
 * because the effect of a request depends on both.
 * @param action name of the route's action; a key that was used for another action is rejected
 * @throws Problem IDEMPOTENCY_KEY_INVALID
 */
export const Idempotent = (action: string): ParameterDecorator =>
  documentedParameter(RepeatableParameter(action), IDEMPOTENCY_KEY_HEADER);

export const IDEMPOTENCY_KEY_HEADER = {
  name: 'Idempotency-Key',
  required: false,
  description: 'The same key with the same request again has one effect',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
} as const;

const RepeatableParameter = createParamDecorator(
  (action: string, context: ExecutionContext): Promise<RepeatableRequest | null> =>
    repeatableRequestOf(context.switchToHttp().getRequest<TrackerRequest>(), action),
);

/**
 * Returns the key, sender and content of a request that can be repeated; null when it has no
 * `Idempotency-Key`.
 * @throws Problem IDEMPOTENCY_KEY_INVALID
 */
export async function repeatableRequestOf(
  request: TrackerRequest,
  action: string,
): Promise<RepeatableRequest | null> {
  const key = idempotencyKeyOf(request);
  const body = await checkedBodyOf(request);
  if (key === null) return null;
  return {
    key,
    actorId: callerOf(request).actor.personId,
    action,
    body: fingerprinted({ ...placeOf(request), ...(body as object | undefined) }),
  };
}

/**
 * Adds the content of an uploaded form (fields, file name, hash of the file) to a repeatable
 * request, because the handler itself reads such a form.
 */
export const withUpload = (
  request: RepeatableRequest | null,
  { fileName, sha256, fields }: { fileName: string; sha256: string; fields: object },
): RepeatableRequest | null =>
  request && { ...request, body: fingerprinted({ sha256, fileName, ...fields }) };

/**
 * Returns the path parameters of a request. Ids are converted to lower case, because `RecordIdPipe`
 * accepts them in both cases.
 */
function placeOf({ params }: TrackerRequest): object {
  return Object.fromEntries(
    Object.entries((params ?? {}) as Record<string, string>).map(([name, value]) => [
      name,
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) ? value.toLowerCase() : value,
    ]),
  );
}

/**
 * Converts the content of a request to plain JSON values; an amount (`bigint`) becomes a string.
 */
const fingerprinted = (asked: object): unknown =>
  JSON.parse(
    JSON.stringify(asked, (_, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    ),
  );
