import ipaddr from 'ipaddr.js';

/** Ranges of addresses that may be reached although they are not public. */
export type Reach = readonly (readonly [ipaddr.IPv4 | ipaddr.IPv6, number])[];

/** Reads a list of addresses and ranges between commas. @throws Error for anything else. */
export const reachOf = (list: string): Reach => list.split(',').map((part) => part.trim()).filter(Boolean).map((part) => {
  if (part.includes('/')) return ipaddr.parseCIDR(part);
  const address = ipaddr.parse(part);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
});

/** How an address may be reached: freely, because the settings say so, or not at all, with the reason. */
export type Passage = 'public' | 'allowed' | { refused: string };

/**
 * Judges an address. An IPv4 address that is wrapped in IPv6 counts as what it is; whatever is not plain unicast of the internet (this machine,
 * private networks, link-local with the clouds' metadata, tunnels and translations that lead to any of them) is refused unless allowed.
 */
export function judgeAddress(text: string, reach: Reach): Passage {
  if (!ipaddr.isValid(text)) return { refused: 'no address' };
  const address = ipaddr.process(text);
  if (reach.some(([range, bits]) => range.kind() === address.kind() && address.match(range, bits))) return 'allowed';
  const range = address.range();
  return range === 'unicast' ? 'public' : { refused: range };
}
