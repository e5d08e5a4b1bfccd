import { describe, expect, it } from '@jest/globals';
import { recordedJson } from './recorded-json.js';

describe('what the record keeps of a value', () => {
  it.each<[string, unknown, string | null]>([
    ['nothing stays nothing', undefined, null],
    ['null stays nothing', null, null],
    ['amounts are text', { amountFen: 125_000_00n }, '{"amountFen":"12500000"}'],
    ['a secret never enters, however deep', { person: { email: 'a@b.example', password: 'canary' } }, '{"person":{"email":"a@b.example","password":"(secret)"}}'],
    ['a name that only contains the word is kept', { tokenName: 'monthly export' }, '{"tokenName":"monthly export"}'],
  ])('%s', (_, value, expected) => expect(recordedJson(value)).toBe(expected));
});
