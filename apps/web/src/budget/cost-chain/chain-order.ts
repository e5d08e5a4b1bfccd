/** Cost stages from the first estimate to the final account, with the names of the API. */
export const COST_STAGES = [
  'stated-total',
  'estimate',
  'approved-estimate',
  'adjusted-estimate',
  'budget',
  'contract',
  'settlement',
  'final-account',
] as const;
export const COST_SCOPES = ['whole-line', 'hangzhou-section', 'not-stated'] as const;
export const COST_SOURCES = [
  'approval',
  'plan',
  'bulletin',
  'contract',
  'account',
  'other',
] as const;
export const REASON_CLASSES = [
  'price',
  'policy',
  'geology',
  'design',
  'extent',
  'land',
  'other',
] as const;

interface Placed {
  stage: string;
  effectiveOn: string;
  recordedAt: string;
}

const rank = (stage: string): number => COST_STAGES.findIndex((one) => one === stage);

/**
 * Sorts cost figures by stage, then by the first day on which they are valid, then by the time of
 * recording.
 */
export const inChainOrder = <Row extends Placed>(records: readonly Row[]): Row[] =>
  [...records].sort(
    (one, other) =>
      rank(one.stage) - rank(other.stage) ||
      compare(one.effectiveOn, other.effectiveOn) ||
      compare(one.recordedAt, other.recordedAt),
  );

const compare = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);
