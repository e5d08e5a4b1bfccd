import { BlockList, isIP } from 'node:net';
import type { Language } from '../language/language.js';
import type { Settings } from '../config/settings.js';
import { isTls } from './public-address.js';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

const isLoopback = (host: string): boolean =>
  host === 'localhost' ||
  (isIP(host) !== 0 && LOOPBACK.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4'));

/**
 * Returns a warning for the log when the program accepts connections from the network without TLS
 * and without a TLS proxy, because passwords could then be intercepted. Returns null when there is
 * no such risk. The program starts in any case, so that a trial can be used from other computers.
 */
export function plainListening({
  HOST,
  PORT,
  PUBLIC_URL = '',
  TRUSTED_PROXIES,
}: Pick<Settings, 'HOST' | 'PORT' | 'PUBLIC_URL' | 'TRUSTED_PROXIES'>): Readonly<
  Record<Language, string>
> | null {
  if (isLoopback(HOST) || isTls(PUBLIC_URL) || TRUSTED_PROXIES !== undefined) return null;
  return {
    zh: `程序在 ${HOST}:${PORT} 上不加密地监听，网络上的人可以读到密码：请在前面放置提供 TLS 的反向代理（设 PUBLIC_URL=https://… 与 TRUSTED_PROXIES），或设 HOST=127.0.0.1 只供本机使用。`,
    en: `The program listens on ${HOST}:${PORT} without TLS, so passwords can be read on the network: put a proxy with TLS before it (and set PUBLIC_URL=https://… and TRUSTED_PROXIES), or set HOST=127.0.0.1 to serve this machine alone.`,
  };
}
