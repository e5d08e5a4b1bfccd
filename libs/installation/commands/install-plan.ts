import { recordDeed } from '#audit';
import { promisePlanDays } from '#milestones';
import { type LoadedPlan, loadPlan, readPlanFolder } from '#plan';
import { type Database, serviceScope } from '#platform';
import { trackPlanItems, type UnitAssignment } from '#projects';

/** Until real units are registered, two sample units share the projects: the infrastructure columns, and the rest. */
const SAMPLE_UNITS: UnitAssignment = {
  columns: { 10: 'sample-transport', 19: 'sample-transport' },
  otherwise: 'sample-development',
};

/** What installing a plan did; all zero and `changed: false` when everything was there. */
export interface InstalledPlan extends LoadedPlan {
  newProjects: number;
  newMilestones: number;
}

/**
 * Loads a plan folder, tracks its items as projects and gives dated targets their milestones, all or nothing.
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
      await recordDeed(tx, scope, {
        action: 'plan.load',
        subjectType: 'plan',
        subjectId: loaded.code,
        newValue: installed,
      });
    }
    return installed;
  });
}
