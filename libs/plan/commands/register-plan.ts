import { createHash } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import { type Database, refuseField, withPrivileges } from '#platform';
import type { Day } from '#values';
import { PlanRow } from '../store/plan-rows.js';

/** A plan whose name and period are registered before its text is loaded. */
export interface RegisteredPlan {
  code: string;
  name: string;
  region: string;
  periodStart: Day;
  periodEnd: Day;
  document: string;
}

/**
 * Advisory lock that allows one registration of a plan at a time, because two at once could cover
 * the same days.
 */
const ONE_PLAN = 7_410_000_053;

/**
 * Registers a plan, so that projects can be carried over into it. Its facts follow when its files
 * are loaded under the same code.
 * @throws Problem FORBIDDEN, DAYS_REVERSED, PLAN_EXISTS, or VALIDITY_OVERLAPS with the period of
 * another plan of the region.
 */
export function registerPlan(
  database: Database,
  actor: Actor,
  wanted: RegisteredPlan,
): Promise<PlanRow> {
  return database.write(withPrivileges(actor.scope, 'plan'), async (tx) => {
    allow(actor, 'plan.register');
    if (wanted.periodEnd <= wanted.periodStart)
      throw refuseField(
        'DAYS_REVERSED',
        'periodEnd',
        { fromOn: wanted.periodStart },
        `> ${wanted.periodStart}`,
      );
    await tx.query('SELECT pg_advisory_xact_lock($1)', [ONE_PLAN]);
    const known = await tx.find(PlanRow);
    if (known.some(({ code }) => code === wanted.code))
      throw refuseField('PLAN_EXISTS', 'code', { plan: wanted.code });
    const overlapping = known.find(
      (plan) =>
        plan.region === wanted.region &&
        plan.periodStart <= wanted.periodEnd &&
        plan.periodEnd >= wanted.periodStart,
    );
    if (overlapping)
      throw refuseField('VALIDITY_OVERLAPS', 'periodStart', {}, `> ${overlapping.periodEnd}`);
    // A hash that no loaded plan has, so that the first load under this code is never mistaken for
    // a repeat.
    const row: PlanRow = {
      ...wanted,
      contentHash: createHash('sha256').update(`registered plan ${wanted.code}`).digest('hex'),
    };
    await tx.insert(PlanRow, row);
    await recordAuditEvent(tx, actor.scope, {
      action: 'plan.register',
      subjectType: 'plan',
      subjectId: wanted.code,
      newValue: wanted,
    });
    return row;
  });
}
