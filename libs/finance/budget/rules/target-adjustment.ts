import type { Day } from '#values';

/** A mid-term adjustment of a target, as somebody files it; values are exact decimal texts in the target's unit. */
export interface TargetAdjustment {
  targetId: string;
  value: string;
  /** The upper end of a range. */
  valueTo: string | null;
  /** A new last day; null leaves the plan's. */
  dueOn: Day | null;
  effectiveOn: Day;
  reason: string;
  document: string;
  place: string | null;
}

/** An approved adjustment. */
export interface TargetAdjustmentRecord extends TargetAdjustment {
  id: string;
  filingId: string;
  number: number;
  filedBy: string;
  approvedBy: string;
  recordedAt: Date;
}
