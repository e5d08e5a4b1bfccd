import { describe, expect, it } from '@jest/globals';
import { readSettings } from '#platform/config';
import type { TrackerRequest } from '../call.js';
import { ProxyWatch } from './proxy-watch.js';

const request = (
  peer: string,
  headers: Record<string, string> = {},
  ips?: string[],
): TrackerRequest =>
  ({ headers, ips, raw: { socket: { remoteAddress: peer } } }) as unknown as TrackerRequest;
const watch = (settings: Record<string, string> = {}): ProxyWatch =>
  new ProxyWatch(readSettings(settings));
const FORWARDED = { 'x-forwarded-for': '203.0.113.7' };

describe('a proxy whose word is not taken', () => {
  it.each<[string, TrackerRequest, string | null]>([
    ['on this machine', request('127.0.0.1', FORWARDED), '127.0.0.1'],
    ['as IPv6 writes it', request('::ffff:10.0.0.5', FORWARDED), '10.0.0.5'],
    ['on this machine by IPv6', request('::1', { forwarded: 'for=x' }), '::1'],
    ['inside', request('192.168.3.4', { 'x-real-ip': '203.0.113.7' }), '192.168.3.4'],
    ['that is trusted', request('127.0.0.1', FORWARDED, ['127.0.0.1', '203.0.113.7']), null],
    ['that says nothing', request('127.0.0.1'), null],
    ['outside, once', request('203.0.113.9', FORWARDED), null],
  ])('%s', (_, asked, peer) => {
    const one = watch();
    const flaw = one.look(asked);
    expect(flaw === null ? null : /TRUSTED_PROXIES=(\S+?)(?= )/.exec(flaw.en)?.[1]).toBe(peer);
    expect(one.flaw).toBe(flaw);
    // A second request with the same problem must not cause a second report, so the result is null.
    expect(one.look(asked)).toBeNull();
  });

  it('is found outside after a hundred requests of which each was forwarded', () => {
    const [proxy, anonymous] = [watch(), watch()];
    anonymous.look(request('203.0.113.9'));
    for (let asked = 0; asked < 100; asked += 1)
      for (const one of [proxy, anonymous]) one.look(request('203.0.113.9', FORWARDED));
    expect([proxy.flaw?.zh.includes('203.0.113.9'), anonymous.flaw]).toEqual([true, null]);
  });

  it.each<[Record<string, string>, boolean]>([
    [{}, false],
    [{ PUBLIC_URL: 'http://tracker.example' }, false],
    [{ PUBLIC_URL: 'https://tracker.example' }, true],
    [{ PUBLIC_URL: 'https://tracker.example', TRUSTED_PROXIES: 'loopback' }, false],
  ])('is known at the start with %j: %s', (settings, known) =>
    expect(watch(settings).flaw !== null).toBe(known),
  );
});
