import type { FastifyRequest } from 'fastify';

/** Results of the validation of request bodies. The key is the body as it was received. */
const checked = new WeakMap<object, Promise<unknown>>();

/**
 * Stores the result of validating a body, so that other parameters of the same handler can wait for
 * it.
 */
export function noteCheckedBody(received: unknown, result: Promise<unknown>): void {
  if (typeof received === 'object' && received !== null) checked.set(received, result);
}

/**
 * Returns the body of a request as its handler receives it: validated and converted. Undefined when
 * the handler has no `@Body()`. Parameter decorators call this before they check headers such as
 * `If-Match`, so that an invalid body is reported first: a precondition counts only for a request
 * that would otherwise succeed (RFC 9110, 13.2.1). It works only in parameter decorators, because
 * Nest starts the pipes of all parameters of a handler before it waits for any of them.
 * @throws InvalidInput when the body is not accepted
 */
export async function checkedBodyOf(request: Pick<FastifyRequest, 'body'>): Promise<unknown> {
  // Waits one turn, so that Nest can start the pipe of the body even if `@Body()` comes after the
  // parameter that called this function.
  await Promise.resolve();
  const { body } = request;
  return typeof body === 'object' && body !== null ? checked.get(body) : undefined;
}
