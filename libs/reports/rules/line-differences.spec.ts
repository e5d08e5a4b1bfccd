import { describe, expect, it } from '@jest/globals';
import { type Line, lineDifferences } from './line-differences.js';

const EARLY = '2026-01-01T00:00:00.000Z';
const LATE = '2026-02-01T00:00:00.000Z';
const entry = (more: Line = {}): Line => ({
  entryId: 'e1',
  projectId: 'p',
  organisationId: 'a',
  recordedAt: '2026-01-15T00:00:00.000Z',
  paidFen: '5',
  ...more,
});
const row = (organisationId: string, paidFen: string): Line => ({ organisationId, paidFen });
const kinds = (before: [Line[], Line[]], after: [Line[], Line[]]) =>
  lineDifferences(
    { rows: before[0], entries: before[1], knownAt: EARLY },
    { rows: after[0], entries: after[1], knownAt: LATE },
    ['organisation'],
  ).map(({ key, causes }) => [key['organisationId'], causes.map(({ kind }) => kind)]);

describe('why a line of a report differs', () => {
  it.each<[string, [Line[], Line[]], [Line[], Line[]], unknown[]]>([
    ['not at all', [[row('a', '5')], []], [[row('a', '5')], []], []],
    ['a new entry', [[], []], [[row('a', '5')], [entry()]], [['a', ['entry']]]],
    [
      'a reversal, a correction and a recovery',
      [[row('a', '5')], [entry({ recordedAt: '2025-12-01T00:00:00.000Z' })]],
      [
        [row('a', '7')],
        [
          entry({ recordedAt: '2025-12-01T00:00:00.000Z' }),
          entry({ entryId: 'e2', reversesId: 'e1' }),
          entry({ entryId: 'e3', correctsId: 'e1' }),
          entry({ entryId: 'e4', correctsId: 'e3', origin: 'recovery' }),
        ],
      ],
      [['a', ['reversal', 'correction', 'recovery']]],
    ],
    [
      'a transfer',
      [[row('a', '5')], [entry()]],
      [[row('b', '5')], [entry({ organisationId: 'b' })]],
      [
        ['a', ['transfer']],
        ['b', ['transfer']],
      ],
    ],
    [
      'another question',
      [[], []],
      [[row('a', '5')], [entry({ recordedAt: '2025-12-01T00:00:00.000Z' })]],
      [['a', ['question']]],
    ],
    [
      'a new name',
      [[{ ...row('a', '5'), organisationName: 'x' }], [entry()]],
      [[{ ...row('a', '5'), organisationName: 'y' }], [entry()]],
      [['a', ['renamed']]],
    ],
    [
      'a parent that contains it now',
      [[row('a', '5')], [entry()]],
      [[row('a', '0')], [entry()]],
      [['a', ['family']]],
    ],
  ])('%s', (_, before, after, expected) => expect(kinds(before, after)).toEqual(expected));
});
