import { describe, expect, it } from '@jest/globals';
import type { Filing } from '../../../client/budget-filings.js';
import { editableByYear, shownFiling, waitingByYear } from './open-filings.js';

const filing = (id: string, year: number | undefined, state: Filing['state']): Filing =>
  ({ id, state, content: year === undefined ? {} : { year } }) as unknown as Filing;

/** The change request that the row of 2026 shows, and whether the row can be typed into. */
function rowOf2026(filings: readonly Filing[]): [string | undefined, boolean] {
  const [editable, waiting] = [editableByYear(filings), waitingByYear(filings)];
  return [shownFiling({ editable, waiting }, 2026)?.id, !waiting.has(2026)];
}

describe('the row of a year in a sheet of plans or funding', () => {
  it.each<[string, readonly Filing[], [string | undefined, boolean]]>([
    [
      'shows what was submitted, and takes nothing more',
      [filing('a', 2026, 'submitted')],
      ['a', false],
    ],
    [
      'does so also beside a draft that was begun later',
      [filing('b', 2026, 'draft'), filing('a', 2026, 'submitted')],
      ['a', false],
    ],
    ['shows a draft, which is edited further', [filing('a', 2026, 'draft')], ['a', true]],
    [
      'shows the newest of two drafts',
      [filing('b', 2026, 'returned'), filing('a', 2026, 'draft')],
      ['b', true],
    ],
    ['is open again once it was decided', [filing('a', 2026, 'approved')], [undefined, true]],
    ['is not touched by another year', [filing('a', 2027, 'submitted')], [undefined, true]],
    [
      'is not touched by a draft without a year',
      [filing('a', undefined, 'submitted')],
      [undefined, true],
    ],
  ])('%s', (_, filings, shown) => expect(rowOf2026(filings)).toEqual(shown));
});
