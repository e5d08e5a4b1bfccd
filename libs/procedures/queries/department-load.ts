import { loadCalendar } from '#platform/calendar';
import type { Tx } from '#platform/database';
import type { Day } from '#values';
import { timeRun } from '../rules/procedure-clock.js';
import { PROCEDURE_SEEN } from './procedures.js';

/** What a department holds, and how often it was late. */
export interface DepartmentLoad {
  organisationId: string;
  /** Procedures that it has in hand: handed in or accepted. */
  held: number;
  /** Procedures with which it is over the limit today. */
  lateNow: number;
  done: number;
  /** Times that it took longer than the limit, until done or sent back. */
  lateBefore: number;
  /** Times of which it cannot be said whether they were late, because no calendar is known. */
  notCounted: number;
}

const COUNTS = `SELECT procedure.organisation_id AS "organisationId",
    (count(*) FILTER (WHERE procedure.state IN ('handed-in', 'accepted')))::int AS held,
    (count(*) FILTER (WHERE procedure.state = 'done'))::int AS done
  FROM procedures procedure WHERE ${PROCEDURE_SEEN} GROUP BY 1 ORDER BY 1`;

const RUNS = `SELECT "organisationId", "limitDays", "acceptedOn", "endedOn", count(*)::int AS times
  FROM (SELECT procedure.organisation_id AS "organisationId", procedure.limit_days AS "limitDays",
      step.step, step.on_day AS "acceptedOn",
      lead(step.on_day) OVER (PARTITION BY step.procedure_id ORDER BY step.number) AS "endedOn"
    FROM procedures procedure JOIN procedure_steps step ON step.procedure_id = procedure.id
    WHERE ${PROCEDURE_SEEN}) run
  WHERE step = 'accepted' GROUP BY 1, 2, 3, 4`;

interface Run {
  organisationId: string;
  limitDays: number;
  acceptedOn: Day;
  endedOn: Day | null;
  times: number;
}

/** Returns for each department what it holds of the procedures that the access scope shows. */
export async function departmentLoads(tx: Tx, today: Day): Promise<DepartmentLoad[]> {
  const calendar = await loadCalendar(tx);
  const counts = await tx.query<Pick<DepartmentLoad, 'organisationId' | 'held' | 'done'>[]>(COUNTS);
  const loads = new Map(
    counts.map((one): [string, DepartmentLoad] => [
      one.organisationId,
      { ...one, lateNow: 0, lateBefore: 0, notCounted: 0 },
    ]),
  );
  for (const run of await tx.query<Run[]>(RUNS)) {
    const load = loads.get(run.organisationId);
    const { late } = timeRun(run, { limitDays: run.limitDays, calendar, today });
    if (!load || late === false) continue;
    if (late === null) load.notCounted += run.times;
    else if (run.endedOn === null) load.lateNow += run.times;
    else load.lateBefore += run.times;
  }
  return [...loads.values()];
}
