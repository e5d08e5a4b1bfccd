import { describe, expect, it } from '@jest/globals';
import { totalOnce, type TotalNode } from './totals.js';

const node = (
  id: string,
  amountFen: bigint | null,
  parentId: string | null = null,
  over: Partial<TotalNode> = {},
): TotalNode => ({ id, parentId, scope: 'not-stated', amountFen, counts: true, ...over });

describe('a total', () => {
  it.each<[string, TotalNode[], bigint | null, number, number, number]>([
    // Columns: title; projects (id, amount in fen, parent); expected sum in fen; expected numbers
    // of projects with a known amount, of projects that count in the sum (known or not), and of
    // projects that do not count because the amount of their parent already includes them.
    ['of nothing is unknown', [], null, 0, 0, 0],
    ['of what nobody knows is unknown, not zero', [node('a', null)], null, 0, 1, 0],
    ['says how many it knows', [node('a', 5n), node('b', null)], 5n, 1, 2, 0],
    [
      'leaves parts inside a parent that is known',
      [node('p', 100n), node('a', 60n, 'p'), node('b', 50n, 'p')],
      100n,
      1,
      1,
      2,
    ],
    [
      'takes the parts where the parent is unknown',
      [node('p', null), node('a', 60n, 'p'), node('b', null, 'p')],
      60n,
      1,
      2,
      0,
    ],
    [
      'leaves grandchildren inside as well',
      [node('p', 100n), node('a', null, 'p'), node('b', 7n, 'a')],
      100n,
      1,
      1,
      2,
    ],
    ['takes a part whose parent is elsewhere', [node('a', 60n, 'elsewhere')], 60n, 1, 1, 0],
    [
      'does not ask a reform for money',
      [node('r', null, null, { counts: false }), node('a', 1n)],
      1n,
      1,
      1,
      0,
    ],
    [
      "takes a reform's money where it has any",
      [node('r', 2n, null, { counts: false }), node('a', 1n)],
      3n,
      2,
      2,
      0,
    ],
  ])('%s', (_, nodes, fen, known, of, inside) =>
    expect(totalOnce(nodes)).toMatchObject({ fen, known, of, inside }),
  );

  it('says what it covers, scope by scope', () => {
    const { byScope, fen } = totalOnce([
      node('a', 290n, null, { scope: 'whole-line' }),
      node('b', 10n, null, { scope: 'hangzhou-section' }),
      node('c', null),
    ]);
    expect([fen, byScope]).toEqual([
      300n,
      [
        { scope: 'hangzhou-section', fen: 10n, known: 1, of: 1, inside: 0 },
        { scope: 'not-stated', fen: null, known: 0, of: 1, inside: 0 },
        { scope: 'whole-line', fen: 290n, known: 1, of: 1, inside: 0 },
      ],
    ]);
  });

  it('is the same in whatever order its projects come', () => {
    const nodes = [node('p', 100n), node('a', 60n, 'p'), node('x', 3n)];
    expect(totalOnce([...nodes].reverse())).toEqual(totalOnce(nodes));
  });
});
