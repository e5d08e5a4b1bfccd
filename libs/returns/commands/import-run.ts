/** Result of processing an import: the outcome, and the number of entries or of problems. */
export interface ImportRun {
  outcome: 'nothing-to-do' | 'refused' | 'ready' | 'filed' | 'gave-up';
  entries?: number;
  errors?: number;
}
