import { describe, expect, it } from '@jest/globals';
import { readApprovalFilters, usualFilters, writeApprovalFilters } from './approval-filters.js';

const [manager, officer] = [usualFilters(['manager', 'officer']), usualFilters(['officer'])];
const nothing = new URLSearchParams();

describe('filters of the approvals in the address', () => {
  it('begin with what waits for who decides, and with all that was filed for who only files', () => {
    expect([readApprovalFilters(nothing, manager), readApprovalFilters(nothing, officer)]).toEqual([
      { state: 'proposed', kind: null, mine: false, projectId: null },
      { state: null, kind: null, mine: true, projectId: null },
    ]);
  });

  it('leave out what is no code and no id', () => {
    expect(
      readApprovalFilters(
        new URLSearchParams('state=lost&kind=gift&filer=you&projectId=1'),
        manager,
      ),
    ).toEqual(manager);
  });

  it('survive writing and reading, and say nothing that is usual', () => {
    const filters = {
      state: 'returned',
      kind: 'correction',
      mine: true,
      projectId: '0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10',
    } as const;
    const written = writeApprovalFilters(nothing, filters, manager);
    expect(readApprovalFilters(written, manager)).toEqual(filters);
    expect(writeApprovalFilters(written, manager, manager).toString()).toBe('');
    expect(writeApprovalFilters(nothing, { state: null, mine: false }, manager).toString()).toBe(
      'state=all',
    );
  });
});
