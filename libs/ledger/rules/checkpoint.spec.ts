import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from './checkpoint-json.js';
import {
  CheckpointRefused,
  type LedgerCheckpoint,
  readCheckpoint,
  sha256OfFile,
  signatureFlaw,
  signCheckpoint,
} from './checkpoint.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const anonymous = generateKeyPairSync('ed25519');
const checkpoint: LedgerCheckpoint = {
  format: 'tracker-ledger-digest',
  version: '1',
  day: '2026-11-26',
  asOf: '2026-11-25T16:30:00.000Z',
  projects: [
    {
      projectId: '11111111-1111-4111-8111-111111111111',
      entries: '2',
      hash: 'a'.repeat(64),
      sm3: null,
      completedFen: '-1',
      fundsFen: '0',
      paidFen: '1000000000000000',
    },
  ],
  totals: {
    projects: '1',
    entries: '2',
    completedFen: '-1',
    fundsFen: '0',
    paidFen: '1000000000000000',
  },
  record: {
    number: '3',
    lastRecordId: '9',
    hash: 'c'.repeat(64),
    sealedAt: '2026-11-25T16:29:00.000Z',
  },
  previous: { day: '2026-11-25', sha256: 'd'.repeat(64) },
};
const text = signCheckpoint(checkpoint, privateKey);

describe('a signed checkpoint', () => {
  it('is read as it was written', () => {
    const read = readCheckpoint(text);
    expect(read).toMatchObject({
      day: '2026-11-26',
      asOf: checkpoint.asOf,
      sha256: sha256OfFile(text),
      heads: [{ entries: 2n, completedFen: -1n, paidFen: 10n ** 15n, sm3: null }],
    });
    expect(signatureFlaw(read, publicKey)).toBeNull();
  });

  it('is the same text on every machine, and its order of names says nothing', () => {
    expect(signCheckpoint(checkpoint, privateKey)).toBe(text);
    const turned = JSON.stringify(
      Object.fromEntries(Object.entries(JSON.parse(text) as object).reverse()),
      null,
      2,
    );
    expect(signatureFlaw(readCheckpoint(turned), publicKey)).toBeNull();
  });

  it.each<[string, string, RegExp]>([
    [
      'a sum',
      text.replace('"paidFen":"1000000000000000"', '"paidFen":"1000000000000001"'),
      /changed after it was signed/,
    ],
    ['the day', text.replace('2026-11-26', '2026-11-27'), /changed after it was signed/],
    [
      'the signature',
      text.replace(
        /"signature":"(.)/,
        (_, first: string) => `"signature":"${first === 'A' ? 'B' : 'A'}`,
      ),
      /changed after it was signed/,
    ],
    [
      'everything, signed anew with another key',
      signCheckpoint(checkpoint, anonymous.privateKey),
      /another key/,
    ],
  ])('is refused when somebody changed %s', (_, changed, why) =>
    expect(signatureFlaw(readCheckpoint(changed), publicKey)).toMatch(why),
  );

  it('vouches for nothing without a key that is known', () =>
    expect(signatureFlaw(readCheckpoint(text), null)).toMatch(/nobody vouches/));

  it.each([
    ['no JSON', '{'],
    ['another JSON', '[]'],
    ['null', 'null'],
    ['a number in it', text.replace('"2"', '2')],
    ['another version', text.replace('"version":"1"', '"version":"2"')],
    ['a count that is none', text.replace('"entries":"2"', '"entries":"two"')],
    ['no key', text.replace(/BEGIN PUBLIC/, 'BEGIN')],
  ])('cannot be read when it is %s', (_, wrong) =>
    expect(() => readCheckpoint(wrong)).toThrow(CheckpointRefused),
  );
});

it.each([
  [{ b: 'x', a: null }, '{"a":null,"b":"x"}'],
  [['一', ['"\\']], '["一",["\\"\\\\"]]'],
  [{}, '{}'],
  [[], '[]'],
  [{ a10: '1', a9: '2', A: '3' }, '{"A":"3","a10":"1","a9":"2"}'],
])('the canonical JSON of %j', (value, expected) => expect(canonicalJson(value)).toBe(expected));
