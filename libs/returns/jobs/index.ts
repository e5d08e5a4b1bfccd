export { ReturnsJobsModule } from './returns-jobs.module.js';
