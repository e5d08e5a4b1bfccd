import { describe, expect, it } from '@jest/globals';
import type { Day, Month } from '#values';
import { hashesOf, type SealedFacts } from './entry-hash-chain.js';
import { EntryLine } from './entry-line.js';
import { at, ENTRY_COLUMNS } from './ledger-line.js';

const entry: SealedFacts = {
  canonicalVersion: 2,
  previousHash: 'a'.repeat(64),
  previousSm3: 'b'.repeat(64),
  projectId: '11111111-1111-4111-8111-111111111111',
  sequence: 12n,
  id: '22222222-2222-4222-8222-222222222222',
  series: 'paid',
  month: '2026-03' as Month,
  effectiveOn: '2026-03-31' as Day,
  amountFen: -123n,
  composition: { buildingFen: -100n, equipmentFen: -20n, otherFen: -3n, landFen: 0n },
  fundingSource: 'municipal',
  document: 'D-1',
  note: null,
  origin: 'direct',
  reversesId: null,
  correctsId: null,
  proposalId: '33333333-3333-4333-8333-333333333333',
  recordedBy: 'one',
  approvedBy: 'two',
  recordedAt: '2026-03-31T01:02:03.456000Z',
};
const escaped = (value: string): string =>
  value
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\b', '\\b')
    .replaceAll('\f', '\\f')
    .replaceAll('\v', '\\v');

/** Formats an instant as PostgreSQL does: without trailing zeros in the decimals. */
const written = (instant: string): string =>
  `${instant.slice(0, 10)} ${instant.slice(11, -1).replace(/0+$/, '').replace(/\.$/, '')}+00`;

/** Formats an entry as the line that PostgreSQL's COPY writes. */
function lineOf({ composition, ...facts }: SealedFacts): string {
  const row: Record<string, unknown> = {
    ...facts,
    ...composition,
    recordedAt: written(facts.recordedAt),
    hash: 'h',
    sm3: 's',
    unitId: 'u',
  };
  return ENTRY_COLUMNS.map((name) => {
    const value = row[name];
    return value === null || value === undefined ? '\\N' : escaped(String(value));
  }).join('\t');
}

/**
 * Parser used for all lines of the test. Each line is parsed from the middle of a block of bytes;
 * the test would therefore notice if the parser mixed it with bytes of another line.
 */
const reader = new EntryLine();
function hashesOfLine(line: string) {
  const block = Buffer.from(`before\n${line}\nafter`);
  reader.read(
    Buffer.from(lineOf({ ...entry, note: '\t'.repeat(20_000) })),
    0,
    Buffer.byteLength(lineOf({ ...entry, note: '\t'.repeat(20_000) })),
  );
  return reader.read(block, 7, block.length - 6).hashes();
}

describe('an entry that is read as a line', () => {
  it.each<[string, Partial<SealedFacts>]>([
    ['as it is', {}],
    ['without parts', { composition: null }],
    ['with Chinese words', { note: '支付给某某公司（示例）' }],
    ['with an emoji, which is two characters and four bytes', { note: '完成 🏗' }],
    ['with every character that COPY escapes', { note: 'a\\b\tc\nd\re\bf\fg\vh' }],
    ['with a text that looks like a null', { note: '\\N', document: 'N' }],
    ['with an empty text', { note: '' }],
    ['with a very long text', { note: '长'.repeat(2_000) }],
    ['at a whole second', { recordedAt: '2026-03-31T01:02:30.000000Z' }],
    ['with microseconds', { recordedAt: '2026-03-31T01:02:03.000007Z' }],
    [
      'of version 1 at a whole second',
      {
        canonicalVersion: 1,
        previousSm3: null,
        composition: null,
        proposalId: null,
        approvedBy: null,
        recordedAt: '2026-03-31T01:02:30.000000Z',
      },
    ],
    [
      'of version 1',
      {
        canonicalVersion: 1,
        previousSm3: null,
        composition: null,
        proposalId: null,
        approvedBy: null,
      },
    ],
    [
      'of version 1 with microseconds that it never wrote',
      {
        canonicalVersion: 1,
        previousSm3: null,
        composition: null,
        proposalId: null,
        approvedBy: null,
        recordedAt: '2026-03-31T01:02:03.456001Z',
      },
    ],
  ])('has the hashes that it was sealed with: %s', (_, over) => {
    const facts = { ...entry, ...over };
    const line = lineOf(facts);
    expect(hashesOfLine(line)).toEqual(hashesOf(facts));
  });

  it('counts bytes that are no text as they are, in a long note too', () => {
    const [before, note] = [
      lineOf(entry).split('\t').slice(0, at.note),
      `\uFFFD${'长'.repeat(60)}`,
    ];
    const line = Buffer.from(lineOf({ ...entry, note }));
    const place = Buffer.byteLength(before.join('\t')) + 1;
    const tampered = Buffer.concat([
      line.subarray(0, place),
      Buffer.from([0xff]),
      line.subarray(place + 3),
    ]);
    expect(reader.read(line, 0, line.length).hashes()).toEqual(hashesOf({ ...entry, note }));
    expect(reader.read(tampered, 0, tampered.length).hashes()).not.toEqual(
      hashesOf({ ...entry, note }),
    );
  });

  it('has the values that were written', () => {
    const line = Buffer.from(lineOf({ ...entry, note: 'a\\N\t行' }));
    reader.read(line, 0, line.length);
    expect([
      reader.value(at.note),
      reader.value(at.document),
      reader.value(at.reversesId),
      reader.isNull(at.reversesId),
      reader.isNull(at.note),
      reader.plain(at.month),
    ]).toEqual(['a\\N\t行', 'D-1', null, true, false, '2026-03']);
  });

  it.each([
    ['too few columns', 'a\tb'],
    ['none', ''],
    ['too many', `${lineOf(entry)}\tx`],
  ])('is none with %s', (_, line) =>
    expect(() => reader.read(Buffer.from(line), 0, Buffer.byteLength(line))).toThrow(RangeError),
  );

  it('has none when nobody wrote its version', () => {
    expect(hashesOfLine(lineOf({ ...entry, canonicalVersion: 3 }))).toBeNull();
  });
});
