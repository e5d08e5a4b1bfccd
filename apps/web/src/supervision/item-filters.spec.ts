import { describe, expect, it } from '@jest/globals';
import { readItemFilters, writeItemFilters } from './item-filters.js';

const NONE = {
  kind: null,
  state: null,
  projectId: null,
  organisationId: null,
  ownerId: null,
  alertId: null,
  overdue: null,
};
const id = '0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10';

describe('the items in the address', () => {
  it.each<[string, object]>([
    ['', NONE],
    ['kind=lost&state=open&projectId=x&organisationId=A B&overdue=yes', NONE],
    [
      `kind=risk&state=returned&projectId=${id}&organisationId=metro&ownerId=${id}&alertId=${id}&overdue=true`,
      {
        kind: 'risk',
        state: 'returned',
        projectId: id,
        organisationId: 'metro',
        ownerId: id,
        alertId: id,
        overdue: true,
      },
    ],
  ])('%j', (address, filters) =>
    expect(readItemFilters(new URLSearchParams(address))).toEqual(filters),
  );

  it('survive writing and reading, and leave other parameters alone', () => {
    const written = writeItemFilters(new URLSearchParams('money=wan&kind=risk'), {
      overdue: true,
      kind: null,
    });
    expect(written.toString()).toBe('money=wan&overdue=true');
  });
});
