export type { ImportRun } from './commands/import-run.js';
export { runImport, waitingImports } from './commands/run-import.js';
export { type HandedIn, sendImport, submitImport } from './commands/submit-import.js';
export { RETURN_KIND, ReturnChanges } from './commands/return-changes.js';
export { saveReturn } from './commands/save-return.js';
export { submitReturn } from './commands/submit-return.js';
export { errorSheetsApart, readApart, type UploadedFile } from './files/read-apart.js';
export { importTemplate } from './files/template.js';
export { SHEET_TYPES, type WrittenSheet } from './files/write-sheet.js';
export { ledgerImportJob } from './jobs/jobs.js';
export { storedImportFiles } from './queries/import-content.js';
export { RunWaitingImports } from './jobs/run-waiting-imports.js';
export { errorFile } from './queries/error-file.js';
export {
  findImport,
  importsOf,
  type ListedImport,
  type ListedImportTotal,
  totalsOfImport,
  withFilers,
} from './queries/imports.js';
export {
  type MissingReturns,
  missingReturns,
  organisationsAsked,
} from './queries/missing-returns.js';
export { returnNotifications, type ReturnNotification } from './queries/return-notifications.js';
export { compareTotals, type ControlTotal } from './rules/control-totals.js';
export {
  type ImportProblem,
  type ImportProblemCode,
  problemOfFile,
  problemOfReading,
  type ProblemFacts,
  UnreadableFile,
} from './rules/import-problem.js';
export { plainWord } from './rules/import-words.js';
export { isErrorValue, readAmount } from './rules/read-amount.js';
export { type DateSystem, FROM_1900, readImportDay } from './rules/read-month.js';
export {
  type Cell,
  cellText,
  columnLetters,
  IMPORT_COLUMNS,
  SHEET_FORMATS,
  type SheetFormat,
  type SheetRow,
} from './rules/sheet.js';
export { IMPORT_BYTES_MAX } from './rules/import-limits.js';
export {
  IMPORT_PHASES,
  IMPORT_STATES,
  IMPORT_UNITS,
  importEntities,
  type ImportState,
  type ImportUnit,
  LedgerImportRow,
  SHOWN_IMPORT_STATES,
  type ShownImportState,
} from './store/import-row.js';
export { cellProblems, wordProblem, type WordedProblem } from './texts/import-problems.js';
export { returnsDomain } from './returns.declaration.js';
