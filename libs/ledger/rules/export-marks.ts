/**
 * Lines that separate the parts of an export file. No line of a project or entry begins with `=`.
 */
export const EXPORT_MARKS = {
  begin: '= tracker-ledger-export 1',
  projects: '= projects',
  entries: '= entries',
  end: (projects: number, entries: number): string =>
    `= end ${projects} projects ${entries} entries`,
} as const;
