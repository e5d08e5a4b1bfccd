import { describe, expect, it } from '@jest/globals';
import type { ChangeRequest } from '../client/budget-change-requests.js';
import { editableByYear, shownChangeRequest, waitingByYear } from './open-change-requests.js';

const changeRequest = (
  id: string,
  year: number | undefined,
  state: ChangeRequest['state'],
): ChangeRequest =>
  ({ id, state, content: year === undefined ? {} : { year } }) as unknown as ChangeRequest;

/**
 * Returns the id of the change request that the row of 2026 shows, and whether users can type into
 * the row.
 */
function rowOf2026(changeRequests: readonly ChangeRequest[]): [string | undefined, boolean] {
  const [editable, waiting] = [editableByYear(changeRequests), waitingByYear(changeRequests)];
  return [shownChangeRequest({ editable, waiting }, 2026)?.id, !waiting.has(2026)];
}

describe('the row of a year in a sheet of plans or funding', () => {
  it.each<[string, readonly ChangeRequest[], [string | undefined, boolean]]>([
    [
      'shows what was submitted, and takes nothing more',
      [changeRequest('a', 2026, 'submitted')],
      ['a', false],
    ],
    [
      'does so also beside a draft that was begun later',
      [changeRequest('b', 2026, 'draft'), changeRequest('a', 2026, 'submitted')],
      ['a', false],
    ],
    ['shows a draft, which is edited further', [changeRequest('a', 2026, 'draft')], ['a', true]],
    [
      'shows the newest of two drafts',
      [changeRequest('b', 2026, 'returned'), changeRequest('a', 2026, 'draft')],
      ['b', true],
    ],
    [
      'is open again once it was decided',
      [changeRequest('a', 2026, 'approved')],
      [undefined, true],
    ],
    ['is not touched by another year', [changeRequest('a', 2027, 'submitted')], [undefined, true]],
    [
      'is not touched by a draft without a year',
      [changeRequest('a', undefined, 'submitted')],
      [undefined, true],
    ],
  ])('%s', (_, changeRequests, shown) => expect(rowOf2026(changeRequests)).toEqual(shown));
});
