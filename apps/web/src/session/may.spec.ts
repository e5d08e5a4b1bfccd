import { describe, expect, it } from '@jest/globals';
import type { Me, Role } from '../client/session.js';
import { mayAcknowledge, mayAudit, mayRecord } from './may.js';

const tree = [
  { id: 'city', parentId: null },
  { id: 'transport', parentId: 'city' },
  { id: 'metro', parentId: 'transport' },
  { id: 'development', parentId: 'city' },
];
const holding = (role: Role, unitId: string): Pick<Me, 'roles'> => ({
  roles: [{ role, unitId, unitName: unitId }],
});

describe('what a role is offered', () => {
  it.each<[Role, string, string, boolean, boolean]>([
    ['officer', 'transport', 'transport', true, false],
    ['officer', 'transport', 'metro', true, false],
    ['officer', 'transport', 'development', false, false],
    ['officer', 'metro', 'transport', false, false],
    ['manager', 'transport', 'metro', true, true],
    ['manager', 'city', 'metro', true, true],
    ['auditor', 'city', 'metro', false, false],
    ['system-admin', 'city', 'metro', false, false],
  ])('%s of %s on %s: records %s, acknowledges %s', (role, unit, on, records, acknowledges) => {
    expect(mayRecord(holding(role, unit), on, tree)).toBe(records);
    expect(mayAcknowledge(holding(role, unit), on, tree)).toBe(acknowledges);
  });

  it.each<[Role, string, string, boolean]>([
    ['auditor', 'city', 'metro', true],
    ['auditor', 'transport', 'metro', true],
    ['auditor', 'transport', 'development', false],
    ['manager', 'city', 'metro', false],
    ['audit-admin', 'city', 'metro', false],
  ])('%s of %s on %s: audits %s', (role, unit, on, audits) =>
    expect(mayAudit(holding(role, unit), on, tree)).toBe(audits),
  );

  it('still knows the own unit while the tree has not been read', () => {
    expect(mayRecord(holding('officer', 'transport'), 'transport', [])).toBe(true);
  });

  it('ends where the tree runs in a circle', () => {
    const circle = [
      { id: 'a', parentId: 'b' },
      { id: 'b', parentId: 'a' },
    ];
    expect(mayRecord(holding('officer', 'c'), 'a', circle)).toBe(false);
  });
});
