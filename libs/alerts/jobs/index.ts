export { AlertsJobsModule } from './alerts-jobs.module.js';
