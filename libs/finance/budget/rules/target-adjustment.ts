import type { Day } from '#values';

/**
 * A mid-term adjustment of a target, as entered in a change request. Values are exact decimal texts
 * in the target's unit.
 */
export interface TargetAdjustment {
  targetId: string;
  value: string;
  /** Upper end of a range. */
  valueTo: string | null;
  /** New due day; null keeps the plan's. */
  dueOn: Day | null;
  effectiveOn: Day;
  reason: string;
  document: string;
  place: string | null;
}

/** An approved target adjustment. */
export interface TargetAdjustmentRecord extends TargetAdjustment {
  id: string;
  filingId: string;
  number: number;
  filedBy: string;
  approvedBy: string;
  recordedAt: Date;
}
