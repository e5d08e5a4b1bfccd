import { recordAuditEvent } from '#audit';
import { createPlanMilestones } from '#milestones';
import { type LoadedPlan, loadPlan, readPlanFolder } from '#plan';
import { type Database, serviceScope } from '#platform/database';
import { trackPlanItems, type OrganisationAssignment } from '#projects';

/**
 * Assigns the plan's projects to two sample organisations, until real organisations are registered.
 * The projects of columns 10 and 19 (专栏, numbered boxes of the plan, here about infrastructure)
 * belong to the first organisation, all others to the second one.
 */
const SAMPLE_ORGANISATIONS: OrganisationAssignment = {
  columns: { 10: 'sample-transport', 19: 'sample-transport' },
  otherwise: 'sample-development',
};

/**
 * Result of installing a plan. When the plan was already installed, all counts are zero and
 * `changed` is false.
 */
export interface InstalledPlan extends LoadedPlan {
  newProjects: number;
  newMilestones: number;
}

/**
 * Loads the files of a plan from a folder. Creates a project for each item of the plan and a
 * milestone for each target that has a date. Either everything is stored or nothing.
 * @throws PlanFileRefused with the names of the files and the numbers of the lines in error.
 */
export async function installPlan(database: Database, folder: string): Promise<InstalledPlan> {
  const data = await readPlanFolder(folder);
  const scope = serviceScope('plan');
  return database.write(scope, async (tx) => {
    const loaded = await loadPlan(tx, data);
    const newProjects = await trackPlanItems(tx, loaded.code, SAMPLE_ORGANISATIONS);
    const newMilestones = await createPlanMilestones(tx, scope, loaded.code);
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
