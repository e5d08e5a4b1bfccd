import { describe, expect, it } from '@jest/globals';
import { readFindingFilters, writeFindingFilters } from './finding-filters.js';

const NONE = { state: null, projectId: null, unitId: null };
const project = '0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10';

describe('the findings in the address', () => {
  it.each<[string, object]>([
    ['', NONE],
    ['state=answered', { ...NONE, state: 'answered' }],
    ['state=lost&projectId=x&unitId=A B', NONE],
    [
      `state=open&projectId=${project}&unitId=metro`,
      { state: 'open', projectId: project, unitId: 'metro' },
    ],
  ])('%j', (address, filters) =>
    expect(readFindingFilters(new URLSearchParams(address))).toEqual(filters),
  );

  it('survive writing and reading, and leave other parameters alone', () => {
    const written = writeFindingFilters(new URLSearchParams('money=wan&state=open'), {
      unitId: 'metro',
      state: null,
    });
    expect(written.toString()).toBe('money=wan&unitId=metro');
    expect(readFindingFilters(written)).toEqual({ ...NONE, unitId: 'metro' });
  });
});
