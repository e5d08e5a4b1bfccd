import { organisations, presentDuties, type PresentDuty, unitsBelow } from '#identity';
import { type Clock, type Database, serviceScope, type Tx } from '#platform';
import { occasions } from '../rules/occasion.js';
import { RECIPIENT_ROLES } from '../rules/verdict.js';
import {
  addHandedDuties,
  handedDuties,
  sameDuty,
  strikeOffDuties,
} from '../store/handed-duties.js';
import { openAlertsOf } from '../store/live-alerts.js';
import { notify } from '../store/notifications.js';
import { rulesInForce } from '../store/rule-versions.js';
import { namedPeople } from './who-is-named.js';

const ONE_AT_A_TIME = 7_410_000_032;

/**
 * Hands over what is open to whoever has got a role or stands in for somebody since it was asked last: each of them is to
 * be told of every alert that concerns them by now and of which they were never told, in one mail. Roles that ended are
 * struck off, so that they are handed over again should they come back.
 * @returns how many notifications are new.
 */
export async function handOverOpen(database: Database, clock: Clock): Promise<number> {
  const scope = serviceScope('alerts');
  const seen = await database.read(scope, (tx) => changedDuties(tx, clock));
  if (seen.fresh.length + seen.ended.length === 0) return 0;
  return database.write(scope, async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [ONE_AT_A_TIME]);
    const { fresh, ended } = await changedDuties(tx, clock);
    await strikeOffDuties(tx, ended);
    await addHandedDuties(tx, fresh, clock.today());
    return tellHeirs(tx, clock, fresh);
  });
}

async function changedDuties(
  tx: Tx,
  clock: Clock,
): Promise<{ fresh: PresentDuty[]; ended: PresentDuty[] }> {
  const [present, handed] = [
    await presentDuties(tx, RECIPIENT_ROLES, clock.today()),
    await handedDuties(tx),
  ];
  const isIn = (duties: readonly PresentDuty[]) => {
    const keys = new Set(duties.map(sameDuty));
    return (duty: PresentDuty): boolean => keys.has(sameDuty(duty));
  };
  const [isHanded, isPresent] = [isIn(handed), isIn(present)];
  return {
    fresh: present.filter((duty) => !isHanded(duty)),
    ended: handed.filter((duty) => !isPresent(duty)),
  };
}

/** Somebody who got a role is told of what concerns them in it: an alert may do so by several roles at once, and is told once. */
async function tellHeirs(tx: Tx, clock: Clock, fresh: readonly PresentDuty[]): Promise<number> {
  if (fresh.length === 0) return 0;
  const heirs = new Set(fresh.map(({ personId }) => personId));
  const tree = await organisations(tx);
  const tops = [...new Set(fresh.map(({ unitId }) => unitId))];
  const alerts = await openAlertsOf(tx, [...new Set(tops.flatMap((top) => unitsBelow(tree, top)))]);
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
