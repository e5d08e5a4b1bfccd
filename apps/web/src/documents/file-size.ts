const UNITS = ['B', 'KB', 'MB'] as const;
const STEP = 1_024;

/**
 * Writes a size in bytes for people, such as `1.2 MB`. Rounds up, so that a file of little more
 * than a limit does not seem to keep it.
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
