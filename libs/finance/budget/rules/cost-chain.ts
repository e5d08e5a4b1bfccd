import type { Day, Fen } from '#values';
import { COST_STAGES, type CostFigure, type CostScope, type CostStage } from './cost-figure.js';
import type { Finding } from './estimate-rules.js';
import { type Variance, varianceOf } from './variance.js';

/** An approved cost figure. */
export interface CostRecord extends CostFigure {
  id: string;
  filingId: string;
  /** Amount of the baseline that an adjustment replaces, fen. */
  adjustsFen: Fen | null;
  findings: readonly Finding[];
  filedBy: string;
  approvedBy: string;
  recordedAt: Date;
}

/** The total cost stated in the plan, fen; null when the plan states none. */
export interface PlanFigure {
  totalFen: Fen | null;
  periodFen: Fen | null;
  scope: CostScope;
  note: string | null;
  place: string;
}

/** A figure frozen as a baseline to measure against. Number 1 is the original. */
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
 * A decision about which of several figures counts; without a record id, the plan's own total
 * counts.
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

/** Whether a project may have several figures of one stage at a time, one per approval document. */
export const hasSeveralFigures = (stage: CostStage): boolean =>
  stage === 'adjusted-estimate' ||
  stage === 'contract' ||
  stage === 'settlement' ||
  stage === 'budget';

/**
 * Key of what a figure is about. Two figures with the same key compete; figures with different keys
 * do not.
 */
export function subjectOf({
  stage,
  scope,
  approvalNumber,
}: Pick<CostFigure, 'stage' | 'scope' | 'approvalNumber'>): string {
  return [stage, scope, ...(hasSeveralFigures(stage) ? [approvalNumber ?? '-'] : [])].join('/');
}

/** Key of the plan's own total. */
export const planSubject = (plan: Pick<PlanFigure, 'scope'>): string =>
  subjectOf({ stage: 'stated-total', scope: plan.scope, approvalNumber: null });

/**
 * Whether a figure counts, was set aside by a decision, or is undecided because sources disagree.
 */
export type Standing = 'counts' | 'set-aside' | 'undecided';

/** A cost figure with its standing and its variance from the baselines. */
export interface ChainedRecord extends CostRecord {
  subject: string;
  standing: Standing;
  againstOriginal: Variance | null;
  againstCurrent: Variance | null;
}

/** The amount that cost must not exceed; without one, the reason. */
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

/** All known cost figures of a project, by stage and day. */
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
 * Recorded facts about a project's cost, ordered by effective day and then by the time they became
 * known.
 */
export interface ChainFacts {
  plan: PlanFigure;
  records: readonly CostRecord[];
  baselines: readonly Baseline[];
  choices: readonly CostChoice[];
}

/**
 * Combines a project's figures and determines which of them count. When figures disagree, none
 * counts until somebody decides.
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

/** The standing of each record by id; that of the plan's total is under the key `plan`. */
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
  const stated = records.filter(({ stage }) => stage === 'stated-total');
  if (
    standings.get(PLAN) === 'undecided' ||
    (plan.totalFen === null && stated.some(({ standing }) => standing === 'undecided'))
  ) {
    return { basis: null, amountFen: null, scope: plan.scope, reason: 'SOURCES_DISAGREE' };
  }
  if (plan.totalFen !== null && standings.get(PLAN) === 'counts')
    return { basis: 'plan-figure', amountFen: plan.totalFen, scope: plan.scope, reason: null };
  const counted =
    stated.find(({ standing, scope }) => standing === 'counts' && scope === plan.scope) ??
    stated.find(({ standing }) => standing === 'counts');
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
 * Amounts of 杭州段 (the Hangzhou section) and 全线 (the whole line) at a stage, fen. If either is null
 * (unknown), so is the share.
 */
export interface SectionShare {
  stage: CostFigure['stage'];
  sectionFen: Fen | null;
  wholeFen: Fen | null;
}

/**
 * Compares the section with the whole line, for each stage with a figure on record or printed in
 * the plan.
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
