import { isIP } from 'node:net';
import { ValidateBy } from 'class-validator';

const NAMED = new Set(['loopback', 'linklocal', 'uniquelocal']);

/**
 * Checks whether a text is a comma-separated list of IP addresses, ranges (CIDR) or the names
 * `loopback`, `linklocal`, `uniquelocal`.
 */
export const isProxyList = (text: string): boolean =>
  text.split(',').every((part) => {
    const [address = '', bits, ...more] = part.trim().split('/');
    if (bits === undefined) return NAMED.has(address) || isIP(address) !== 0;
    const bitsMax = isIP(address) === 6 ? 128 : 32;
    return (
      more.length === 0 &&
      isIP(address) !== 0 &&
      /^\d{1,3}$/.test(bits) &&
      Number(bits) >= 1 &&
      Number(bits) <= bitsMax
    );
  });

/** Decorator that validates a setting by {@link isProxyList}. */
export const IsProxyList = (): PropertyDecorator =>
  ValidateBy({
    name: 'isProxyList',
    validator: {
      validate: (value) => typeof value === 'string' && isProxyList(value),
      defaultMessage: () =>
        'TRUSTED_PROXIES must list addresses or ranges such as 10.0.0.5,10.1.0.0/16, or loopback, linklocal, uniquelocal',
    },
  });
