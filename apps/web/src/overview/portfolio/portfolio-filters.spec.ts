import { describe, expect, it } from '@jest/globals';
import { readPortfolioFilters, writePortfolioFilters } from './portfolio-filters.js';

const none = { q: null, column: null, kind: null, flagship: null, unitId: null };
const read = (text: string) => readPortfolioFilters(new URLSearchParams(text));

describe('portfolio filters in the address', () => {
  it.each<[string, object]>([
    ['', none],
    [
      'q=机场&column=10&kind=investment&flagship=true&unitId=sample-transport',
      { q: '机场', column: 10, kind: 'investment', flagship: true, unitId: 'sample-transport' },
    ],
    ['flagship=false', { ...none, flagship: false }],
    ['q=%20%20', none],
    ['column=0&kind=bridge&flagship=yes', none],
    ['column=1e2', none],
    ['column=-3', none],
    ['column=1000', none],
  ])('%s', (text, filters) => {
    expect(read(text)).toEqual(filters);
  });

  it('cuts a search to what the server takes', () => {
    expect(read(`q=${'长'.repeat(150)}`).q).toHaveLength(100);
  });

  it('survives writing and reading', () => {
    const filters = {
      q: '地铁 & 高铁',
      column: 10,
      kind: 'programme',
      flagship: false,
      unitId: 'city',
    } as const;
    expect(
      readPortfolioFilters(
        new URLSearchParams(writePortfolioFilters(new URLSearchParams(), filters).toString()),
      ),
    ).toEqual(filters);
  });

  it('changes one filter and leaves the rest of the address alone', () => {
    const written = writePortfolioFilters(new URLSearchParams('column=10&money=wan&q=站'), {
      q: null,
      kind: 'investment',
    });
    expect(Object.fromEntries(written)).toEqual({ column: '10', money: 'wan', kind: 'investment' });
  });
});
