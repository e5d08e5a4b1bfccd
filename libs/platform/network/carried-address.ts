import ipaddr from 'ipaddr.js';

/**
 * Ranges of IPv6 addresses that embed an IPv4 address. `at` is the bit at which the IPv4 address
 * begins; `masked` means that its bits are inverted.
 */
const FORMS: readonly {
  range: [ipaddr.IPv4 | ipaddr.IPv6, number];
  at: number;
  masked?: boolean;
}[] = [
  // IPv4-mapped addresses (RFC 4291, 2.5.5.2): sockets for both protocols show IPv4 peers in this
  // form.
  { range: ipaddr.parseCIDR('::ffff:0:0/96'), at: 96 },
  // IPv4-translated addresses (RFC 2765).
  { range: ipaddr.parseCIDR('::ffff:0:0:0/96'), at: 96 },
  // NAT64 addresses (RFC 6052): hosts in IPv6-only networks reach IPv4 hosts under these addresses.
  { range: ipaddr.parseCIDR('64:ff9b::/96'), at: 96 },
  // 6to4 addresses (RFC 3056), which contain the IPv4 address after the first 16 bits.
  { range: ipaddr.parseCIDR('2002::/16'), at: 16 },
  // Teredo addresses (RFC 4380). The last 32 bits are the client's IPv4 address, inverted; the
  // server's address before it is not checked.
  { range: ipaddr.parseCIDR('2001::/32'), at: 96, masked: true },
];
/**
 * Range of IPv4-compatible addresses (RFC 4291 2.5.5.1, deprecated), whose last 32 bits are an IPv4
 * address. The exceptions are `::` and `::1`.
 */
const COMPATIBLE = ipaddr.parseCIDR('::/96');

/**
 * Returns the IPv4 address that an IPv6 address embeds, in any format, or else the address itself.
 * All checks of addresses must use this function, so that an embedded address cannot bypass them.
 * @throws Error for a text that is no IP address.
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
