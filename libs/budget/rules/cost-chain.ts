import type { Day, Fen } from '#values';
import { COST_STAGES, type CostFigure, type CostScope, type CostStage } from './cost-figure.js';
import type { Finding } from './estimate-rules.js';
import { type Variance, varianceOf } from './variance.js';

/** An approved cost figure, with the change request from which it was created. */
export interface CostRecord extends CostFigure {
  id: string;
  filingId: string;
  /** Amount of the baseline that this figure replaces, fen; null when it is not an adjustment. */
  adjustsFen: Fen | null;
  findings: readonly Finding[];
  filedBy: string;
  approvedBy: string;
  recordedAt: Date;
}

/**
 * Amounts printed in the plan for a project, in fen: the project's total cost and its cost in the
 * plan period. Null when the plan states no amount.
 */
export interface PlanFigure {
  totalFen: Fen | null;
  periodFen: Fen | null;
  scope: CostScope;
  note: string | null;
  place: string;
}

/**
 * An approved cost figure with which later figures are compared. It is never changed. Number 1 is
 * the original baseline; an approved adjustment becomes the baseline with the next number.
 */
export interface Baseline {
  number: number;
  recordId: string;
  amountFen: Fen;
  scope: CostScope;
  setOn: Day;
  reason: string;
  approvedBy: string;
  recordedAt: Date;
}

/**
 * A user's decision which of several competing cost figures is valid. `recordId` identifies the
 * figure; null means the total printed in the plan.
 */
export interface CostChoice {
  id: string;
  subject: string;
  recordId: string | null;
  reason: string;
  effectiveOn: Day;
  chosenBy: string;
  recordedAt: Date;
}

/**
 * Tells whether a project may have several valid figures of this stage at the same time, one for
 * each approval document.
 */
export const hasSeveralFigures = (stage: CostStage): boolean =>
  stage === 'adjusted-estimate' ||
  stage === 'contract' ||
  stage === 'settlement' ||
  stage === 'budget';

/**
 * Returns a key that identifies what a cost figure states (such as the stage and the scope). Two
 * figures with the same key state the same thing and compete: only one of them can be valid.
 */
export function subjectOf({
  stage,
  scope,
  approvalNumber,
}: Pick<CostFigure, 'stage' | 'scope' | 'approvalNumber'>): string {
  return [stage, scope, ...(hasSeveralFigures(stage) ? [approvalNumber ?? '-'] : [])].join('/');
}

/** Returns the key of the total printed in the plan; see {@link subjectOf}. */
export const planSubject = (plan: Pick<PlanFigure, 'scope'>): string =>
  subjectOf({ stage: 'stated-total', scope: plan.scope, approvalNumber: null });

/**
 * Whether a cost figure is valid (`counts`), was rejected in favour of another figure, or is
 * undecided because the sources state different amounts.
 */
export type Standing = 'counts' | 'set-aside' | 'undecided';

/**
 * A cost figure with its standing (whether it is valid) and its difference from the original and
 * from the current baseline.
 */
export interface ChainedRecord extends CostRecord {
  subject: string;
  standing: Standing;
  againstOriginal: Variance | null;
  againstCurrent: Variance | null;
}

/**
 * The amount that a project's cost must not exceed, and the kind of figure it comes from; if there
 * is no such amount, the reason.
 */
export type Ceiling =
  | {
      basis: 'approved-estimate' | 'stated-total' | 'plan-figure';
      amountFen: Fen;
      scope: CostScope;
      reason: null;
    }
  | {
      basis: null;
      amountFen: null;
      scope: CostScope;
      reason: 'TOTAL_NOT_STATED' | 'SOURCES_DISAGREE';
    };

/**
 * All known cost figures of a project, ordered by day, with the baselines, the decisions between
 * competing figures and the resulting cost limit (`ceiling`).
 */
export interface CostChain {
  plan: PlanFigure;
  planStanding: Standing | null;
  records: ChainedRecord[];
  baselines: Baseline[];
  original: Baseline | null;
  current: Baseline | null;
  choices: CostChoice[];
  ceiling: Ceiling;
}

/**
 * Records from which the cost figures of a project are combined. They are ordered by effective day
 * and then by the time of recording.
 */
export interface ChainFacts {
  plan: PlanFigure;
  records: readonly CostRecord[];
  baselines: readonly Baseline[];
  choices: readonly CostChoice[];
}

/**
 * Combines a project's cost figures and determines which of them are valid. When competing figures
 * differ in amount, none is valid until a user decides.
 */
export function buildChain({ plan, records, baselines, choices }: ChainFacts): CostChain {
  const original = baselines.find(({ number }) => number === 1) ?? null;
  const current = baselines.at(-1) ?? null;
  const standings = standingsOf(plan, records, choices);
  const chained = records.map((record): ChainedRecord => ({
    ...record,
    subject: subjectOf(record),
    standing: standings.get(record.id) ?? 'counts',
    againstOriginal: sameScope(record, original),
    againstCurrent: sameScope(record, current),
  }));
  return {
    plan,
    planStanding: plan.totalFen === null ? null : (standings.get(PLAN) ?? 'counts'),
    records: chained,
    baselines: [...baselines],
    original,
    current,
    choices: [...choices],
    ceiling: ceilingOf(plan, chained, current, standings),
  };
}

