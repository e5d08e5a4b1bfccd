export {
  announce,
  type Announcement,
  type AnnouncementListener,
  defineAnnouncement,
} from './announcements.js';
export { type CsvWriter, spreadsheetText } from './copy-csv.js';
export { copyLines } from './copy-lines.js';
export { copyIn } from './copy-in.js';
export { copyOut, copyTextOut, eachLine, wholeLines } from './copy-out.js';
export {
  appDataSourceOptions,
  connect,
  connectProgram,
  exactTypes,
  verifierDataSourceOptions,
  WHOLE_COPY_SETTING,
  wholeCopyDataSourceOptions,
} from './data-source.js';
export { problemOfDatabaseError } from './database-problem.js';
export { type Asking, Database, type Tx } from './database.js';
export { earlierEffect, forgetOldKeys, once, type RepeatableRequest } from './idempotency.js';
export { inScope, ownInScope, recordsInScope, organisationInScope } from './scope-conditions.js';
export { settleInstant, settleKnownAt, stampInstant } from './instant.js';
export { ListenedClient } from './listened-client.js';
export {
  migrate,
  migrationSql,
  type MigrationStep,
  migrationStep,
  stepsOf,
  type OtherSchema,
} from './migrate.js';
export { type Outage, OwnDatabase } from './own-database.js';
export { pipelined } from './pipelined.js';
export { APP_ROLE, VERIFIER_ROLE } from './role-names.js';
export {
  aboutProjects,
  accountsScope,
  noOrganisationsScope,
  type Privilege,
  PRIVILEGES,
  type Scope,
  serviceScope,
  withAccounts,
  withDecisionOverAccounts,
  withOwnAccount,
  withPrivileges,
} from './scope.js';
export { sqlState, violatedConstraint } from './sql-state.js';
