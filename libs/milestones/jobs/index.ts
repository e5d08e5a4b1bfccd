export { MilestonesJobsModule } from './milestones-jobs.module.js';