const PLAN = 'plan';

const sameScope = (record: CostRecord, baseline: Baseline | null): Variance | null =>
  baseline !== null && baseline.scope === record.scope
    ? varianceOf(record.amountFen, baseline.amountFen)
    : null;

/**
 * Returns for each figure whether it is valid, set aside or undecided (its standing), by record id.
 * The total printed in the plan has the key `plan`.
 */
function standingsOf(
  plan: PlanFigure,
  records: readonly CostRecord[],
  choices: readonly CostChoice[],
): Map<string, Standing> {
  const sides = new Map<string, { id: string; amountFen: Fen }[]>();
  const add = (subject: string, side: { id: string; amountFen: Fen }) =>
    sides.set(subject, [...(sides.get(subject) ?? []), side]);
  if (plan.totalFen !== null) add(planSubject(plan), { id: PLAN, amountFen: plan.totalFen });
  for (const record of records) add(subjectOf(record), record);

  const standings = new Map<string, Standing>();
  for (const [subject, figures] of sides) {
    const choice = choices.findLast((one) => one.subject === subject);
    const chosen = choice && figures.find(({ id }) => id === (choice.recordId ?? PLAN));
    const agree = figures.every(({ amountFen }) => amountFen === figures[0]?.amountFen);
    for (const [index, { id }] of figures.entries()) {
      if (chosen) standings.set(id, id === chosen.id ? 'counts' : 'set-aside');
      else standings.set(id, !agree ? 'undecided' : index === 0 ? 'counts' : 'set-aside');
    }
  }
  return standings;
}

function ceilingOf(
  plan: PlanFigure,
  records: readonly ChainedRecord[],
  current: Baseline | null,
  standings: ReadonlyMap<string, Standing>,
): Ceiling {
  if (current !== null) {
    if (standings.get(current.recordId) === 'undecided')
      return { basis: null, amountFen: null, scope: current.scope, reason: 'SOURCES_DISAGREE' };
    return {
      basis: 'approved-estimate',
      amountFen: current.amountFen,
      scope: current.scope,
      reason: null,
    };
  }
  const givenFields = records.filter(({ stage }) => stage === 'stated-total');
  if (
    standings.get(PLAN) === 'undecided' ||
    (plan.totalFen === null && givenFields.some(({ standing }) => standing === 'undecided'))
  ) {
    return { basis: null, amountFen: null, scope: plan.scope, reason: 'SOURCES_DISAGREE' };
  }
  if (plan.totalFen !== null && standings.get(PLAN) === 'counts')
    return { basis: 'plan-figure', amountFen: plan.totalFen, scope: plan.scope, reason: null };
  const counted =
    givenFields.find(({ standing, scope }) => standing === 'counts' && scope === plan.scope) ??
    givenFields.find(({ standing }) => standing === 'counts');
  if (counted)
    return {
      basis: 'stated-total',
      amountFen: counted.amountFen,
      scope: counted.scope,
      reason: null,
    };
  return { basis: null, amountFen: null, scope: plan.scope, reason: 'TOTAL_NOT_STATED' };
}

/**
 * Amounts of 杭州段 (the Hangzhou section) and of 全线 (the whole line) at one stage of cost, in fen;
 * null means unknown.
 */
export interface SectionShare {
  stage: CostFigure['stage'];
  sectionFen: Fen | null;
  wholeFen: Fen | null;
}

/**
 * Lists the amounts of the section and of the whole line for each stage of cost that has a valid
 * figure stating its scope.
 */
export function sharesOf({
  plan,
  planStanding,
  records,
}: Pick<CostChain, 'plan' | 'planStanding' | 'records'>): SectionShare[] {
  const figures = records
    .filter((record) => record.standing === 'counts' && !subjectOf(record).split('/')[2])
    .map(({ stage, scope, amountFen }) => ({ stage, scope, amountFen }));
  if (planStanding === 'counts' && plan.totalFen !== null)
    figures.push({ stage: 'stated-total', scope: plan.scope, amountFen: plan.totalFen });
  const amountOf = (stage: string, scope: CostScope): Fen | null =>
    figures.find((figure) => figure.stage === stage && figure.scope === scope)?.amountFen ?? null;
  const stages = COST_STAGES.filter((stage) =>
    figures.some((figure) => figure.stage === stage && figure.scope !== 'not-stated'),
  );
  return stages.map((stage) => ({
    stage,
    sectionFen: amountOf(stage, 'hangzhou-section'),
    wholeFen: amountOf(stage, 'whole-line'),
  }));
}
