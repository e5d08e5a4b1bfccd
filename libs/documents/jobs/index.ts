export { DocumentsJobsModule } from './documents-jobs.module.js';
