import ipaddr from 'ipaddr.js';

/**
 * IPv6 formats that embed an IPv4 address, and the bit at which it begins; `masked` means that its
 * bits are inverted.
 */
const FORMS: readonly {
  range: [ipaddr.IPv4 | ipaddr.IPv6, number];
  at: number;
  masked?: boolean;
}[] = [
  // IPv4-mapped (RFC 4291 2.5.5.2), used by dual-stack sockets for IPv4 peers.
  { range: ipaddr.parseCIDR('::ffff:0:0/96'), at: 96 },
  // IPv4-translated (RFC 2765).
  { range: ipaddr.parseCIDR('::ffff:0:0:0/96'), at: 96 },
  // NAT64 (RFC 6052), by which IPv6-only networks reach IPv4.
  { range: ipaddr.parseCIDR('64:ff9b::/96'), at: 96 },
  // 6to4 (RFC 3056).
  { range: ipaddr.parseCIDR('2002::/16'), at: 16 },
  // Teredo (RFC 4380): the client's address, which follows the server's.
  { range: ipaddr.parseCIDR('2001::/32'), at: 96, masked: true },
];
/**
 * IPv4-compatible (RFC 4291 2.5.5.1), deprecated. `::` and `::1` are in this range but embed no
 * IPv4 address.
 */
const COMPATIBLE = ipaddr.parseCIDR('::/96');

/**
 * The effective address: the IPv4 address embedded in an IPv6 address, in any format, or else the
 * address itself. All address checks must use it. @throws Error for a text that is no address.
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
