export { JobParts, LOG, MAILER } from './job-parts.js';
export { PlatformJobsModule } from './platform-jobs.module.js';
