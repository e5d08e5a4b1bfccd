import { describe, expect, it } from '@jest/globals';
import { fromFormerAddress, readFilters, usualFilters, writeFilters } from './approvals-filters.js';

const none = {
  state: null,
  kind: null,
  mine: null,
  projectId: null,
  organisationId: null,
  month: null,
};
const manager = usualFilters(['manager']);
const project = '0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10';

describe('the filters of the list of change requests', () => {
  it.each([
    [['manager'], { ...none, mine: 'decide' }],
    [['security-admin'], { ...none, mine: 'decide' }],
    [['officer'], { ...none, mine: 'own' }],
    [['officer', 'manager'], { ...none, mine: 'decide' }],
    [['leader'], { ...none, state: 'submitted' }],
  ] as const)('of %j begin with what concerns them', (roles, expected) => {
    expect(usualFilters(roles)).toEqual(expected);
  });

  it.each([
    ['', { ...none, mine: 'decide' }],
    ['mine=all&state=returned', { ...none, state: 'returned' }],
    // Whatever waits for a decision is submitted.
    ['state=returned', { ...none, mine: 'decide' }],
    [
      `kind=import&month=2025-06&project=${project}&organisation=sample-transport&mine=own`,
      {
        ...none,
        mine: 'own',
        kind: 'import',
        month: '2025-06',
        projectId: project,
        organisationId: 'sample-transport',
      },
    ],
    ['kind=x&month=2025-13&state=x&project=x&organisation=<b>', { ...none, mine: 'decide' }],
  ])('are read from “%s”', (query, expected) => {
    expect(readFilters(new URLSearchParams(query), manager)).toEqual(expected);
  });

  it('are written only where they are not the usual ones', () => {
    const written = writeFilters(new URLSearchParams('unit=yi'), { month: '2025-06' }, manager);
    expect(written.toString()).toBe('unit=yi&month=2025-06');
    expect(writeFilters(written, { mine: null, month: null }, manager).toString()).toBe(
      'unit=yi&mine=all',
    );
    const leader = usualFilters(['leader']);
    const own = writeFilters(new URLSearchParams(), { mine: 'own', state: null }, leader);
    expect([own.toString(), readFilters(own, leader).state]).toEqual(['mine=own', null]);
  });

  it('have one value for all kinds of requests about budgets', () => {
    expect(readFilters(new URLSearchParams('kind=budget'), manager).kind).toBe('budget');
  });

  it.each([
    ['ledger', 'kind=correction', 'kind=ledger-entries'],
    ['ledger', 'state=proposed&filer=me', 'state=submitted&mine=own'],
    ['ledger', `state=returned&projectId=${project}`, `state=returned&project=${project}&mine=all`],
    ['ledger', 'month=2025-06', 'month=2025-06'],
    ['budget', '', 'kind=budget&mine=all'],
    ['budget', 'kind=funding&state=draft', 'kind=funding&state=draft&mine=all'],
    ['rules', '', 'kind=rule&mine=all'],
    ['rules', 'state=rejected', 'kind=rule&state=returned&mine=all'],
    ['rules', 'state=proposed', 'kind=rule&state=submitted&mine=all'],
  ] as const)('of the former page of %s, “%s” become “%s”', (page, former, today) => {
    expect(Object.fromEntries(fromFormerAddress(new URLSearchParams(former), page))).toEqual(
      Object.fromEntries(new URLSearchParams(today)),
    );
  });
});
