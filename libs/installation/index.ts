export { type InstalledPlan, installPlan } from './commands/install-plan.js';
export { upgradeDatabase } from './commands/upgrade-database.js';
export { type DatabasePlace, openDatabasePlace } from './store/database-place.js';
export { trackerDomains, trackerEntities } from './tracker-domains.js';
export { installationDomain } from './installation.declaration.js';
