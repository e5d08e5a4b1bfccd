import type { Day } from '#values';

/**
 * A mid-term adjustment of a plan target, as entered in a change request. Values are decimal texts
 * in the target's unit.
 */
export interface TargetAdjustment {
  targetId: string;
  value: string;
  /** Upper end, if the target is a range of values; otherwise null. */
  valueTo: string | null;
  /** New due day; null leaves the due day stated in the plan unchanged. */
  dueOn: Day | null;
  effectiveOn: Day;
  reason: string;
  document: string;
  place: string | null;
}

/** An approved adjustment of a plan target, with the change request from which it was created. */
export interface TargetAdjustmentRecord extends TargetAdjustment {
  id: string;
  filingId: string;
  number: number;
  filedBy: string;
  approvedBy: string;
  recordedAt: Date;
}
