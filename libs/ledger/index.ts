export { enterEntries, type EntriesToEnter } from './commands/enter-entries.js';
export { LEDGER_CHANGE_KINDS, LedgerChanges, ledgerApprovals } from './commands/ledger-changes.js';
export { approveLedgerChangeRequest } from './commands/approve-change-request.js';
export { type Correction, correctEntry } from './commands/correct-entry.js';
export { compareAtStart, type StartComparison } from './commands/compare-at-start.js';
export { ContradictionClosures, requestClosure } from './commands/close-contradiction.js';
export { checkpointFolders, saveCheckpointFile } from './commands/save-checkpoint-file.js';
export {
  signedCheckpointFileName,
  isSigned,
  type MadeCheckpoint,
  makeCheckpointNow,
  makeCheckpointOnRequest,
  makeDueCheckpoint,
  type SignWith,
  type UnsignedCheckpoint,
} from './commands/make-due-checkpoint.js';
export { enterLedgerChangeRequest } from './commands/enter-change-request.js';
export { submitLedgerChangeRequest } from './commands/submit-change-request.js';
export { type CheckedPostings, checkPostings } from './commands/check-postings.js';
export { standingVersion } from './store/standing-entries.js';
export { postEntries, LEDGER_CHANGE_REQUEST_ENTRIES_MAX } from './commands/post-entries.js';
export { type DirectPosting, postEntry } from './commands/post-entry.js';
export {
  returnLedgerChangeRequest,
  withdrawLedgerChangeRequest,
} from './commands/return-change-request.js';
export { recoverEntry } from './commands/recover-entry.js';
export { reverseEntry } from './commands/reverse-entry.js';
export { raiseContradictions, type Telling } from './commands/raise-contradictions.js';
export {
  type Against,
  dueVerification,
  missingHere,
  noteRun,
  type RanVerification,
  runDueVerification,
  verifyAgainst,
  verifyOnRequest,
  type VerifyWith,
  walkCheckpoints,
} from './commands/run-verification.js';
export {
  type AuditLogEvent,
  type AuditLogRun,
  eventOf,
  type RanAuditLog,
  runOverAuditLog,
  verifyAuditLog,
} from './commands/verify-audit-log.js';
export { mailOverdueVerification } from './commands/mail-overdue-verification.js';
export { undoLedgerChangeRequest } from './commands/undo-change-request.js';
export { verifyLedgerJob } from './jobs/jobs.js';
export { checkTotals, type TotalsVerification } from './queries/check-totals.js';
export {
  type EntryFilter,
  entriesOf,
  entryExists,
  entryOf,
  type ListedEntry,
  withSurroundings,
} from './queries/entries.js';
export { insideEachParentSql, insideParentsSql } from './queries/counted-in-parents.js';
export { type ExportedLedger, exportLedger } from './queries/export-ledger.js';
export { type ProofHealth, proofHealth } from './queries/proof-health.js';
export {
  linesOf,
  type ListedLedgerChangeRequest,
  type LedgerChangeRequestFilter,
  type LedgerChangeRequestLine,
  ledgerChangeRequestsOf,
  type ShownLedgerChangeRequest,
  withDeciders,
  withProject,
} from './queries/change-requests.js';
export {
  type LedgerChangeRequestTotal,
  ledgerChangeRequestTotals,
} from './queries/change-request-totals.js';
export { agreedSums, type ProvenSum, provenSums } from './queries/proven-sums.js';
export { currentTotals, type MonthTotal, totalsKnownAt } from './queries/totals.js';
export { verifyExport } from './queries/verify-export.js';
export { verifyLedger } from './queries/verify-ledger.js';
export type { LedgerFlaw } from './rules/chain-walk.js';
export { CheckpointChain, type KeptCheckpoint } from './rules/checkpoint-chain.js';
export {
  CONTRADICTION_KINDS,
  type ContradictionKind,
  auditLogContradiction,
  contradictionOf,
  type FoundContradiction,
} from './rules/contradiction.js';
export { CheckpointRefused, readCheckpoint, type SignedCheckpoint } from './rules/checkpoint.js';
export { type Waiting, waitingFor } from './queries/waiting-change-requests.js';
export {
  FUNDING_SOURCES,
  type FundingSource,
  type Origin,
  ORIGINS,
  SERIES,
  type Series,
} from './rules/entry.js';
export { reversalOf, type Composition, type EntryFacts } from './rules/entry.js';
export { type Confirmations, confirmedIn, givenOf } from './rules/confirmations.js';
export type { ProjectPosting } from './rules/check-in-context.js';
export type { Posting } from './rules/check-posting.js';
export type { LedgerVerification } from './rules/ledger-walk.js';
export type { NotedHead } from './rules/noted-head.js';
export { LAPSE_DAYS, lapsedDays } from './rules/proof-days.js';
export {
  CheckpointKey,
  openCheckpointKey,
  publicKeyFileOf,
  readPublicKey,
} from './store/checkpoint-key.js';
export {
  type Contradiction,
  type ContradictionFilter,
  countOpenContradictions,
  listContradictions,
} from './store/contradiction-rows.js';
export {
  checkpointPage,
  type CheckpointFacts,
  checkpointOf,
  checkpointOfHash,
  listCheckpoints,
  type ListedCheckpoint,
  newestCheckpoint,
  type StoredCheckpoint,
  unwitnessedEntries,
} from './store/checkpoint-rows.js';
export type { RecordedEntry } from './store/find-entry.js';
export { ledgerEntities, LedgerEntryRow, LedgerHeadRow } from './store/entry-row.js';
export {
  type LedgerChangeRequestRow,
  LEDGER_CHANGE_REQUEST_KINDS,
  LEDGER_CHANGE_REQUEST_STATES,
  type LedgerChangeRequestKind,
  type LedgerChangeRequestState,
} from './store/change-request-row.js';
export { heldMonths } from './store/held-months.js';
export { entriesOfMonth, type MonthEntry, waitingInMonth } from './store/month-entries.js';
export { refuseRecovered } from './store/recoveries.js';
export { lockHeads } from './store/ledger-heads.js';
export {
  lockProjects,
  insertLedgerChangeRequest,
  type ProposedEntry,
} from './store/change-request-rows.js';
export { findLedgerChangeRequest } from './store/change-requests.js';
export {
  listVerifications,
  type Verification,
  VERIFICATION_WAYS,
} from './store/verification-rows.js';
export { asVerifier } from './store/verifier.js';
export { sayContradiction, wordKind } from './texts/contradiction-words.js';
export { FUNDING_SOURCE_WORDS } from './texts/funding-source-words.js';
export { ledgerDomain } from './ledger.declaration.js';
export { ledgerProblems } from './words/problems.js';
export {
  LEDGER_TOTALS_SQL,
  LEDGER_HEADS_SQL,
  LEDGER_STAMP_SQL,
  LEDGER_ENTRIES_SQL,
  LEDGER_CHANGE_REQUESTS_SQL,
  LEDGER_CONTRADICTIONS_SQL,
  LEDGER_VERIFICATIONS_SQL,
} from './store/exported-sql.js';
