import { describe, expect, it } from '@jest/globals';
import { readColumn } from './funding-column.js';

const texts =
  (typed: Record<string, string>) =>
  (source: string): string =>
    typed[source] ?? '';

describe('the cells of a year', () => {
  it('are the sources in which something is typed, a zero among them', () => {
    expect(
      readColumn(texts({ 'special-bond': '400.5', municipal: '0', other: ' ' }), 'wan'),
    ).toEqual({
      cells: [
        { source: 'municipal', plannedFen: '0' },
        { source: 'special-bond', plannedFen: '400500000' },
      ],
      plannedFen: 400_500_000n,
      problems: new Map(),
    });
  });

  it('name what is no amount, and know no sum of nothing', () => {
    expect(readColumn(texts({ ppp: 'x' }), 'wan')).toEqual({
      cells: [],
      plannedFen: null,
      problems: new Map([['ppp', 'not-a-number']]),
    });
  });
});
