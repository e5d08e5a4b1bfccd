import { createHash } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import { type Database, withPrivileges } from '#platform/database';
import { refuseField } from '#platform/problem';
import type { Day } from '#values';
import { PlanRow } from '../store/plan-rows.js';

/** A plan that is registered before its items and targets are loaded. */
export interface RegisteredPlan {
  code: string;
  name: string;
  region: string;
  periodStart: Day;
  periodEnd: Day;
  document: string;
}

/**
 * Key of the PostgreSQL advisory lock that lets only one transaction at a time register a plan. Two
 * at once could register plans with overlapping periods, because neither sees the other's row.
 */
const ONE_PLAN = 7_410_000_053;

/**
 * Registers a plan by code, name and period, so that projects of an earlier plan can be continued
 * in it. The items and targets of the plan are loaded later from files with the same plan code.
 * @throws Problem FORBIDDEN, DAYS_REVERSED, PLAN_EXISTS, or VALIDITY_OVERLAPS when the period
 * overlaps that of another plan of the same region.
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
    // Placeholder that differs from the content hash of every loaded plan. With it, the first load
    // of this plan's files is always stored and never taken for a repeated load.
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
