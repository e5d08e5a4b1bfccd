export {
  type ExportedFile,
  exportPortfolio,
  type MadeExport,
} from './commands/export-portfolio.js';
export { type InstalledPlan, installPlan } from './commands/install-plan.js';
export {
  type BackupOrder,
  makeBackup,
  type MadeBackup,
  sizeInWords,
  type Say,
} from './commands/make-backup.js';
export { pendingSteps, proveRestored, type ProvenState } from './commands/prove-restored.js';
export {
  planRestore,
  restoreBackup,
  type RestoreOrder,
  type RestorePlan,
} from './commands/restore-backup.js';
export { upgradeDatabase } from './commands/upgrade-database.js';
export { examine } from './queries/examine.js';
export { DOCTOR_CHECKS, type DoctorCheck, failed as failedCheck } from './rules/doctor.js';
export { type DatabasePlace, openDatabasePlace } from './store/database-place.js';
export { wholeCopyPolicies } from './store/whole-copy.js';
export { trackerDomains, trackerEntities } from './tracker-domains.js';
export { installationDomain } from './installation.declaration.js';
