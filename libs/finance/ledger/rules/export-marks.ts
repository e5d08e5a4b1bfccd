/** Lines of an export that are neither a project nor an entry; no line of those begins with `=`. */
export const EXPORT_MARKS = {
  begin: '= tracker-ledger-export 1',
  projects: '= projects',
  entries: '= entries',
  end: (projects: number, entries: number): string =>
    `= end ${projects} projects ${entries} entries`,
} as const;
