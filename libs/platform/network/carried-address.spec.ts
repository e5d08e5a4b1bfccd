import { describe, expect, it } from '@jest/globals';
import { carriedAddress } from './carried-address.js';

describe('an address', () => {
  it.each([
    ['10.0.0.5', '10.0.0.5'],
    ['::ffff:10.0.0.5', '10.0.0.5'],
    ['::ffff:a00:5', '10.0.0.5'],
    ['0:0:0:0:0:FFFF:0A00:0005', '10.0.0.5'],
    ['::10.0.0.5', '10.0.0.5'],
    ['::a00:5', '10.0.0.5'],
    ['::ffff:0:10.0.0.5', '10.0.0.5'],
    ['64:ff9b::10.0.0.5', '10.0.0.5'],
    ['2002:a00:5::1', '10.0.0.5'],
    ['2001:0:5db8:d822:0:0:f5ff:fffa', '10.0.0.5'],
  ])('%s means %s', (text, meant) => expect(carriedAddress(text).toString()).toBe(meant));

  it.each([
    ['::'],
    ['::1'],
    ['fe80::1'],
    ['fd00::5'],
    ['2606:2800:220:1:248:1893:25c8:1946'],
    ['64:ff9b:1::a00:5'],
  ])('%s means itself', (text) => expect(carriedAddress(text).toString()).toBe(text));

  it('that is none is not taken for one', () =>
    expect(() => carriedAddress('somewhere')).toThrow());
});
