import { addressees, currentAssignments, organisations, organisationsBelow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, serviceScope, type Tx } from '#platform/database';
import { enqueueMail } from '#platform/mail';
import { PROJECTS_SQL } from '#projects';
import { topmostManagers } from '../rules/topmost-managers.js';
import { noteNotified, waitingNotices } from '../store/plan-date-notices.js';
import { planDatesMail } from '../texts/plan-dates-mail.js';

/** Nobody is mailed earlier in the day; the first alerts of a day go out at the same time. */
const FROM_TIME = '08:30';

const PASSED = `SELECT project.unit_id AS "unitId", count(*)::int AS passed
  FROM milestones milestone JOIN ${PROJECTS_SQL} project ON project.id = milestone.project_id
  WHERE milestone.derived AND milestone.forecast_on < $2 AND project.plan_code = $1
  GROUP BY project.unit_id`;

/**
 * Mails managers, once for each plan that was loaded, how many of its inferred days have passed and
 * where to review them. It goes to the managers of the highest organisation that has any.
 * @returns the ids of the mails to enqueue; empty when nobody waits to be told
 */
export async function tellPlanDates(
  database: Database,
  clock: Clock,
  { publicUrl }: { publicUrl: string },
): Promise<string[]> {
  const scope = serviceScope('milestones');
  if (clock.timeOfDay() < FROM_TIME) return [];
  // Usually there is nothing to tell, so the first look takes no locks.
  if ((await database.read(scope, waitingNotices)).length === 0) return [];
  return database.write(scope, async (tx) => {
    const mails: string[] = [];
    for (const planCode of await waitingNotices(tx))
      mails.push(...(await tellOne(tx, clock, { planCode, publicUrl })));
    return mails;
  });
}

async function tellOne(
  tx: Tx,
  clock: Clock,
  { planCode, publicUrl }: { planCode: string; publicUrl: string },
): Promise<string[]> {
  const today = clock.today();
  const rows = await tx.query<{ unitId: string; passed: number }[]>(PASSED, [planCode, today]);
  const all = rows.reduce((sum, { passed }) => sum + passed, 0);
  const managers = await currentAssignments(tx, ['manager'], today);
  const own = managers.filter(({ forPerson }) => forPerson === '');
  // Without a manager it waits until there is one.
  if (all > 0 && own.length === 0) return [];
  if (!(await noteNotified(tx, planCode, { at: clock.now(), passed: all }))) return [];
  const tree = await organisations(tx);
  const mails: string[] = [];
  for (const [unitId, personIds] of topmostManagers(tree, own)) {
    const below = new Set(organisationsBelow(tree, unitId));
    const passed = rows.reduce((sum, row) => sum + (below.has(row.unitId) ? row.passed : 0), 0);
    if (passed === 0) continue;
    for (const person of await addressees(tx, personIds)) {
      const words = planDatesMail({ passed, publicUrl }, person.language);
      mails.push(await enqueueMail(tx, { person, ...words, publicUrl, at: clock.now() }));
    }
  }
  return mails;
}
