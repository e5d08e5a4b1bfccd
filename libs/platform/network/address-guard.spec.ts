import { describe, expect, it } from '@jest/globals';
import { checkAddress, parseAllowList } from './address-guard.js';

describe('an address', () => {
  it.each([
    ['127.0.0.1'],
    ['127.8.9.1'],
    ['0.0.0.0'],
    ['10.1.2.3'],
    ['172.16.0.1'],
    ['172.31.255.255'],
    ['192.168.1.1'],
    ['169.254.169.254'],
    ['100.64.0.1'],
    ['100.100.100.200'],
    ['198.18.0.1'],
    ['192.0.0.192'],
    ['224.0.0.1'],
    ['255.255.255.255'],
    ['240.0.0.1'],
    ['::1'],
    ['::'],
    ['fe80::1'],
    ['fe80::1%eth0'],
    ['fc00::1'],
    ['fd00:ec2::254'],
    ['ff02::1'],
    ['::ffff:127.0.0.1'],
    ['::ffff:10.0.0.1'],
    ['::ffff:a9fe:a9fe'],
    ['64:ff9b::7f00:1'],
    ['2002:7f00:1::'],
    ['2001:0:7f00:1::'],
    ['::127.0.0.1'],
    ['::7f00:1'],
    ['::a9fe:a9fe'],
    ['::ffff:0:10.0.0.1'],
    ['64:ff9b::a9fe:a9fe'],
    ['64:ff9b:1::a00:5'],
    ['2002:a00:1::1'],
    ['2001:0:5db8:d822::f5ff:fffe'],
    ['fec0::1'],
    ['4000::1'],
    ['not an address'],
  ])('%s is not reached', (address) =>
    expect(checkAddress(address, [])).toMatchObject({ refused: expect.any(String) as unknown }),
  );

  it.each([
    ['93.184.216.34'],
    ['2606:2800:220:1:248:1893:25c8:1946'],
    ['::ffff:93.184.216.34'],
    ['64:ff9b::93.184.216.34'],
    ['::93.184.216.34'],
    ['2002:5db8:d822::1'],
  ])('%s is', (address) => expect(checkAddress(address, [])).toBe('public'));

  it('of a range that the settings allow is reached, and none beside it', () => {
    const reach = parseAllowList('10.20.0.0/16, 192.168.1.5,fd00::/8');
    expect(
      ['10.20.3.4', '::ffff:10.20.3.4', '64:ff9b::10.20.3.4', '192.168.1.5', 'fd12::1'].map(
        (address) => checkAddress(address, reach),
      ),
    ).toEqual(['allowed', 'allowed', 'allowed', 'allowed', 'allowed']);
    expect(
      ['10.21.0.1', '192.168.1.6', '127.0.0.1', 'fe80::1'].every(
        (address) => typeof checkAddress(address, reach) === 'object',
      ),
    ).toBe(true);
  });
});
