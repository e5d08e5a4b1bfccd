/** Objects in objects that a body may have; what we take has two or three. Deeper ones break recursive readers. */
export const DEPTH_MAX = 20;

/** Whether a parsed JSON value is nested at most `max` deep; itself without recursion. */
export function depthWithin(value: unknown, max: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= max; depth += 1) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    if (level.length === 0) return true;
  }
  return false;
}
