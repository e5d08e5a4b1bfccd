import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { carriedAddress } from './carried-address.js';

/**
 * Returns the network under which requests from an IP address are counted. For IPv4 (also when
 * embedded in IPv6, see {@link carriedAddress}) it is the address itself. For IPv6 it is the /64
 * prefix, because one subscriber usually owns all addresses with that prefix. A text that is no IP
 * address is returned in lower case, without the zone after "%".
 */
export function networkOf(address: string): string {
  const bare = (address.split('%')[0] ?? '').toLowerCase();
  if (isIP(bare) === 0) return bare;
  const meant = carriedAddress(bare);
  if (!(meant instanceof ipaddr.IPv6)) return meant.toString();
  return `${meant.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}
