import { recordAuditEvent } from '#audit';
import { promisePlanDays } from '#milestones';
import { type LoadedPlan, loadPlan, readPlanFolder } from '#plan';
import { type Database, serviceScope } from '#platform';
import { trackPlanItems, type UnitAssignment } from '#projects';

/**
 * Two sample organisations that share the projects until real organisations are registered: one has
 * the infrastructure columns, the other one the rest.
 */
const SAMPLE_UNITS: UnitAssignment = {
  columns: { 10: 'sample-transport', 19: 'sample-transport' },
  otherwise: 'sample-development',
};

/**
 * Result of installing a plan; all counts are zero and `changed` is false when everything was
 * already there.
 */
export interface InstalledPlan extends LoadedPlan {
  newProjects: number;
  newMilestones: number;
}

/**
 * Loads a plan folder, creates projects for its items and milestones for its dated targets, all or
 * nothing.
 * @throws PlanFileRefused naming files and lines.
 */
export async function installPlan(database: Database, folder: string): Promise<InstalledPlan> {
  const data = await readPlanFolder(folder);
  const scope = serviceScope('plan');
  return database.write(scope, async (tx) => {
    const loaded = await loadPlan(tx, data);
    const newProjects = await trackPlanItems(tx, loaded.code, SAMPLE_UNITS);
    const newMilestones = await promisePlanDays(tx, scope, loaded.code);
    const installed = { ...loaded, newProjects, newMilestones };
    if (loaded.changed || newProjects || newMilestones) {
      await recordAuditEvent(tx, scope, {
        action: 'plan.load',
        subjectType: 'plan',
        subjectId: loaded.code,
        newValue: installed,
      });
    }
    return installed;
  });
}
