const UNITS = ['B', 'KB', 'MB'] as const;
const STEP = 1_024;

/**
 * Formats a size in bytes for users, such as `1.2 MB`. Rounds up, so that a file slightly larger
 * than a limit is not displayed as being within the limit.
 */
export function fileSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= STEP && unit < UNITS.length - 1) {
    value /= STEP;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  const shown = Math.ceil(value * 10 ** digits) / 10 ** digits;
  return `${shown.toFixed(digits)} ${UNITS[unit] ?? ''}`;
}
