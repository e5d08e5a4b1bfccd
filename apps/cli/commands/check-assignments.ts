import { type ConflictingRole, assignmentConflicts } from '#identity';
import { serviceScope } from '#platform/database';
import type { Answer } from '../answer.js';
import { withSession } from '../session.js';

const wordRole = ({ role, unitName, unitId }: ConflictingRole): string =>
  `${role} in ${unitName} (${unitId})`;

/**
 * `tracker duties check`: lists people with two roles that one person must not have at the same
 * time. Earlier versions of the program allowed such roles.
 */
export function checkAssignments(): Promise<Answer> {
  return withSession(async ({ database, clock }) => {
    const found = await database.read(serviceScope('cli'), (tx) =>
      assignmentConflicts(tx, clock.today()),
    );
    const lines = found.map(
      ({ personName, one, other }) => `${personName}: ${wordRole(one)} and ${wordRole(other)}`,
    );
    if (found.length === 0)
      return { lines: ['Nobody holds two roles over one organisation.'], data: found };
    const advice =
      'They only read there until the security administrator ends one of the two roles.';
    return { lines: [...lines, advice], data: found, exitCode: 1 };
  });
}
