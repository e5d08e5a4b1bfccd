import { describe, expect, it } from '@jest/globals';
import { recordedJson } from './recorded-json.js';

describe('what the record keeps of a value', () => {
  it.each<[string, unknown, string | null]>([
    ['nothing stays nothing', undefined, null],
    ['null stays nothing', null, null],
    ['amounts are text', { amountFen: 125_000_00n }, '{"amountFen":"12500000"}'],
    [
      'a secret never enters, however deep',
      { person: { email: 'a@b.example', password: 'canary' } },
      '{"person":{"email":"a@b.example","password":"(secret)"}}',
    ],
    [
      'by whatever name',
      { newPassword: 'c', csrfToken: 'c', totpSeed: 'c', password_hash: 'c', recoveryCodes: ['c'] },
      '{"newPassword":"(secret)","csrfToken":"(secret)","totpSeed":"(secret)","password_hash":"(secret)","recoveryCodes":"(secret)"}',
    ],
    [
      'whether there is one is no secret',
      { mustChangePassword: true, totp: null },
      '{"mustChangePassword":true,"totp":null}',
    ],
    [
      'a name that only contains the word is kept',
      { tokenName: 'monthly export' },
      '{"tokenName":"monthly export"}',
    ],
  ])('%s', (_, value, expected) => expect(recordedJson(value)).toBe(expected));
});
