import type { FastifyRequest } from 'fastify';

/** Results of the validation of bodies, by the body as it was received. */
const checked = new WeakMap<object, Promise<unknown>>();

/** Notes the validation of a body, so that other parameters of the same handler can wait for it. */
export function noteCheckedBody(received: unknown, result: Promise<unknown>): void {
  if (typeof received === 'object' && received !== null) checked.set(received, result);
}

/**
 * Returns the body of a request as its handler receives it: validated and converted. Undefined when
 * the handler has no `@Body()`. For parameter decorators only: Nest starts the pipes of all
 * parameters of a handler before it waits for any of them.
 * @throws InvalidInput when the body is not accepted. What a parameter says of a header comes after
 * that, because a precondition counts only for a request that would succeed otherwise (RFC 9110,
 * 13.2.1).
 */
export async function checkedBodyOf(request: Pick<FastifyRequest, 'body'>): Promise<unknown> {
  // Lets Nest start the pipe of the body, which may stand after the calling parameter.
  await Promise.resolve();
  const { body } = request;
  return typeof body === 'object' && body !== null ? checked.get(body) : undefined;
}
