export { approveProposal } from './commands/approve-proposal.js';
export { type Correction, correctEntry } from './commands/correct-entry.js';
export { compareAtStart, type StartComparison } from './commands/compare-at-start.js';
export { closeContradiction } from './commands/close-contradiction.js';
export { checkpointFolders, keepDigestFile } from './commands/keep-digest-file.js';
export {
  digestFileName,
  isSigned,
  type MadeDigest,
  makeDigestOnRequest,
  makeDueDigest,
  type SignWith,
  type UnsignedDigest,
} from './commands/make-due-digest.js';
export { enterProposal } from './commands/enter-proposal.js';
export { fileProposal } from './commands/file-proposal.js';
export { type JudgedPostings, judgePostings } from './commands/judge-postings.js';
export { standingVersion } from './store/standing-entries.js';
export { postEntries, PROPOSAL_ENTRIES_MAX } from './commands/post-entries.js';
export { type DirectPosting, postEntry } from './commands/post-entry.js';
export { returnProposal, withdrawProposal } from './commands/return-proposal.js';
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
export { tellLapse } from './commands/tell-lapse.js';
export { undoProposal } from './commands/undo-proposal.js';
export { verifyLedgerJob } from './jobs.js';
export { checkTotals, type TotalsVerdict } from './queries/check-totals.js';
export {
  type EntryFilter,
  entriesOf,
  entryExists,
  entryOf,
  type ListedEntry,
  withSurroundings,
} from './queries/entries.js';
export { insideParentsSql } from './queries/counted-in-parents.js';
export { type ExportedLedger, exportLedger } from './queries/export-ledger.js';
export { type ProofHealth, proofHealth } from './queries/proof-health.js';
export {
  linesOf,
  type ListedProposal,
  type ProposalFilter,
  type ProposalLine,
  proposalsOf,
  type ShownProposal,
  withDeciders,
  withProject,
} from './queries/proposals.js';
export { type ProposalTotal, proposalTotals } from './queries/proposal-totals.js';
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
export { DigestRefused, readDigest, type SignedDigest } from './rules/digest.js';
export { type Waiting, waitingFor } from './queries/waiting-proposals.js';
export {
  FUNDING_SOURCES,
  type FundingSource,
  type Origin,
  ORIGINS,
  SERIES,
  type Series,
} from './rules/entry.js';
export { type Confirmations, confirmedIn, givenOf } from './rules/confirmations.js';
export type { ProjectPosting } from './rules/judge-in-context.js';
export type { Posting } from './rules/judge-posting.js';
export type { LedgerVerdict } from './rules/ledger-walk.js';
export type { NotedHead } from './rules/noted-head.js';
export { LAPSE_DAYS, lapsedDays } from './rules/proof-days.js';
export { DigestKey, openDigestKey, publicKeyFileOf, readPublicKey } from './store/digest-key.js';
export {
  type Contradiction,
  type ContradictionFilter,
  countOpenContradictions,
  listContradictions,
} from './store/contradiction-rows.js';
export {
  checkpointPage,
  type DigestFacts,
  digestOf,
  digestOfHash,
  listDigests,
  type ListedDigest,
  newestDigest,
  type StoredDigest,
  unwitnessedEntries,
} from './store/digest-rows.js';
export { ledgerEntities, LedgerEntryRow, LedgerHeadRow } from './store/entry-row.js';
export {
  LedgerProposalRow,
  PROPOSAL_KINDS,
  PROPOSAL_STATES,
  type ProposalKind,
  type ProposalState,
} from './store/proposal-row.js';
export { lockHeads } from './store/ledger-heads.js';
export { lockProjects, insertProposal, type ProposedEntry } from './store/proposal-rows.js';
export { findProposal } from './store/proposals.js';
export {
  listVerifications,
  type Verification,
  VERIFICATION_WAYS,
} from './store/verification-rows.js';
export { asVerifier } from './store/verifier.js';
export { sayContradiction, wordKind } from './texts/contradiction-words.js';
export { FUNDING_SOURCE_WORDS } from './texts/funding-source-words.js';
