const DAY_MS = 86_400_000;

/** What decides whether a backup is missing. */
export interface BackupDuty {
  /** Purpose of the installation. */
  mode: 'trial' | 'production';
  /** Full days without a good backup after which it counts as missing; 0 for never. */
  daysMax: number;
  /** When the last good backup was made; null when there was none. */
  lastAt: Date | null;
  /** Since when the installation has had data; null while it has none. */
  since: Date | null;
}

/**
 * Returns for how many full days there has been no good backup, if that is too long; otherwise
 * null. A trial installation in which nobody ever made a backup does not need one. Where none was
 * ever made, the days are counted from the first data.
 */
export function lateBackupDays(
  { mode, daysMax, lastAt, since }: BackupDuty,
  now: Date,
): number | null {
  const from = lastAt ?? (mode === 'production' ? since : null);
  if (daysMax === 0 || from === null) return null;
  const days = Math.floor((now.getTime() - from.getTime()) / DAY_MS);
  return days >= daysMax ? days : null;
}
