/** Stages of the cost chain in their order, as the API names them. */
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

/** Records of a chain by stage, then by the day from which they hold, then as they were recorded. */
export const inChainOrder = <Row extends Placed>(records: readonly Row[]): Row[] =>
  [...records].sort(
    (one, other) =>
      rank(one.stage) - rank(other.stage) ||
      compare(one.effectiveOn, other.effectiveOn) ||
      compare(one.recordedAt, other.recordedAt),
  );

const compare = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);
