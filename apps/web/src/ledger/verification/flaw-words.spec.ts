import { describe, expect, it } from '@jest/globals';
import { flawWords } from './flaw-words.js';

describe('a flaw in words', () => {
  it.each([
    ['entry 3 is missing; the next one is 4', { key: 'missing', values: { at: '3', next: '4' } }],
    ['a column of the entry was changed', { key: 'changed', values: {} }],
    ['the entry does not name the SM3 of its predecessor', { key: 'predecessor', values: {} }],
    [
      'the digest knows 12 entries, the chain ends after 10',
      { key: 'cut', values: { knows: '12', ends: '10' } },
    ],
    ['the head counts 12 entries, the chain has 10', { key: 'head', values: {} }],
    [
      'the running total of paid in 2026-03 is not the sum of its entries',
      { key: 'total', values: {} },
    ],
    ['the digest was changed after it was signed', { key: 'signature', values: {} }],
    ['something that only a later version finds', null],
  ])('%s', (sentence, words) => {
    expect(flawWords(sentence)).toEqual(words);
  });
});
