import { describe, expect, it } from '@jest/globals';
import { typedReading } from './typed-reading.js';

describe('a typed value', () => {
  it.each([
    ['83.6', '83.6'],
    [' 83.6 % ', '83.6'],
    ['８３．６％', '83.6'],
    ['7,592.3', '7592.3'],
    ['007', '7'],
    ['0.009', '0.009'],
    ['-1.2', '-1.2'],
    ['7,59', null],
    ['约 83', null],
    ['—', null],
    ['1e3', null],
  ])('%s', (text, value) => {
    expect(typedReading(text)).toBe(value);
  });
});
