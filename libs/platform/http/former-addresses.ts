import type { FastifyInstance } from 'fastify';
import type { FormerAddress } from '../declarations/declare-domain.js';
import { withoutBasePath } from './base-path.js';
import { sayDeprecated } from './deprecation.js';

/**
 * Returns the former address that a URL begins with, or undefined. `/api/logs` is found in
 * `/api/logs`, `/api/logs?limit=1` and `/api/logs/7`, but not in `/api/logs-of-today`.
 */
export const formerAddressOf = (
  url: string,
  addresses: readonly FormerAddress[],
): FormerAddress | undefined =>
  addresses.find(({ from }) => url.startsWith(from) && /^([/?]|$)/.test(url.slice(from.length)));

/** Returns a URL with the address of today in place of a former one; other URLs stay as they are. */
export function addressOfToday(url: string, addresses: readonly FormerAddress[]): string {
  const former = formerAddressOf(url, addresses);
  return former ? former.to + url.slice(former.from.length) : url;
}

/** Says in the answer to each request at a former address that the address will end, and when. */
export function announceFormerAddresses(
  fastify: FastifyInstance,
  addresses: readonly FormerAddress[],
  basePath: string,
): void {
  fastify.addHook('onRequest', async (request, reply) => {
    const former = formerAddressOf(withoutBasePath(request.originalUrl, basePath), addresses);
    if (former) sayDeprecated(reply, former);
  });
}
