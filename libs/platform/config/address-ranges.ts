import ipaddr from 'ipaddr.js';
import type { Reach } from '../webhook/address-guard.js';

/** Whether an address lies in one of the ranges; an IPv4 address wrapped in IPv6 counts as what it carries. */
export function isWithin(address: string, ranges: Reach): boolean {
  if (!ipaddr.isValid(address)) return false;
  const plain = ipaddr.process(address);
  return ranges.some(([range, bits]) => range.kind() === plain.kind() && plain.match(range, bits));
}
