/** Marker lines of an export. No project or entry line begins with `=`. */
export const EXPORT_MARKS = {
  begin: '= tracker-ledger-export 1',
  projects: '= projects',
  entries: '= entries',
  end: (projects: number, entries: number): string =>
    `= end ${projects} projects ${entries} entries`,
} as const;
