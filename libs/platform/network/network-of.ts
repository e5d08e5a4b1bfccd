import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { carriedAddress } from './carried-address.js';

/**
 * The network that an address belongs to when requests are counted: an IPv4 address itself, also
 * when embedded in IPv6 (see {@link carriedAddress}), and the /64 of an IPv6 address, because one
 * subscriber usually has all of it. Other texts are returned unchanged.
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
