import { type Actor, actorFrom, type Role } from '#identity';

const TREE = [
  { id: 'city', parentId: null },
  { id: 'sample-transport', parentId: 'city' },
  { id: 'sample-development', parentId: 'city' },
];

/** A person in a role of a sample unit, as the edge would have made them from a session. */
export const anActor = (
  role: Role,
  unitId = 'sample-transport',
  id = `test:${role}@${unitId}`,
): Actor =>
  actorFrom(
    { id, name: role, email: `${role}@tracker.example`, language: 'zh' },
    [{ unitId, role }],
    TREE,
    { requestId: 'test' },
  );
