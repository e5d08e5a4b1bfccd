import { describe, expect, it } from '@jest/globals';
import { readSettings } from '#platform/config';
import { plainListening } from './plain-listening.js';

describe('listening', () => {
  it.each<[string, Record<string, string>, boolean]>([
    ['to everybody without TLS', {}, true],
    [
      'to one address of the network without TLS',
      { HOST: '10.1.2.3', PUBLIC_URL: 'http://tracker.city.example' },
      true,
    ],
    ['to everybody by IPv6', { HOST: '::' }, true],
    ['to this machine alone', { HOST: '127.0.0.1' }, false],
    ['to this machine by name', { HOST: 'localhost' }, false],
    ['to this machine by IPv6', { HOST: '::1' }, false],
    ['behind an address with TLS', { PUBLIC_URL: 'https://tracker.city.example' }, false],
    ['behind a proxy', { TRUSTED_PROXIES: '10.0.0.5' }, false],
  ])('%s is said: %#', (_, env, isSaid) => {
    const said = plainListening(readSettings(env));
    expect(said !== null).toBe(isSaid);
    if (said)
      for (const sentence of [said.zh, said.en]) expect(sentence).toMatch(/HOST=127\.0\.0\.1/);
  });
});
