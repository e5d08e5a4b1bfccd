export { type Installation, readSettings, SETTING_NAMES, Settings } from './config/settings.js';
export { loadSettings, SETTINGS_FILE } from './config/settings-file.js';
export { lastTimesSince, noteLastTime } from './config/last-times.js';
export { learnAddress, noteAddress } from './config/tracker-address.js';
export { fewAtOnce } from './few-at-once.js';
export { databaseAddress, databaseTlsRemedy, transportFault } from './config/transport.js';
export { closeDataFolder, PRIVATE_FILE, PRIVATE_FOLDER } from './config/data-folder.js';
export { createSecretFile } from './config/secret-file.js';
export { Clock, FixedClock, SystemClock } from './clock/clock.js';
export {
  addCalendarYear,
  calendarYear,
  calendarYears,
  type CalendarDay,
  type CalendarYear,
  loadCalendar,
} from './clock/calendar/calendar-rows.js';
export { yearProblem } from './clock/calendar/check-year.js';
export {
  type CalendarDayKind,
  type DayKind,
  WorkingCalendar,
} from './clock/calendar/working-calendar.js';
export {
  ConfinedEnded,
  type ConfinedEnd,
  type ConfinedLimits,
  confinedMessages,
  type ConfinedProgram,
} from './confined/confined-process.js';
export { pipelined } from './database/pipelined.js';
export { copyLines } from './database/copy-lines.js';
export { copyOut, eachLine, wholeLines } from './database/copy-out.js';
export { type CsvWriter, spreadsheetText } from './database/copy-csv.js';
export { EXPORT_LIMITS, type ExportLimits, Exports, SPOOL_LIMITS } from './export/exports.js';
export { Spool } from './export/spool.js';
export { type Outage, OwnDatabase } from './database/own-database.js';
export { isDiskFull } from './disk/disk-fault.js';
export { FileStore, type ReceivedFile } from './files/file-store.js';
export { DiskRoom, type FullDisk } from './disk/disk-room.js';
export {
  type Asking,
  Database,
  sqlState,
  type Tx,
  violatedConstraint,
} from './database/database.js';
export {
  appDataSourceOptions,
  connect,
  connectProgram,
  exactTypes,
  verifierDataSourceOptions,
} from './database/data-source.js';
export { APP_ROLE, VERIFIER_ROLE } from './database/role-names.js';
export { ListenedClient } from './database/listened-client.js';
export {
  earlierEffect,
  forgetOldKeys,
  once,
  type RepeatableRequest,
} from './database/idempotency.js';
export {
  announce,
  type Announcement,
  type AnnouncementListener,
  defineAnnouncement,
} from './database/announcements.js';
export { settleInstant, settleKnownAt, stampInstant } from './database/instant.js';
export {
  FAILURE_POINTS,
  type FailurePoint,
  failpoint,
  watchFailurePoints,
} from './failure-points.js';
export {
  migrate,
  migrationSql,
  type MigrationStep,
  migrationStep,
  type OtherSchema,
} from './database/migrate.js';
export {
  allInScope,
  allInScopeOrOwn,
  inScope,
  ownInScope,
  recordsInScope,
  organisationInScope,
  organisationsInScope,
} from './database/in-scope.js';
export {
  accountsScope,
  noOrganisationsScope,
  type Privilege,
  PRIVILEGES,
  type Scope,
  serviceScope,
  withAccounts,
  withOwnAccount,
  withPrivileges,
} from './database/scope.js';
export { DeclarationsModule } from './declarations/declarations.module.js';
export {
  declareDomain,
  declares,
  type Domain,
  type DomainDeclaration,
} from './declarations/declare-domain.js';
export { DeclaredDomains } from './declarations/declared-domains.js';
export { Audited } from './declarations/audited.js';
export { type DeclaredRoute, DeclaredRoutes } from './declarations/declared-routes.js';
export { type Log, logOf, openLog, shippedLog } from './logging/log.js';
export { NestLog } from './logging/nest-log.js';
export { PlatformModule, type PlatformOptions } from './platform.module.js';
export { problemOfDatabaseError } from './problem/database-problem.js';
export {
  ERRORS_WORDED_MAX,
  type ProblemDocument,
  problemDocumentOf,
} from './problem/problem-document.js';
export { type FieldProblem, Problem, refuseField, type ProblemFacts } from './problem/problem.js';
export { refuseDayTooFar, refuseYearTooFar } from './problem/too-far-ahead.js';
export type { Language } from './problem/language.js';
// Exported with `*`, because domains must be able to extend the interface `DeclaredProblems`. An
// interface that is exported by its name cannot be extended.
export * from './problem/declared-problems.js';
export { wordProblemCode } from './problem/word-problem.js';
export { wordDelivery } from './problem/word-delivery.js';
export { wordAmount } from './problem/word-amount.js';
export { networkOf } from './network/network-of.js';
export { programVersion, projectRoot } from './project-root.js';
export { StartupError } from './startup-error.js';
export { QUEUE_OPTION, queueSchema } from './queue/queue-schema.js';
export { openQueueBackend, type QueueBackend } from './queue/open-queue-backend.js';
export { defineJob, type JobDefinition, InvalidJobPayload } from './queue/job.js';
export { QueueModule } from './queue/queue.module.js';
export {
  ownCounters,
  RateCounters,
  sharedCounters,
  type TakeRequest,
} from './rates/rate-counters.js';
export { Queues, type Schedule } from './queue/queues.js';
export {
  handle,
  type JobHandler,
  queuesOf,
  type RunningWorkers,
  startWorkers,
} from './queue/workers.js';
export {
  deliverDueMails,
  deliverMail,
  type Delivery,
  type DeliveryTally,
  dueMails,
} from './mail/deliver-mail.js';
export { DeliverQueuedMails } from './mail/deliver-queued-mails.js';
export { enqueueMail, mailQueued, type NewMail } from './mail/enqueue-mail.js';
export { listMailFiles, type MailFile, readMailFile } from './mail/file-mailer.js';
export { deliverMailJob } from './mail/jobs.js';
export { withdrawMails } from './mail/mail-row.js';
export { type MailHead, mailHeads, type MailState, mailState } from './mail/mail-state.js';
export {
  type AddressedMail,
  mailsAddressedTo,
  maskedMail,
  type MaskedMail,
} from './mail/read-mail.js';
export { maskSecrets } from './mail/mask-secrets.js';
export { openMailer, type Mailer } from './mail/mailer.js';
export { noteSweep, type Heartbeat, heartbeat } from './queue/heartbeat.js';
export { afterFailure, GIVE_UP_AFTER_DAYS, type MailFailure } from './mail/rules/after-failure.js';
export { isWithin } from './config/address-ranges.js';
export { carriedAddress } from './network/carried-address.js';
export { type AllowList, parseAllowList } from './webhook/address-guard.js';
export {
  AddressRefused,
  type PostAnswer,
  POSTING_MAX_MS,
  type Posting,
  postSafely,
  readTarget,
} from './webhook/post-safely.js';
export { retryAfterMs } from './webhook/retry-after.js';
export { platformEntities } from './platform-entities.js';
export { keepReserve, spendReserve } from './disk/reserve.js';
export { platformDomain } from './platform.declaration.js';
export { MAILS_SQL, CALENDAR_YEARS_SQL } from './database/exported-sql.js';
