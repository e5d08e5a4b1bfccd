/**
 * Reason for a notification about an alert: the alert is new, or a later event such as a reminder
 * or an escalation.
 */
export type Occasion =
  | { why: 'raised' | 'worsened' | 'inherited' | 'head' }
  | { why: 'reminder'; days: number }
  | { why: 'commitment-broken' | 'snooze-over'; day: string }
  | { why: 'escalated'; step: number }
  | { why: 'other' };

/**
 * Parses the server's code for the reason of a notification. Codes that this page does not know
 * become `other`.
 */
export function readOccasion(occasion: string): Occasion {
  if (occasion === 'raised') return { why: 'raised' };
  const [, simple] = /^(worsened|inherited|head)-/.exec(occasion) ?? [];
  if (simple === 'worsened' || simple === 'inherited' || simple === 'head') return { why: simple };
  const days = /^reminder-(\d+)-/.exec(occasion)?.[1];
  if (days !== undefined) return { why: 'reminder', days: Number(days) };
  const [, why, day] = /^(commitment-broken|snooze-over)-(\d{4}-\d\d-\d\d)$/.exec(occasion) ?? [];
  if (day !== undefined && (why === 'commitment-broken' || why === 'snooze-over'))
    return { why, day };
  const step = /^escalated-(\d+)-/.exec(occasion)?.[1];
  return step === undefined ? { why: 'other' } : { why: 'escalated', step: Number(step) };
}
