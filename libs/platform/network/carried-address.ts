import ipaddr from 'ipaddr.js';

/** Forms of IPv6 that stand for an IPv4 address, and the bit at which it begins; `masked` is written inverted. */
const FORMS: readonly {
  range: [ipaddr.IPv4 | ipaddr.IPv6, number];
  at: number;
  masked?: boolean;
}[] = [
  // IPv4-mapped (RFC 4291 2.5.5.2), as a socket of both families names its IPv4 peers.
  { range: ipaddr.parseCIDR('::ffff:0:0/96'), at: 96 },
  // IPv4-translated (RFC 2765).
  { range: ipaddr.parseCIDR('::ffff:0:0:0/96'), at: 96 },
  // NAT64 (RFC 6052): how a network without IPv4 reaches all of it.
  { range: ipaddr.parseCIDR('64:ff9b::/96'), at: 96 },
  // 6to4 (RFC 3056).
  { range: ipaddr.parseCIDR('2002::/16'), at: 16 },
  // Teredo (RFC 4380): the address of the client, behind the server's.
  { range: ipaddr.parseCIDR('2001::/32'), at: 96, masked: true },
];
/** IPv4-compatible (RFC 4291 2.5.5.1), long out of use; `::` and `::1` are themselves. */
const COMPATIBLE = ipaddr.parseCIDR('::/96');

/**
 * The address that is meant by an address: the IPv4 address that an IPv6 one carries, whichever way it is wrapped, or itself.
 * Whoever judges an address judges this one. @throws Error for what is no address.
 */
export function carriedAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 {
  const address = ipaddr.parse(text);
  if (!(address instanceof ipaddr.IPv6)) return address;
  const form = FORMS.find(({ range: [range, bits] }) => address.match(range as ipaddr.IPv6, bits));
  if (form) return ipv4At(address, form.at, form.masked ?? false);
  const [range, bits] = COMPATIBLE;
  const isCompatible =
    address.match(range, bits) && !['unspecified', 'loopback'].includes(address.range());
  return isCompatible ? ipv4At(address, 96, false) : address;
}

function ipv4At(address: ipaddr.IPv6, bit: number, masked: boolean): ipaddr.IPv4 {
  const bytes = address.toByteArray().slice(bit / 8, bit / 8 + 4);
  return new ipaddr.IPv4(masked ? bytes.map((byte) => byte ^ 0xff) : bytes);
}
