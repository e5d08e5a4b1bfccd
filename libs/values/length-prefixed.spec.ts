import { describe, expect, it } from '@jest/globals';
import { lengthPrefixed } from './length-prefixed.js';

describe('one text of many', () => {
  it.each<[string, (string | null)[], string]>([
    ['nothing', [], ''],
    ['a text', ['paid'], '4:paid,'],
    ['bytes, not characters', ['发票'], '6:发票,'],
    ['null is no text', [null, '', '-'], '-,0:,1:-,'],
    ['a text that looks like two', ['a,1:b'], '5:a,1:b,'],
  ])('%s', (_, values, expected) => expect(lengthPrefixed(values)).toBe(expected));
});
