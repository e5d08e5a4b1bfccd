import { BlockList, isIPv6 } from 'node:net';
import { Injectable } from '@nestjs/common';
import type { Language } from '../../language/language.js';
import { Settings } from '../../config/settings.js';
import type { TrackerRequest } from '../call.js';

/** Networks in which a reverse proxy usually runs: this machine and private networks. */
const INSIDE = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const)
  INSIDE.addSubnet(network, prefix);
for (const [network, prefix] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  INSIDE.addSubnet(network, prefix, 'ipv6');

const HEADERS = ['x-forwarded-for', 'forwarded', 'x-real-ip'] as const;
/**
 * Number of requests with a forwarding header after which a public address is taken for a reverse
 * proxy, if all its requests had one. A single request is not enough, because any client can send
 * such a header.
 */
const REQUESTS_LOOKED_AT = 100;
/**
 * Largest number of public addresses whose requests are counted. This bounds the memory; an
 * installation usually has one proxy.
 */
const PEERS_MAX = 20;

/**
 * Description of a wrong proxy configuration, in each language, for the log and for administrators.
 */
export type ProxyFlaw = Readonly<Record<Language, string>>;

const flawOfPeer = (peer: string, header: string): ProxyFlaw => ({
  zh: `有请求经 ${peer} 转发而来（带有 ${header}），但它不在 TRUSTED_PROXIES 之中：所有人都按同一网络地址计数和记录。若它是反向代理，请设置 TRUSTED_PROXIES=${peer} 并让它发送 X-Forwarded-For；否则请查是谁在伪造此请求头`,
  en: `Requests are forwarded by ${peer} (they carry ${header}), which TRUSTED_PROXIES does not name: everybody is counted and recorded as one network address. If it is your reverse proxy, set TRUSTED_PROXIES=${peer} and have it send X-Forwarded-For; if not, find out who forges that header`,
});

const NO_PROXY_NAMED: ProxyFlaw = {
  zh: 'PUBLIC_URL 以 https 开头，说明前面有反向代理，但没有设置 TRUSTED_PROXIES：所有人都按代理的网络地址计数和记录。请设置 TRUSTED_PROXIES 为代理的地址',
  en: 'PUBLIC_URL begins with https, so a reverse proxy stands in front, and TRUSTED_PROXIES is not set: everybody is counted and recorded as the proxy’s network address. Set TRUSTED_PROXIES to the address of the proxy',
};

/**
 * Detects that requests arrive through a reverse proxy that the setting `TRUSTED_PROXIES` does not
 * name. The client addresses that such a proxy forwards are ignored, so rate limits and logs would
 * treat all users as one address.
 */
@Injectable()
export class ProxyWatch {
  private readonly peers = new Map<string, { forwarded: number; plain: number }>();
  private found: ProxyFlaw | null;

  constructor({ publicUrl, TRUSTED_PROXIES }: Settings) {
    this.found =
      publicUrl.startsWith('https://') && TRUSTED_PROXIES === undefined ? NO_PROXY_NAMED : null;
  }

  /** The wrong proxy configuration that was detected; null while none has been detected. */
  get flaw(): ProxyFlaw | null {
    return this.found;
  }

  /**
   * Examines a request for signs of a reverse proxy that is not trusted.
   * @returns a description of the problem for the first request that shows it; null for all other
   * requests
   */
  look(request: TrackerRequest): ProxyFlaw | null {
    if (this.found !== null && this.found !== NO_PROXY_NAMED) return null;
    const header = HEADERS.find((name) => request.headers[name] !== undefined);
    const peer = request.raw.socket.remoteAddress ?? '';
    // Fastify fills `request.ips` with more than one address only when it trusts the address that
    // sent the request.
    const trusted = (request.ips?.length ?? 1) > 1;
    if (trusted || peer === '' || !this.isProxy(peer, header !== undefined) || header === undefined)
      return null;
    this.found = flawOfPeer(peer.replace(/^::ffff:/, ''), header);
    return this.found;
  }

  private isProxy(peer: string, forwarded: boolean): boolean {
    if (
      INSIDE.check(
        peer.replace(/^::ffff:/, ''),
        isIPv6(peer) && !peer.startsWith('::ffff:') ? 'ipv6' : 'ipv4',
      )
    )
      return forwarded;
    const seen = this.peers.get(peer) ?? { forwarded: 0, plain: 0 };
    if (this.peers.size < PEERS_MAX) this.peers.set(peer, seen);
    seen[forwarded ? 'forwarded' : 'plain'] += 1;
    return seen.forwarded >= REQUESTS_LOOKED_AT && seen.plain === 0;
  }
}
