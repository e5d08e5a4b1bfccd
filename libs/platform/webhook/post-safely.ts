import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { type ClientRequest, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { checkAddress, type AllowList } from '../network/address-guard.js';

/** A text to post, the URL to which it is posted, and the HTTP headers. */
export interface Posting {
  url: string;
  body: string;
  headers: Readonly<Record<string, string>>;
}
/**
 * Response to a post. `text` is the first {@link ANSWER_MAX_BYTES} bytes of the body. `retryAfter`
 * is the header `Retry-After` as received; null when there is none.
 */
export interface PostAnswer {
  status: number;
  text: string;
  retryAfter: string | null;
}

/**
 * Thrown when the program must not post to a URL, because of its IP address or its protocol. Trying
 * again is useless.
 */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

/** Longest duration of one post in ms, even if the receiver responds slowly. */
export const POSTING_MAX_MS = 20_000;
const ANSWER_MAX_BYTES = 16_384;

/**
 * Posts a text to a URL that a user has entered. The host name is resolved once, and the connection
 * uses the IP addresses that were checked, so that a DNS server cannot bypass the check by changing
 * its answer. Redirects are returned as responses and not followed.
 * @param reach IP address ranges that are allowed although they are not public.
 * @throws AddressRefused before a byte is sent, or errors of the network.
 */
export async function postSafely(
  { url, body, headers }: Posting,
  reach: AllowList,
): Promise<PostAnswer> {
  const target = readTarget(url);
  const addresses = await evaluatedAddresses(target, reach);
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(POSTING_MAX_MS);
    const request: ClientRequest = (target.protocol === 'https:' ? secureRequest : plainRequest)(
      target,
      {
        method: 'POST',
        agent: false,
        lookup: answering(addresses),
        signal,
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      },
      (response) => {
        let text = Buffer.alloc(0);
        const done = (): void => {
          resolve({
            status: response.statusCode ?? 0,
            text: text.subarray(0, ANSWER_MAX_BYTES).toString('utf8'),
            retryAfter: response.headers['retry-after'] ?? null,
          });
          request.destroy();
        };
        response.on('data', (chunk: Buffer) => {
          text = Buffer.concat([text, chunk]);
          if (text.length >= ANSWER_MAX_BYTES) done();
        });
        response.once('end', done);
        response.once('error', reject);
      },
    );
    request.once('error', (error) => {
      reject(signal.aborted ? new Error(`no answer within ${POSTING_MAX_MS / 1_000} s`) : error);
    });
    request.end(body);
  });
}

/**
 * Parses a URL to post to.
 * @throws AddressRefused when it is not an http or https URL, or contains a user name or password.
 */
export function readTarget(url: string): URL {
  if (!URL.canParse(url)) throw new AddressRefused('this is no web address');
  const target = new URL(url);
  if (target.protocol !== 'https:' && target.protocol !== 'http:')
    throw new AddressRefused('only https addresses are reached');
  if (target.username !== '' || target.password !== '')
    throw new AddressRefused('an address does not carry a name and password');
  return target;
}

async function evaluatedAddresses(
  { protocol, hostname }: URL,
  reach: AllowList,
): Promise<LookupAddress[]> {
  const host = hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host)
    ? [{ address: host, family: isIP(host) }]
    : await lookup(host, { all: true, verbatim: true });
  for (const { address } of found) {
    const passage = checkAddress(address, reach);
    if (typeof passage === 'object')
      throw new AddressRefused(
        `${host} leads to an address that is not public (${passage.refused}) and not allowed by the settings`,
      );
    if (passage === 'public' && protocol !== 'https:')
      throw new AddressRefused('beyond the addresses that the settings allow only https is spoken');
  }
  return found;
}

/**
 * Returns a function that replaces Node's DNS lookup and always returns the given addresses, which
 * were checked before.
 */
const answering =
  (addresses: readonly LookupAddress[]): LookupFunction =>
  (_, options, done) => {
    const [first] = addresses;
    if (!first)
      done(Object.assign(new Error('the name has no address'), { code: 'ENOTFOUND' }), '', 4);
    else if (options.all) done(null, [...addresses]);
    else done(null, first.address, first.family);
  };
