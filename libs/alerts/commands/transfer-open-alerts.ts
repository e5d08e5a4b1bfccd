import {
  organisations,
  currentAssignments,
  type CurrentAssignment,
  organisationsBelow,
} from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, serviceScope, type Tx } from '#platform/database';
import { occasions } from '../rules/occasion.js';
import { RECIPIENT_ROLES } from '../rules/evaluation-result.js';
import {
  addInheritedAssignments,
  inheritedAssignments,
  assignmentKey,
  removeInheritedAssignments,
} from '../store/inherited-assignments.js';
import { openAlertsOf } from '../store/live-alerts.js';
import { notify } from '../store/notifications.js';
import { rulesInForce } from '../store/rule-versions.js';
import { namedPeople } from './who-is-named.js';

const ONE_AT_A_TIME = 7_410_000_032;

/**
 * Notifies people who received a role or delegation since the last call: one mail with all open
 * alerts of which they must be notified now and never were notified before. Roles that ended are
 * removed from the stored list of known roles, so that a role given again counts as new.
 * @returns the number of alerts about which notifications were added.
 */
export async function transferOpenAlerts(database: Database, clock: Clock): Promise<number> {
  const scope = serviceScope('alerts');
  const seen = await database.read(scope, (tx) => changedAssignments(tx, clock));
  if (seen.fresh.length + seen.ended.length === 0) return 0;
  return database.write(scope, async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [ONE_AT_A_TIME]);
    const { fresh, ended } = await changedAssignments(tx, clock);
    await removeInheritedAssignments(tx, ended);
    await addInheritedAssignments(tx, fresh, clock.today());
    return tellHeirs(tx, clock, fresh);
  });
}

async function changedAssignments(
  tx: Tx,
  clock: Clock,
): Promise<{ fresh: CurrentAssignment[]; ended: CurrentAssignment[] }> {
  const [present, handed] = [
    await currentAssignments(tx, RECIPIENT_ROLES, clock.today()),
    await inheritedAssignments(tx),
  ];
  const isIn = (assignments: readonly CurrentAssignment[]) => {
    const keys = new Set(assignments.map(assignmentKey));
    return (assignment: CurrentAssignment): boolean => keys.has(assignmentKey(assignment));
  };
  const [isHanded, isPresent] = [isIn(handed), isIn(present)];
  return {
    fresh: present.filter((assignment) => !isHanded(assignment)),
    ended: handed.filter((assignment) => !isPresent(assignment)),
  };
}

/**
 * Adds notifications about open alerts for people who received a role. A person who is a recipient
 * of an alert through several roles gets only one notification about it.
 */
async function tellHeirs(
  tx: Tx,
  clock: Clock,
  fresh: readonly CurrentAssignment[],
): Promise<number> {
  if (fresh.length === 0) return 0;
  const heirs = new Set(fresh.map(({ personId }) => personId));
  const tree = await organisations(tx);
  const tops = [...new Set(fresh.map(({ unitId }) => unitId))];
  const alerts = await openAlertsOf(tx, [
    ...new Set(tops.flatMap((top) => organisationsBelow(tree, top))),
  ]);
  const named = await namedPeople(
    tx,
    alerts.map(({ unitId }) => unitId),
    clock.today(),
    await rulesInForce(tx, clock.today()),
  );
  return notify(
    tx,
    alerts.flatMap((alert) => {
      const people = named
        .concerned(alert)
        .filter((id) => heirs.has(id) && !alert.toldTo.includes(id) && alert.acknowledgedBy !== id);
      return people.length === 0
        ? []
        : [
            {
              alertId: alert.id,
              unitId: alert.unitId,
              occasion: occasions.inherited(clock.today()),
              urgent: true,
              people,
            },
          ];
    }),
  );
}
