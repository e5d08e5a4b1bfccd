import ipaddr from 'ipaddr.js';
import { carriedAddress } from '../network/carried-address.js';

/** Ranges of addresses that may be reached although they are not public. */
export type AllowList = readonly (readonly [ipaddr.IPv4 | ipaddr.IPv6, number])[];

/** Parses a comma-separated list of addresses and ranges. @throws Error for anything else. */
export const parseAllowList = (list: string): AllowList =>
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

/**
 * Whether an address may be reached: it is public, allowed by the settings, or refused with a
 * reason.
 */
export type Passage = 'public' | 'allowed' | { refused: string };

/**
 * Checks an address. An embedded IPv4 address is checked instead, see {@link carriedAddress}.
 * Anything but public unicast (this machine, private networks, link-local with cloud metadata
 * services, tunnels and translations that lead to any of them) is refused unless allowed.
 */
export function checkAddress(text: string, reach: AllowList): Passage {
  if (!ipaddr.isValid(text)) return { refused: 'no address' };
  const address = carriedAddress(text);
  if (reach.some(([range, bits]) => range.kind() === address.kind() && address.match(range, bits)))
    return 'allowed';
  const range = address.range();
  if (range !== 'unicast') return { refused: range };
  // Only 2000::/3 is assigned as global unicast of IPv6; other ranges may lead into this network.
  return address instanceof ipaddr.IPv6 && !address.match(GLOBAL_UNICAST, 3)
    ? { refused: 'reserved' }
    : 'public';
}
