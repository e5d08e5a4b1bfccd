import ipaddr from 'ipaddr.js';
import { carriedAddress } from './carried-address.js';
import type { AllowList } from './address-guard.js';

/**
 * Checks whether an IP address is in one of the ranges. For an IPv6 address that embeds an IPv4
 * address, the IPv4 address is checked. The result is false for a text that is not an IP address.
 */
export function isWithin(address: string, ranges: AllowList): boolean {
  if (!ipaddr.isValid(address)) return false;
  const plain = carriedAddress(address);
  return ranges.some(([range, bits]) => range.kind() === plain.kind() && plain.match(range, bits));
}
