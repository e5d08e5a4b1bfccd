import type { Actor, Role } from '#identity';

/** A person in a role of a unit, as the edge would have made it from a session. Auditors see everything. */
export function anActor(role: Role, unitId = 'sample-transport', personId = `test:${role}@${unitId}`): Actor {
  const writes = role === 'officer' || role === 'manager' ? [unitId] : [];
  return {
    personId, email: `${role}@tracker.example`, name: role, language: 'zh', memberships: [{ unitId, role }],
    scope: { actorId: personId, authority: `${role}@${unitId}`, sees: role === 'auditor' ? 'all' : writes, writes, requestId: 'test' },
    is: (asked: Role) => asked === role,
  };
}
