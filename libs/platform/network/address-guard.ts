import ipaddr from 'ipaddr.js';
import { carriedAddress } from './carried-address.js';

/** Ranges of IP addresses that webhooks may reach although they are not public. */
export type AllowList = readonly (readonly [ipaddr.IPv4 | ipaddr.IPv6, number])[];

/**
 * Parses a comma-separated list of IP addresses and ranges.
 * @throws Error when a part of the text is neither.
 */
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
 * Result of {@link checkAddress}: the address is public; or it is not public but the settings allow
 * it; or it is refused for the stated reason.
 */
export type Passage = 'public' | 'allowed' | { refused: string };

/**
 * Checks whether webhooks may reach an IP address. In an IPv6 address that embeds an IPv4 address,
 * the IPv4 address is checked. Accepted are public addresses and all addresses in `reach`. Unless
 * they are in `reach`, this machine, private networks, link-local addresses (such as the metadata
 * services of cloud providers) and tunnels to any of these are refused.
 */
export function checkAddress(text: string, reach: AllowList): Passage {
  if (!ipaddr.isValid(text)) return { refused: 'no address' };
  const address = carriedAddress(text);
  if (reach.some(([range, bits]) => range.kind() === address.kind() && address.match(range, bits)))
    return 'allowed';
  const range = address.range();
  if (range !== 'unicast') return { refused: range };
  // Public IPv6 addresses are in 2000::/3 only. Addresses outside of it may lead into the local
  // network.
  return address instanceof ipaddr.IPv6 && !address.match(GLOBAL_UNICAST, 3)
    ? { refused: 'reserved' }
    : 'public';
}
