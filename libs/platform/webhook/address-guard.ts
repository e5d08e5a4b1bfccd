import ipaddr from 'ipaddr.js';
import { carriedAddress } from '../network/carried-address.js';

/** Ranges of addresses that may be reached although they are not public. */
export type Reach = readonly (readonly [ipaddr.IPv4 | ipaddr.IPv6, number])[];

/** Reads a list of addresses and ranges between commas. @throws Error for anything else. */
export const reachOf = (list: string): Reach =>
  list
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      if (part.includes('/')) return ipaddr.parseCIDR(part);
      const address = ipaddr.parse(part);
      return [address, address.kind() === 'ipv4' ? 32 : 128];
    });

const GLOBAL_UNICAST = ipaddr.IPv6.parse('2000::');

/** How an address may be reached: freely, because the settings say so, or not at all, with the reason. */
export type Passage = 'public' | 'allowed' | { refused: string };

/**
 * Judges an address. One that carries an IPv4 address counts as that, see {@link carriedAddress}; whatever is not plain unicast of the
 * internet (this machine, private networks, link-local with the clouds' metadata, tunnels and translations that lead to any of them)
 * is refused unless allowed.
 */
export function judgeAddress(text: string, reach: Reach): Passage {
  if (!ipaddr.isValid(text)) return { refused: 'no address' };
  const address = carriedAddress(text);
  if (reach.some(([range, bits]) => range.kind() === address.kind() && address.match(range, bits)))
    return 'allowed';
  const range = address.range();
  if (range !== 'unicast') return { refused: range };
  // Of IPv6 only 2000::/3 is given out as global unicast; the rest may lead anywhere in this network.
  return address instanceof ipaddr.IPv6 && !address.match(GLOBAL_UNICAST, 3)
    ? { refused: 'reserved' }
    : 'public';
}
