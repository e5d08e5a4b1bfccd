import { type Actor, actorFrom, type Role } from '#identity';

const TREE = [
  { id: 'city', parentId: null },
  { id: 'sample-transport', parentId: 'city' },
  { id: 'sample-development', parentId: 'city' },
];

/** Returns a user (actor) with a role in an organisation, as the API creates it from a session. */
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
