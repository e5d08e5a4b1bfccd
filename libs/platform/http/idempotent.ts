import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { RepeatableRequest } from '../database/idempotency.js';
import { callerOf, idempotencyKeyOf, type TrackerRequest } from './call.js';
import { checkedBodyOf } from './checked-input.js';
import { documentedParameter } from './documented-parameter.js';

/**
 * Parameter decorator that makes a route repeatable: it passes what a command needs to execute a
 * request only once when the client repeats it with the same `Idempotency-Key`, and null when the
 * client sent no such header. It documents the header too.
 *
 * The effect of a request depends on its path and on its body as validated, so both are the
 * fingerprint by which a repetition is recognised. No controller passes them.
 * @param action name of what the route does; a key that was used for another action is rejected
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
 * Returns what makes a request repeatable; null without an `Idempotency-Key`.
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
 * Adds to a repeatable request what a form with a file said, which is read by the handler itself.
 */
export const withUpload = (
  request: RepeatableRequest | null,
  { fileName, sha256, fields }: { fileName: string; sha256: string; fields: object },
): RepeatableRequest | null =>
  request && { ...request, body: fingerprinted({ sha256, fileName, ...fields }) };

/** Returns the parameters of the path; ids are equal in upper and lower case (RecordIdPipe). */
function placeOf({ params }: TrackerRequest): object {
  return Object.fromEntries(
    Object.entries((params ?? {}) as Record<string, string>).map(([name, value]) => [
      name,
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) ? value.toLowerCase() : value,
    ]),
  );
}

/** Converts what was asked to plain JSON values; an amount becomes a text. */
const fingerprinted = (asked: object): unknown =>
  JSON.parse(
    JSON.stringify(asked, (_, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    ),
  );
