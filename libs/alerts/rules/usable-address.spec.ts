import { describe, expect, it } from '@jest/globals';
import { usableAddress } from './usable-address.js';

describe('a person can be written to', () => {
  it.each<[string, string, string, boolean]>([
    ['by an ordinary address', '王经理', 'manager@city.example', true],
    ['without a dot in the host', '王经理', 'manager@intranet', true],
    ['not without an address', '王经理', '', false],
    ['not by a name alone', '王经理', 'manager', false],
    ['not by two addresses', '王经理', 'a@x.example,b@x.example', false],
    ['not with a header in the name', 'Eve\r\nBcc: eve@evil.example', 'eve@city.example', false],
    ['not with a header in the address', 'Eve', 'eve@city.example\r\nBcc: x@evil.example', false],
  ])('%s', (_, name, email, usable) => expect(usableAddress({ name, email })).toBe(usable));
});
