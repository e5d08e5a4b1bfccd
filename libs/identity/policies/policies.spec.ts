import { describe, expect, it } from '@jest/globals';
import { Refusal } from '#platform';
import { type Actor, actorFrom, serviceActor } from '../rules/actor.js';
import { type Role, ROLES, type TreeUnit } from '../rules/role.js';
import { allow, can, type Permission, policies } from './policies.js';

const tree: TreeUnit[] = [{ id: 'city', parentId: null }, { id: 'transport', parentId: 'city' }, { id: 'metro', parentId: 'transport' }, { id: 'development', parentId: 'city' }];
const actorAs = (role: Role, unitId: string): Actor => actorFrom({ id: role, name: role, email: `${role}@x.example`, language: 'zh' }, [{ role, unitId }], tree, { requestId: 'r' });
const homeOf = (role: Role): string => (role === 'officer' || role === 'manager' ? 'transport' : 'city');

const everyone = [...ROLES];
/** Who may, for a project of their own unit. Everybody who is not named is refused. */
const table: Record<Permission, readonly Role[]> = {
  'project.read': ['officer', 'manager', 'auditor'],
  'milestone.create': ['officer', 'manager'],
  'milestone.reforecast': ['officer', 'manager'],
  'milestone.meet': ['officer', 'manager'],
  'ledger.post': ['officer', 'manager'],
  'ledger.reverse': ['officer', 'manager'],
  'alert.acknowledge': ['manager'],
  'report.spend': ['officer', 'manager', 'auditor'],
  'people.read': ['security-admin'],
  'audit.read': ['auditor', 'audit-admin'],
  'mail.read': ['system-admin'],
  'status.read': everyone,
  'organisation.read': everyone,
  'token.create': everyone,
};
const permissions = Object.keys(policies) as Permission[];
const ofUnits: readonly Permission[] = ['milestone.create', 'milestone.reforecast', 'milestone.meet', 'ledger.post', 'ledger.reverse', 'alert.acknowledge'];

describe('who may do what', () => {
  it('the table names every permission', () => expect(Object.keys(table).sort()).toEqual([...permissions].sort()));

  it.each(permissions.flatMap((permission) => ROLES.map((role) => [role, permission, table[permission].includes(role)] as const)))('%s: %s → %s', (role, permission, expected) => {
    expect(can(actorAs(role, homeOf(role)), permission, { unitId: 'transport' })).toBe(expected);
  });

  it.each(ofUnits.flatMap((permission) => (['officer', 'manager'] as const).map((role) => [role, permission] as const)))('%s: %s reaches sub-units, no other unit, and nothing unnamed', (role, permission) => {
    const actor = actorAs(role, 'transport');
    const mine = table[permission].includes(role);
    expect([can(actor, permission, { unitId: 'metro' }), can(actor, permission, { unitId: 'development' }), can(actor, permission, { unitId: 'city' }), can(actor, permission)]).toEqual([mine, false, false, false]);
  });

  it('a manager of one unit who is an officer of another acknowledges in the first alone', () => {
    const actor = actorFrom({ id: 'p', name: 'p', email: 'p@x.example', language: 'zh' }, [{ role: 'manager', unitId: 'metro' }, { role: 'officer', unitId: 'development' }], tree, { requestId: 'r' });
    expect([can(actor, 'alert.acknowledge', { unitId: 'metro' }), can(actor, 'alert.acknowledge', { unitId: 'development' }), can(actor, 'ledger.post', { unitId: 'development' })]).toEqual([true, false, true]);
  });

  it('somebody without any role has what everyone has, no more', () => {
    const actor = actorFrom({ id: 'p', name: 'p', email: 'p@x.example', language: 'zh' }, [], tree, { requestId: 'r' });
    expect(permissions.filter((permission) => can(actor, permission, { unitId: 'transport' }))).toEqual(permissions.filter((permission) => table[permission] === everyone));
  });

  it('a service works on any project but holds nobody\'s office', () => {
    const service = serviceActor('seed');
    expect([can(service, 'ledger.post', { unitId: 'development' }), can(service, 'alert.acknowledge', { unitId: 'metro' }), can(service, 'people.read'), can(service, 'audit.read')]).toEqual([true, false, false, false]);
  });

  it('refuses by name', () => {
    expect(() => allow(actorAs('auditor', 'city'), 'ledger.post', { unitId: 'transport' })).toThrow(new Refusal('FORBIDDEN'));
    expect(() => allow(actorAs('officer', 'transport'), 'ledger.post', { unitId: 'transport' })).not.toThrow();
  });
});
